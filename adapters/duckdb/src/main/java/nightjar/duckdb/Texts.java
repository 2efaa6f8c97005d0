package nightjar.duckdb;

/** What texts are to the database. */
final class Texts {
  private Texts() {}

  /**
   * The text as a column can hold it, which is UTF-8: a surrogate without its other half becomes
   * U+FFFD, so that places in the text stay. Everything else, NUL included, stays as it is.
   */
  static String storable(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return withoutHalves(text, i);
      }
    }
    return text;
  }

  private static String withoutHalves(String text, int from) {
    StringBuilder whole = new StringBuilder(text);
    for (int i = from; i < whole.length(); i++) {
      char c = whole.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < whole.length()
          && Character.isLowSurrogate(whole.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        whole.setCharAt(i, '\uFFFD');
      }
    }
    return whole.toString();
  }

  /**
   * The text with every code point in lower case, one by one and in no language, as DuckDB's {@code
   * lower} does it. The two differ only in letters that came with Unicode 16.
   */
  static String folded(String text) {
    StringBuilder lower = new StringBuilder(text.length());
    storable(text).codePoints().map(Character::toLowerCase).forEach(lower::appendCodePoint);
    return lower.toString();
  }
}
