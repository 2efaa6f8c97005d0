package nightjar.search;

import java.util.Set;

/** A query's text and how far it is read: blanks, keywords, quotes, words. */
final class QueryReader {
  private static final Set<String> KEYWORDS = Set.of("AND", "OR", "NOT");

  final String text;
  int at;

  QueryReader(String text) {
    this.text = text;
  }

  boolean atEnd() {
    return at == text.length();
  }

  boolean isAt(char c) {
    return at < text.length() && text.charAt(at) == c;
  }

  void skipBlanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  /** Does a term end at a place? */
  boolean isEnd(int place) {
    return place >= text.length()
        || Character.isWhitespace(text.charAt(place))
        || text.charAt(place) == ')';
  }

  /** The keyword that stands here, or an empty text. */
  String keyword() {
    int end = at;
    while (end < text.length() && end < at + 4 && Character.isLetter(text.charAt(end))) {
      end++;
    }
    String word = text.substring(at, end);
    boolean alone = isEnd(end) || text.charAt(end) == '(';
    return alone && KEYWORDS.contains(word) ? word : "";
  }

  /** Reads what stands between quotes; a quote in it is doubled. */
  String quoted() throws QueryException {
    int start = at;
    StringBuilder inner = new StringBuilder();
    for (int i = start + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '"') {
        inner.append(c);
      } else if (i + 1 < text.length()
          && text.charAt(i + 1) == '"'
          && (i > start + 1 || isDoubled(i))) {
        inner.append(c);
        i++;
      } else {
        at = i + 1;
        return inner.toString();
      }
    }
    int length = text.length() - start;
    String closed = text.substring(start) + (inner.isEmpty() ? "\"\"\"" : "\"");
    throw new QueryException("the quote is not closed", start, length, closed);
  }

  /** Behind an opening quote two more begin a quoted quote, one more closes it. */
  private boolean isDoubled(int place) {
    return text.indexOf('"', place + 2) >= 0;
  }

  /** End of the word at a place: a blank, or a bracket that was not opened in it. */
  int wordEnd(int from) {
    int open = 0;
    int end = from;
    for (; end < text.length() && !Character.isWhitespace(text.charAt(end)); end++) {
      char c = text.charAt(end);
      if (c == '(') {
        open++;
      } else if (c == ')' && --open < 0) {
        break;
      }
    }
    return end;
  }

  /** Reads a word. */
  String word() {
    int start = at;
    at = wordEnd(at);
    return text.substring(start, at);
  }

  /** The slash that closes an expression which begins here; -1 if there is none. */
  int slashEnd() {
    for (int i = at + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '/') {
        return i > at + 1 && isEnd(i + 1) ? i : -1;
      }
    }
    return -1;
  }

  /** A mistake from a place to where reading is. */
  QueryException wrong(int from, String what, String suggestion) {
    return new QueryException(what, from, Math.max(at, from + 1) - from, suggestion);
  }

  /** Hostile text, short and on one line. */
  static String shown(String text) {
    String line = text.replaceAll("[\\p{Cntrl}\\p{Cf}]+", " ");
    return line.length() <= 40 ? line : line.substring(0, 39) + "…";
  }
}
