package nightjar;

/**
 * How bad a record says it is, as OpenTelemetry's severity number: 1–4 trace, 5–8 debug, 9–12 info,
 * 13–16 warn, 17–20 error, 21–24 fatal; 0 where the record does not say. A level name maps to the
 * lowest number of its range.
 *
 * <p>Kept as a {@code byte} on the path, so that a record costs no object.
 *
 * @see <a
 *     href="https://opentelemetry.io/docs/specs/otel/logs/data-model/#field-severitynumber">OpenTelemetry
 *     logs data model</a>
 */
public final class Severity {
  public static final byte UNSPECIFIED = 0;
  public static final byte TRACE = 1;
  public static final byte DEBUG = 5;
  public static final byte INFO = 9;
  public static final byte WARN = 13;
  public static final byte ERROR = 17;
  public static final byte FATAL = 21;

  private Severity() {}

  /**
   * The range a number belongs to: {@code "TRACE"} to {@code "FATAL"}, {@code "UNSPECIFIED"} for 0
   * or less.
   */
  public static String name(int number) {
    if (number <= UNSPECIFIED) {
      return "UNSPECIFIED";
    }
    return switch ((Math.min(number, 24) - 1) / 4) {
      case 0 -> "TRACE";
      case 1 -> "DEBUG";
      case 2 -> "INFO";
      case 3 -> "WARN";
      case 4 -> "ERROR";
      default -> "FATAL";
    };
  }

  /** One letter for a narrow column: T, D, I, W, E, F, or a dot where nothing is known. */
  public static char letter(int number) {
    return number <= UNSPECIFIED ? '·' : name(number).charAt(0);
  }
}
