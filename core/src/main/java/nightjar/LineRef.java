package nightjar;

/**
 * One line as a person finds it again: file, line number and text.
 *
 * @param file the source's name as it was given
 * @param line number of the record's first line, from 1
 * @param timeNanos event time, nanoseconds since 1970; {@link #NO_TIME} where none is known
 * @param severity OpenTelemetry number, 0 if unspecified
 * @param text the record's first line, cut to what the store keeps; hostile, to be escaped by
 *     whoever shows it
 */
public record LineRef(String file, long line, long timeNanos, int severity, String text) {
  /** Stands for "no readable time". */
  public static final long NO_TIME = Long.MIN_VALUE;
}
