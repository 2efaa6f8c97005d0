package nightjar.source;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;

/**
 * How lines are read.
 *
 * @param format {@code auto}, the name of a format, or a template such as {@code "{time} {level}
 *     {message}"}; see {@link LineFormats}
 * @param zone zone of times that carry none
 * @param reference a moment no line is much younger than; years left out are chosen by it
 * @param maxLineBytes a longer line is cut and flagged
 */
public record ParseSettings(String format, ZoneId zone, Instant reference, int maxLineBytes) {
  /** Longest line kept whole by default: 256 KiB. */
  public static final int MAX_LINE_BYTES = 256 * 1024;

  public ParseSettings {
    Objects.requireNonNull(format);
    Objects.requireNonNull(zone);
    Objects.requireNonNull(reference);
    if (maxLineBytes < 64) {
      throw new IllegalArgumentException("maxLineBytes must be at least 64, not " + maxLineBytes);
    }
  }
}
