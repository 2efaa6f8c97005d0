package nightjar.files;

/**
 * Tells text from other bytes by the first 8 KiB: many NULs, or many control characters, are not
 * text. A few of either are: crashes leave NULs in logs, and programs colour their lines. UTF-16 is
 * text when it begins with its byte order mark.
 */
final class TextCheck {
  /** Bytes looked at. */
  static final int HEAD = 8192;

  /** NULs in so small a file are no sign of anything. */
  private static final int FEW = 8;

  private TextCheck() {}

  /** Are these the first bytes of a text? */
  static boolean isText(byte[] head, int length) {
    if (hasUtf16Mark(head, length)) {
      return true;
    }
    int nul = 0;
    int control = 0;
    int high = 0;
    for (int i = 0; i < length; i++) {
      byte b = head[i];
      if (b < 0) {
        high++;
      } else if (b == 0) {
        nul++;
      } else if (b < ' ' ? !isUsual(b) : b == 0x7f) {
        control++;
      }
    }
    boolean nulRich = nul > FEW && nul * 10L > length;
    boolean controlRich = (nul + control) * 10L > length * 3L;
    // Compressed or encrypted bytes: a tenth control characters, half above ASCII. No charset looks
    // so.
    boolean noise = (nul + control) * 20L > length && high * 4L > length;
    return !nulRich && !controlRich && !noise;
  }

  /** Is it UTF-16, little or big endian, by its byte order mark? */
  static boolean hasUtf16Mark(byte[] head, int length) {
    return length >= 2
        && ((head[0] == (byte) 0xff && head[1] == (byte) 0xfe)
            || (head[0] == (byte) 0xfe && head[1] == (byte) 0xff));
  }

  /**
   * The charset of UTF-16 text that lacks its mark ({@code UTF-16LE}, {@code UTF-16BE}): every
   * other byte is NUL; empty if it is not that.
   */
  static String unmarkedUtf16(byte[] head, int length) {
    int even = 0;
    int odd = 0;
    for (int i = 0; i + 1 < length; i += 2) {
      even += head[i] == 0 ? 1 : 0;
      odd += head[i + 1] == 0 ? 1 : 0;
    }
    int pairs = length / 2;
    if (pairs < FEW) {
      return "";
    }
    if (odd * 10 > pairs * 8 && even * 10 < pairs) {
      return "UTF-16LE";
    }
    return even * 10 > pairs * 8 && odd * 10 < pairs ? "UTF-16BE" : "";
  }

  /** Tab, line breaks, form feed, backspace, and the escape that begins a colour. */
  private static boolean isUsual(byte b) {
    return (b >= '\b' && b <= '\r') || b == 0x1b;
  }
}
