package nightjar.search;

/**
 * Text whatever its case: every character counts as the lower case of its code point, one by one
 * and in no language. Lower case never changes how many characters a code point takes, so places in
 * the text stay.
 */
public final class Folding {
  private Folding() {}

  /** The text in lower case. */
  public static String of(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (at(text, i) != text.charAt(i)) {
        char[] folded = text.toCharArray();
        for (int j = i; j < folded.length; j++) {
          folded[j] = at(text, j);
        }
        return new String(folded);
      }
    }
    return text;
  }

  /** Does a part in lower case occur in the text? */
  public static boolean contains(String text, String folded) {
    return indexOf(text, folded, 0, text.length()) >= 0;
  }

  /** First place in {@code [from, to)} where the part, in lower case, stands whole; or -1. */
  static int indexOf(String text, String folded, int from, int to) {
    if (folded.isEmpty()) {
      return from <= to ? from : -1;
    }
    char first = folded.charAt(0);
    int last = to - folded.length();
    for (int i = from; i <= last; i++) {
      if (at(text, i) == first && isAt(text, i, folded)) {
        return i;
      }
    }
    return -1;
  }

  /** Does the part in lower case stand at a place? */
  static boolean isAt(String text, int place, String folded) {
    for (int i = 0; i < folded.length(); i++) {
      if (at(text, place + i) != folded.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** The character of the folded text at a place. */
  static char at(String text, int place) {
    char c = text.charAt(place);
    if (c < 128) {
      return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
    }
    return Character.isSurrogate(c) ? surrogate(text, place, c) : Character.toLowerCase(c);
  }

  private static char surrogate(String text, int place, char c) {
    if (Character.isHighSurrogate(c)) {
      boolean whole = place + 1 < text.length() && Character.isLowSurrogate(text.charAt(place + 1));
      return whole ? Character.highSurrogate(Character.toLowerCase(text.codePointAt(place))) : c;
    }
    boolean whole = place > 0 && Character.isHighSurrogate(text.charAt(place - 1));
    return whole ? Character.lowSurrogate(Character.toLowerCase(text.codePointAt(place - 1))) : c;
  }
}
