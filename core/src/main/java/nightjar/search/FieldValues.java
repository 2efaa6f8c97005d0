package nightjar.search;

import org.jspecify.annotations.Nullable;

/**
 * The values of a field in a text. A field is its name, whatever its case, with no letter, digit or
 * underscore before it, then {@code =}, {@code :} or {@code =>}, blanks round it allowed, and a
 * value: what stands between quotes, or else all up to a blank or one of {@code , ; ) ] } > < & |}
 * and quotes, less a full stop or colon at its end. The name may stand in quotes, those of JSON in
 * JSON ({@code \"}) too. So {@code status} finds {@code status=500}, {@code "status": 500} and
 * {@code http.status:500}. A name with dots is also the path of keys of JSON in the text, of which
 * the outer ones may be left out. Any thread. Cost: linear in the text.
 */
final class FieldValues {
  /** What is compared of a value. */
  static final int LONGEST = 256;

  private static final String ENDS = ",;)]}><&|\"'";

  private final String name;
  private final @Nullable JsonPath path;
  private final FieldTest test;

  FieldValues(String name, FieldTest test) {
    this.name = Folding.of(name);
    this.test = test;
    this.path = name.indexOf('.') > 0 ? new JsonPath(this.name, test) : null;
  }

  /** Has the field such a value somewhere? */
  boolean isIn(String text) {
    int at = Folding.indexOf(text, name, 0, text.length());
    while (at >= 0) {
      int value = begins(text, at) ? valueStart(text, at + name.length()) : -1;
      if (value >= 0 && isAt(text, value)) {
        return true;
      }
      at = Folding.indexOf(text, name, at + 1, text.length());
    }
    return path != null && path.isIn(text);
  }

  /** {@code --took=5} has the field {@code took}, {@code x-took=5} has not. */
  private static boolean begins(String text, int at) {
    if (at == 0) {
      return true;
    }
    char before = text.charAt(at - 1);
    boolean joined = before == '-' && at > 1 && Character.isLetterOrDigit(text.charAt(at - 2));
    return !Character.isLetterOrDigit(before) && before != '_' && !joined;
  }

  /** Where the value begins; -1 if the name has none. */
  private static int valueStart(String text, int nameEnd) {
    int at = nameEnd;
    if (at < text.length() && text.charAt(at) == '\\') {
      at++;
    }
    if (at < text.length() && isQuote(text.charAt(at))) {
      at++;
    }
    at = afterBlanks(text, at);
    if (at >= text.length() || (text.charAt(at) != '=' && text.charAt(at) != ':')) {
      return -1;
    }
    boolean arrow = text.startsWith("=>", at);
    return afterBlanks(text, at + (arrow ? 2 : 1));
  }

  /** Few blanks: more do not belong to the field, and would cost. */
  private static int afterBlanks(String text, int from) {
    int at = from;
    while (at < text.length()
        && at < from + 4
        && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
    return at;
  }

  private boolean isAt(String text, int from) {
    int open = text.startsWith("\\", from) ? from + 1 : from;
    if (open < text.length() && isQuote(text.charAt(open))) {
      int end = closing(text, open);
      return end >= 0 && test.test(text, open + 1, end, true);
    }
    int end = from;
    int limit = Math.min(text.length(), from + LONGEST + 1);
    while (end < limit
        && !Character.isWhitespace(text.charAt(end))
        && ENDS.indexOf(text.charAt(end)) < 0) {
      end++;
    }
    if (end > from && (text.charAt(end - 1) == '.' || text.charAt(end - 1) == ':')) {
      end--;
    }
    return end > from && end - from <= LONGEST && test.test(text, from, end, false);
  }

  /** End of what a quote opens: before the next such quote, written as the opening one is. */
  private static int closing(String text, int open) {
    boolean escaped = open > 0 && text.charAt(open - 1) == '\\';
    int limit = Math.min(text.length(), open + LONGEST + 2);
    for (int i = open + 1; i < limit; i++) {
      char c = text.charAt(i);
      if (c == text.charAt(open)) {
        return escaped && text.charAt(i - 1) == '\\' ? i - 1 : i;
      }
      if (c == '\\' && !escaped) {
        i++;
      }
    }
    return -1;
  }

  private static boolean isQuote(char c) {
    return c == '"' || c == '\'';
  }
}
