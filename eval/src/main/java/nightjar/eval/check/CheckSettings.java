package nightjar.eval.check;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a check is run.
 *
 * @param trials how often the fault happens, 1 to 1,000,000
 * @param seed of the moments, sizes and places that are drawn
 * @param keep where folders of runs that broke a promise are left; empty to remove all
 * @param nightjar the command that starts Nightjar, to which {@code up} and its options are added
 * @param java the command that runs a main class of this program, to which its name is added
 * @param linesPerSecond how many lines each of the four clients sends at most; 0 for no limit
 * @param longest the longest time under load before a fault
 */
public record CheckSettings(
    int trials,
    long seed,
    Optional<Path> keep,
    List<String> nightjar,
    List<String> java,
    int linesPerSecond,
    Duration longest) {
  static final int CLIENTS = 4;
  private static final int USUAL_RATE = 2_500;

  public CheckSettings {
    if (trials < 1 || trials > 1_000_000) {
      throw new IllegalArgumentException("trials must be 1 to 1000000: " + trials);
    }
    if (linesPerSecond < 0 || longest.toMillis() < 250) {
      throw new IllegalArgumentException("the rate must not be negative nor the longest < 250 ms");
    }
    nightjar = List.copyOf(nightjar);
    java = List.copyOf(java);
  }

  /** 2,500 lines a second from each client, and up to 8 s before a fault. */
  public static CheckSettings usual(int trials, long seed, List<String> nightjar) {
    return new CheckSettings(
        trials,
        seed,
        Optional.empty(),
        nightjar,
        OwnProcess.java(),
        USUAL_RATE,
        Duration.ofSeconds(8));
  }

  /** Leaves what broke a promise in a folder. */
  public CheckSettings withKeep(Path folder) {
    return new CheckSettings(
        trials, seed, Optional.of(folder), nightjar, java, linesPerSecond, longest);
  }

  /** As often. */
  public CheckSettings withTrials(int count) {
    return new CheckSettings(count, seed, keep, nightjar, java, linesPerSecond, longest);
  }

  /** So many lines from each client, and so long before a fault at most. */
  public CheckSettings withLoad(int lines, Duration longestLoad) {
    return new CheckSettings(trials, seed, keep, nightjar, java, lines, longestLoad);
  }

  CheckSettings withoutKeep() {
    return new CheckSettings(
        trials, seed, Optional.empty(), nightjar, java, linesPerSecond, longest);
  }

  CheckSettings withSeed(long other) {
    return new CheckSettings(trials, other, keep, nightjar, java, linesPerSecond, longest);
  }

  CheckSettings startedBy(List<String> command) {
    return new CheckSettings(trials, seed, keep, command, java, linesPerSecond, longest);
  }
}
