package nightjar.block;

import java.nio.charset.StandardCharsets;

/**
 * UTF-8 in lower case, code point by code point, as words are compared. Folding looks at one code
 * point at a time and UTF-8 shows where each begins, so folded pieces side by side are the folded
 * text, and bytes of a folded word are found where the word is.
 */
final class Folding {
  private Folding() {}

  /** A word; half a surrogate pair is U+FFFD, as in the texts. */
  static byte[] word(String word) {
    ByteOutput utf8 = new ByteOutput(word.length() + 8);
    Utf8.put(word, utf8);
    return folded(utf8.bytes, 0, utf8.length);
  }

  static byte[] folded(byte[] bytes, int from, int to) {
    byte[] lower = new byte[to - from];
    if (lower(bytes, from, to, lower, 0)) {
      return lower;
    }
    String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
    StringBuilder folded = new StringBuilder(text.length());
    text.codePoints().map(Character::toLowerCase).forEach(folded::appendCodePoint);
    return folded.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Lower case of ASCII, byte for byte; false if there is anything else. */
  static boolean lower(byte[] bytes, int from, int to, byte[] out, int at) {
    int all = 0;
    for (int i = 0; i < to - from; i++) {
      int b = bytes[from + i];
      all |= b;
      out[at + i] = (byte) lower(b);
    }
    return all >= 0;
  }

  static int lower(int b) {
    return b >= 'A' && b <= 'Z' ? b + ('a' - 'A') : b;
  }

  /** Where the part first stands in {@code bytes[from, to)}; -1 if nowhere. */
  static int indexOf(byte[] bytes, int from, int to, byte[] part) {
    byte first = part[0];
    int last = to - part.length;
    for (int i = from; i <= last; i++) {
      if (bytes[i] == first && matches(bytes, i, part)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean matches(byte[] bytes, int at, byte[] part) {
    for (int i = 1; i < part.length; i++) {
      if (bytes[at + i] != part[i]) {
        return false;
      }
    }
    return true;
  }
}
