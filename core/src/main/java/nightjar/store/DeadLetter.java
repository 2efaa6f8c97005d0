package nightjar.store;

import java.util.Objects;
import nightjar.redact.Redacted;

/**
 * An arrival that was taken and kept, and that no path can take: left out of everything that
 * follows, and accounted here. Its bytes are in the journal under the same number, as long as that
 * keeps them.
 *
 * @param arrival its number
 * @param source where it came from; empty if it is not of lines
 * @param nanos when it came, wall clock
 * @param lines how many there are; 0 if it is not of lines
 * @param bytes of them
 * @param reason why, in words; hostile
 * @param sample beginning of the first line; hostile, at most {@value #MAX_SAMPLE} characters
 */
public record DeadLetter(
    long arrival,
    String source,
    long nanos,
    long lines,
    long bytes,
    Redacted reason,
    Redacted sample) {
  public static final int MAX_SAMPLE = 300;

  public DeadLetter {
    Objects.requireNonNull(source);
    Objects.requireNonNull(reason);
    Objects.requireNonNull(sample);
  }

  /**
   * How many there are.
   *
   * @param letters arrivals
   * @param lines in them
   * @param bytes of them
   */
  public record Counts(long letters, long lines, long bytes) {}
}
