package nightjar.search;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Names of fields: those the query language knows, and what a name in a text may be. */
final class QueryFields {
  /** Fields with a colon. */
  static final Set<String> KNOWN =
      Set.of(
          "level",
          "service",
          "source",
          "pattern",
          "shape",
          "is",
          "from",
          "to",
          "last",
          "id",
          "incident",
          "trace");

  /** What a mistyped name may have been; shorter ones are too near to names in texts. */
  static final List<String> LONG =
      List.of("level", "service", "source", "pattern", "incident", "trace");

  /** Known fields that a comparison asks for too, so that a text's field cannot be called so. */
  static final Set<String> COMPARED = Set.of("level", "service", "source");

  static final int LONGEST_NAME = 64;

  private QueryFields() {}

  /** Can a field in a text be asked for by this name? */
  static boolean isName(String name) {
    return nameEnd(name, 0) == name.length()
        && !name.isEmpty()
        && name.length() <= LONGEST_NAME
        && !COMPARED.contains(name.toLowerCase(Locale.ROOT));
  }

  /** End of the name that begins at a place; the place itself if none does. */
  static int nameEnd(String text, int from) {
    int end = from;
    while (end < text.length() && isPart(text.charAt(end), end == from)) {
      end++;
    }
    while (end > from && (text.charAt(end - 1) == '-' || text.charAt(end - 1) == '.')) {
      end--;
    }
    return end;
  }

  private static boolean isPart(char c, boolean first) {
    return Character.isLetter(c)
        || c == '_'
        || c == '@'
        || (!first && (Character.isDigit(c) || c == '.' || c == '-'));
  }
}
