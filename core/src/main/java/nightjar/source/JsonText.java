package nightjar.source;

import java.util.Arrays;

/** Resolves the escapes of a JSON string where it stands. */
final class JsonText {
  private JsonText() {}

  /**
   * Replaces the escapes in {@code bytes[from, to)} by what they mean and fills the room won with
   * blanks. Line breaks inside become blanks, since a record's message is one line. Returns the end
   * of the text, without line breaks behind it.
   */
  static int unescape(byte[] b, int from, int to) {
    int out = Ascii.indexOf(b, from, to, (byte) '\\');
    if (out == to) {
      return to;
    }
    int at = out;
    while (at < to) {
      byte c = b[at++];
      if (c != '\\' || at >= to) {
        b[out++] = c;
        continue;
      }
      byte escape = b[at++];
      switch (escape) {
        case 'n', 'r', 'b', 'f' -> b[out++] = ' ';
        case 't' -> b[out++] = '\t';
        case 'u' -> {
          int unit = unit(b, at, to);
          if (unit < 0) {
            b[out++] = 'u';
          } else {
            at += 4;
            out = encode(b, out, unit);
          }
        }
        default -> b[out++] = escape;
      }
    }
    Arrays.fill(b, out, to, (byte) ' ');
    return Ascii.trimEnd(b, from, out);
  }

  private static int unit(byte[] b, int at, int to) {
    int unit = 0;
    for (int i = at; i < at + 4; i++) {
      int digit = i < to ? Character.digit(b[i], 16) : -1;
      if (digit < 0) {
        return -1;
      }
      unit = unit << 4 | digit;
    }
    return unit;
  }

  /** Six bytes of escape hold any unit as UTF-8; halves of a pair are kept as three bytes each. */
  private static int encode(byte[] b, int at, int unit) {
    if (unit < 0x20) {
      b[at] = ' ';
      return at + 1;
    }
    if (unit < 0x80) {
      b[at] = (byte) unit;
      return at + 1;
    }
    if (unit < 0x800) {
      b[at] = (byte) (0xC0 | unit >> 6);
      b[at + 1] = (byte) (0x80 | (unit & 63));
      return at + 2;
    }
    b[at] = (byte) (0xE0 | unit >> 12);
    b[at + 1] = (byte) (0x80 | (unit >> 6 & 63));
    b[at + 2] = (byte) (0x80 | (unit & 63));
    return at + 3;
  }
}
