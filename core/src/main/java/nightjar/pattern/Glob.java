package nightjar.pattern;

import java.util.List;

/**
 * Literals with anything between them, found in time that is proportional to the text: the first at
 * its start, the last at its end, each other one at its first place after the one before. A run of
 * white space in a literal stands for any run of it.
 */
final class Glob {
  private final String[] literals;
  private final int[][] borders;

  /**
   * @param literals at least one; between two slots without anything in between, one is empty
   */
  Glob(List<String> literals) {
    this.literals = literals.stream().map(Glob::singleSpaced).toArray(String[]::new);
    this.borders = new int[this.literals.length][];
    for (int i = 0; i < borders.length; i++) {
      borders[i] = borders(this.literals[i]);
    }
  }

  int slots() {
    return literals.length - 1;
  }

  /** Puts start and end of what is between the literals into {@code spans}, if the text matches. */
  boolean match(CharSequence text, int[] spans) {
    int last = literals.length - 1;
    int at = prefix(text, 0, literals[0]);
    if (at < 0 || last == 0) {
      return at == text.length();
    }
    int spare = spare(text, 0, at);
    for (int i = 1; i < last; i++) {
      String literal = literals[i];
      int shared = spare > 0 && literal.startsWith(" ") ? prefix(text, at - 1, literal) : -1;
      int end = shared >= 0 ? shared : find(text, at, i);
      if (end < 0) {
        return false;
      }
      int start = shared >= 0 ? at - 1 : startOf(text, at, end, literal);
      put(spans, i, Math.min(at, start), start);
      spare = shared >= 0 && literal.length() == 1 ? spare - 1 : spare(text, start, end);
      at = end;
    }
    int bound = spare > 0 && literals[last].startsWith(" ") ? at - 1 : at;
    int start = startOf(text, bound, text.length(), literals[last]);
    put(spans, last, Math.min(at, start), start);
    return start >= 0;
  }

  private static void put(int[] spans, int literal, int start, int end) {
    spans[2 * literal - 2] = start;
    spans[2 * literal - 1] = end;
  }

  /**
   * White space at the end of a literal's place that it can do without: of two spaces one is before
   * an empty value, one behind it.
   */
  private static int spare(CharSequence text, int start, int end) {
    int from = end;
    while (from > start && charAt(text, from - 1) == ' ') {
      from--;
    }
    return end - from - 1;
  }

  /** End of the literal that starts at {@code from}, -1 if another text is there. */
  private static int prefix(CharSequence text, int from, String literal) {
    int at = from;
    for (int i = 0; i < literal.length(); i++) {
      if (at == text.length() || charAt(text, at) != literal.charAt(i)) {
        return -1;
      }
      at = next(text, at);
    }
    return at;
  }

  /** End of the first place of a literal from {@code at} on, -1 if there is none. */
  private int find(CharSequence text, int at, int number) {
    String literal = literals[number];
    int[] border = borders[number];
    int matched = 0;
    int i = at;
    while (matched < literal.length()) {
      if (i == text.length()) {
        return -1;
      }
      char c = charAt(text, i);
      while (matched > 0 && literal.charAt(matched) != c) {
        matched = border[matched - 1];
      }
      matched += literal.charAt(matched) == c ? 1 : 0;
      i = next(text, i);
    }
    return i;
  }

  /** Where the literal that ends at {@code end} starts, not before {@code from}; else -1. */
  private static int startOf(CharSequence text, int from, int end, String literal) {
    int at = end;
    for (int i = literal.length() - 1; i >= 0; i--) {
      if (at <= from || charAt(text, at - 1) != literal.charAt(i)) {
        return -1;
      }
      at--;
      while (literal.charAt(i) == ' ' && at > from && charAt(text, at - 1) == ' ') {
        at--;
      }
    }
    return at;
  }

  /** Knuth, Morris, Pratt: length of the longest border of each prefix. */
  private static int[] borders(String literal) {
    int[] border = new int[literal.length()];
    int matched = 0;
    for (int i = 1; i < literal.length(); i++) {
      while (matched > 0 && literal.charAt(matched) != literal.charAt(i)) {
        matched = border[matched - 1];
      }
      matched += literal.charAt(matched) == literal.charAt(i) ? 1 : 0;
      border[i] = matched;
    }
    return border;
  }

  private static char charAt(CharSequence text, int i) {
    char c = text.charAt(i);
    return TemplateParts.isSpace(c) ? ' ' : c;
  }

  /** The place behind the character at i, or behind the run of white space it starts. */
  private static int next(CharSequence text, int i) {
    int next = i + 1;
    if (charAt(text, i) == ' ') {
      while (next < text.length() && charAt(text, next) == ' ') {
        next++;
      }
    }
    return next;
  }

  private static String singleSpaced(String literal) {
    StringBuilder out = new StringBuilder(literal.length());
    for (int i = 0; i < literal.length(); i = next(literal, i)) {
      out.append(charAt(literal, i));
    }
    return out.toString();
  }
}
