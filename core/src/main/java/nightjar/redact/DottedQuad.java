package nightjar.redact;

/** Four numbers up to 255 with a separator between any two, as IPv4 addresses are written. */
final class DottedQuad {
  private static final int PARTS = 4;
  private static final int MAX_DIGITS = 3;
  private static final int MAX = 255;

  /** There is none. */
  static final long NONE = -1;

  private DottedQuad() {}

  /** Where one starts at {@code start}: its end and, as the lower 32 bits, its value. */
  static long at(CharSequence text, int start, char separator) {
    int value = 0;
    int at = start;
    for (int part = 0; part < PARTS; part++) {
      if (part > 0) {
        if (!Ascii.stands(text, at, separator)) {
          return NONE;
        }
        at++;
      }
      int from = at;
      int number = 0;
      while (at - from < MAX_DIGITS && Ascii.isDigit(text, at)) {
        number = number * 10 + text.charAt(at++) - '0';
      }
      if (at == from || number > MAX) {
        return NONE;
      }
      value = value << Byte.SIZE | number;
    }
    return Ascii.isDigit(text, at) ? NONE : (long) at << Integer.SIZE | (value & 0xFFFF_FFFFL);
  }

  static int end(long quad) {
    return (int) (quad >>> Integer.SIZE);
  }

  static int value(long quad) {
    return (int) quad;
  }
}
