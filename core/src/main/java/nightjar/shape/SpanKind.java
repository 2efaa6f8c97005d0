package nightjar.shape;

import java.util.regex.Pattern;

/**
 * What a value is, by its own text alone. The first kind in the order below that the whole value
 * matches; {@link #TEXT} if none does.
 */
public enum SpanKind {
  BOOLEAN("(?i:true|false|yes|no|on|off)"),
  NUMBER(
      "[+-]?(?:\\d++(?:\\.\\d*+)?|\\.\\d++)(?:[eE][+-]?\\d{1,3})?|[+-]?\\d{1,3}(?:,\\d{3}){1,7}"),
  PERCENT("[+-]?\\d++(?:\\.\\d++)? ?%"),
  DURATION(
      "(?:\\d++(?:\\.\\d++)? ?(?:ns|us|\u00b5s|ms|s|secs?|seconds?|m|mins?|minutes?|h|hours?|d|days?)){1,5}"),
  SIZE("\\d++(?:\\.\\d++)? ?(?:[KMGTP]i?)?(?:B|b|[Bb]ytes?)|\\d++(?:\\.\\d++)? ?[KMGT]i?"),
  TIMESTAMP(
      "(?:\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}|\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{2,4})"
          + "(?:[T ]\\d{1,2}:\\d{2}(?::\\d{2}(?:[.,]\\d{1,9})?)?)?(?: ?(?:Z|UTC|[+-]\\d{2}:?\\d{2}))?"
          + "|\\d{1,2}:\\d{2}:\\d{2}(?:[.,:]\\d{1,9})?"
          + "|(?:[A-Z][a-z]{2},? )?[A-Z][a-z]{2} {1,2}\\d{1,2} \\d{2}:\\d{2}:\\d{2}(?: [A-Z]{3,4})?(?: \\d{4})?"),
  UUID("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}"),
  IPV4("(?:\\d{1,3}\\.){3}\\d{1,3}(?:/\\d{1,2})?"),
  MAC("(?:[0-9a-fA-F]{2}[:-]){5}[0-9a-fA-F]{2}"),
  IPV6("(?=[^:]*:[^:]*:)(?:[0-9a-fA-F]{0,4}:){2,7}[0-9a-fA-F]{0,4}(?:/\\d{1,3})?"),
  HEX("0[xX][0-9a-fA-F]++|(?=[0-9a-fA-F]*[a-fA-F])(?=[0-9a-fA-F]*\\d)[0-9a-fA-F]{6,}"),
  URL("[A-Za-z][A-Za-z0-9+.-]*+://\\S++"),
  EMAIL("[\\w.+-]++@[\\w-]++(?:\\.[\\w-]++)++"),
  HOST_PORT("/?(?:[\\w-]++\\.)*+[\\w-]*+:\\d{1,5}"),
  PATH("(?:[A-Za-z]:)?(?:[/\\\\][^/\\\\\\s]*+){2,}|[./~][/\\\\]\\S*+|/\\S*+"),
  VERSION("v?\\d++(?:\\.\\d++){2,4}(?:[-+.][\\w.-]++)?|v\\d++(?:\\.\\d++)*+"),
  HOST("(?:[\\w-]++\\.){1,8}[A-Za-z]{2,}"),
  QUOTED("\"[^\"]*+\"|'[^']*+'"),
  BASE64("(?=\\S*[a-z])(?=\\S*[A-Z])(?=\\S*\\d)[A-Za-z0-9+/_-]{20,}={0,2}"),
  ID("(?=\\S*\\d)[\\w.:#$-]++"),
  WORD("[\\p{L}_-]++"),
  TEXT(".*+");

  private final Pattern pattern;

  SpanKind(String regex) {
    this.pattern = Pattern.compile(regex, Pattern.DOTALL);
  }

  /** Longest value that is looked at; longer ones are text. */
  private static final int LONGEST = 1024;

  public static SpanKind of(CharSequence value) {
    if (value.length() <= LONGEST) {
      for (SpanKind kind : values()) {
        if (kind.pattern.matcher(value).matches()) {
          return kind;
        }
      }
    }
    return TEXT;
  }

  /** Are its values measured, so that their distribution means something? */
  public boolean isQuantity() {
    return switch (this) {
      case NUMBER, PERCENT, DURATION, SIZE -> true;
      default -> false;
    };
  }
}
