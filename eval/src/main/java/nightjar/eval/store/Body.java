package nightjar.eval.store;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Lines of one call, each ended by a line feed; used again for the next. One thread at a time. */
final class Body {
  private byte[] text = new byte[1 << 17];
  private int length;
  private int lines;

  byte[] text() {
    return text;
  }

  int length() {
    return length;
  }

  int lines() {
    return lines;
  }

  void clear() {
    length = 0;
    lines = 0;
  }

  /** Adds bytes of a line; where they begin. */
  int add(byte[] from, int at, int count) {
    int begin = length;
    if (length + count + 1 > text.length) {
      text = Arrays.copyOf(text, Math.max(2 * text.length, length + count + 1));
    }
    System.arraycopy(from, at, text, length, count);
    length += count;
    return begin;
  }

  void endLine() {
    text[length++] = '\n'; // adding left room for it
    lines++;
  }

  @Override
  public String toString() {
    return new String(text, 0, length, StandardCharsets.UTF_8);
  }
}
