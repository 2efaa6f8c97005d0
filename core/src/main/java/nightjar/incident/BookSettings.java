package nightjar.incident;

import java.time.Duration;

/**
 * When incidents are opened, told and ended.
 *
 * @param openScore least score of an incident that is kept, 0 to 100
 * @param tellScore least score of one that targets are told of, 0 to 100
 * @param pause event time after which what was resolved and is found again has come back
 * @param settling an incident's first minute, in which it grows without being told again
 * @param resolveAfter wall time without anything new after which it is over
 */
public record BookSettings(
    int openScore, int tellScore, Duration pause, Duration settling, Duration resolveAfter) {
  public static final BookSettings DEFAULT =
      new BookSettings(
          30, 50, Duration.ofMinutes(10), Duration.ofMinutes(1), Duration.ofMinutes(60));

  public BookSettings {
    if (openScore < 0 || openScore > 100 || tellScore < openScore || tellScore > 100) {
      throw new IllegalArgumentException(
          "scores must be 0 to 100 and the one to tell not below the one to open: "
              + openScore
              + ", "
              + tellScore);
    }
  }
}
