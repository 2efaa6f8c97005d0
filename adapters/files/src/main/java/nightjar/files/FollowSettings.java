package nightjar.files;

import java.time.Duration;

/**
 * How files are followed.
 *
 * @param poll how often sizes are looked at, over 0
 * @param discovery how often folders and patterns are looked through for new files
 * @param quiet how long a last line without a line break must rest before it is handed in
 * @param linger how long a file that was rotated away is read on after its last change
 * @param retry how long to wait after a refusal that is not temporary, and at most after one that
 *     is
 * @param arrivalBytes most bytes of one arrival, at least 16; a line that is longer is cut there
 * @param arrivalLines most lines of one arrival, at least 1
 */
public record FollowSettings(
    Duration poll,
    Duration discovery,
    Duration quiet,
    Duration linger,
    Duration retry,
    int arrivalBytes,
    int arrivalLines) {
  public FollowSettings {
    check(poll.isPositive(), "poll", "over 0");
    check(!discovery.isNegative(), "discovery", "0 or longer");
    check(!quiet.isNegative(), "quiet", "0 or longer");
    check(!linger.isNegative(), "linger", "0 or longer");
    check(!retry.isNegative(), "retry", "0 or longer");
    check(arrivalBytes >= 16 && arrivalBytes <= 1 << 26, "arrivalBytes", "16 to 67108864");
    check(arrivalLines >= 1, "arrivalLines", "1 or more");
  }

  /** Looks 4 times a second, for new files each second; 1 MiB or 5,000 lines an arrival. */
  public static FollowSettings usual() {
    return new FollowSettings(
        Duration.ofMillis(250),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(60),
        Duration.ofSeconds(10),
        1 << 20,
        5_000);
  }

  private static void check(boolean holds, String key, String range) {
    if (!holds) {
      throw new IllegalArgumentException("follow setting " + key + " must be " + range);
    }
  }
}
