package nightjar.cli;

import java.nio.charset.StandardCharsets;

/**
 * Knows the lines of a private key in PEM behind its first one, which alone says what they are: up
 * to the line that ends it, or as long as they look like a key, {@link #MOST} lines at most. They
 * may have what a logger puts before each line.
 */
final class KeyBlock {
  private static final int MOST = 256;

  /** Shorter words may be words. */
  private static final int LEAST_WORD = 16;

  private static final String BEGIN = "-----BEGIN ";
  private static final String KEY = "PRIVATE KEY";
  private static final String END = "-----END ";

  private int left;

  /**
   * Moves to a line.
   *
   * @return is it one of a key, and not its first?
   */
  boolean holds(byte[] bytes, int from, int to) {
    boolean isBody = left > 0 && isBody(bytes, from, to);
    left = isBody ? left - 1 : 0;
    int begin = lastIndexOf(bytes, from, to, BEGIN);
    if (isBody && lastIndexOf(bytes, from, to, END) >= 0) {
      left = 0;
    } else if (begin >= 0
        && lastIndexOf(bytes, begin, to, KEY) >= 0
        && lastIndexOf(bytes, begin, to, END) < 0) {
      left = MOST;
    }
    return isBody;
  }

  private static boolean isBody(byte[] bytes, int from, int to) {
    int word = to;
    while (word > from && isBase64(bytes[word - 1])) {
      word--;
    }
    return word == from
        || to - word >= LEAST_WORD
        || lastIndexOf(bytes, from, to, END) >= 0
        || lastIndexOf(bytes, from, to, "Proc-Type:") >= 0
        || lastIndexOf(bytes, from, to, "DEK-Info:") >= 0;
  }

  private static boolean isBase64(byte b) {
    return (b >= 'a' && b <= 'z')
        || (b >= 'A' && b <= 'Z')
        || (b >= '0' && b <= '9')
        || b == '+'
        || b == '/'
        || b == '=';
  }

  private static int lastIndexOf(byte[] bytes, int from, int to, String ascii) {
    byte[] wanted = ascii.getBytes(StandardCharsets.US_ASCII);
    for (int i = to - wanted.length; i >= from; i--) {
      if (stands(bytes, i, wanted)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean stands(byte[] bytes, int at, byte[] wanted) {
    for (int i = 0; i < wanted.length; i++) {
      if (bytes[at + i] != wanted[i]) {
        return false;
      }
    }
    return true;
  }
}
