package nightjar.search;

/**
 * Text with wildcards, whatever its case: {@code *} stands for any characters but blanks, also for
 * none, {@code ?} for one that is no blank. Any thread. Cost of a match: length of the text, times
 * that of the wildcards' text at worst.
 */
final class Glob {
  private final String folded;

  Glob(String text) {
    this.folded = Folding.of(text);
  }

  /** One that is looked for anywhere. */
  static Glob within(String text) {
    return new Glob("*" + text + "*");
  }

  /** Has the text wildcards, and no blank that would part it? */
  static boolean is(String text) {
    return (text.indexOf('*') >= 0 || text.indexOf('?') >= 0)
        && text.chars().noneMatch(Character::isWhitespace);
  }

  /** The longest piece without wildcards, in lower case: a text that matches has it. */
  static String literal(String text) {
    String longest = "";
    for (String piece : text.split("[*?]", -1)) {
      longest = piece.length() > longest.length() ? piece : longest;
    }
    return Folding.of(longest);
  }

  /** Does it match a stretch of the text that blanks end? */
  boolean isIn(String text) {
    for (int from = 0; from <= text.length(); ) {
      int to = stretch(text, from);
      if (matches(text, from, to)) {
        return true;
      }
      from = to + 1;
    }
    return false;
  }

  /** Does it match all of {@code text[from, to)}? */
  boolean isAll(String text, int from, int to) {
    return stretch(text, from) >= to && matches(text, from, to);
  }

  private static int stretch(String text, int from) {
    int to = from;
    while (to < text.length() && !Character.isWhitespace(text.charAt(to))) {
      to++;
    }
    return to;
  }

  /** Where the rest cannot be matched, the last star takes one character more. */
  private boolean matches(String text, int from, int to) {
    int at = from;
    int wanted = 0;
    int star = -1;
    int starEnd = from;
    while (at < to) {
      char c = wanted < folded.length() ? folded.charAt(wanted) : 0;
      if (wanted < folded.length() && c == '*') {
        star = wanted++;
        if (wanted == folded.length()) {
          return true;
        }
        starEnd = at;
      } else if (wanted < folded.length() && c == '?') {
        at += Character.charCount(text.codePointAt(at));
        wanted++;
      } else if (wanted < folded.length() && c == Folding.at(text, at)) {
        at++;
        wanted++;
      } else if (star >= 0) {
        starEnd += Character.charCount(text.codePointAt(starEnd));
        at = starEnd;
        wanted = star + 1;
      } else {
        return false;
      }
    }
    while (wanted < folded.length() && folded.charAt(wanted) == '*') {
      wanted++;
    }
    return at == to && wanted == folded.length();
  }
}
