package nightjar.generator;

/** Numbers as text, without a locale. */
final class Digits {
  private static final String HEX = "0123456789abcdef";

  private Digits() {}

  /** Writes a non-negative number with leading zeros. */
  static void padded(long number, int width, StringBuilder out) {
    long limit = 10;
    for (int digits = 1; digits < width; digits++) {
      if (number < limit) {
        out.append('0');
      }
      limit *= 10;
    }
    out.append(number);
  }

  /** Writes a non-negative number with so many decimals, rounded. */
  static void fixed(double number, int decimals, StringBuilder out) {
    long scale = 1;
    for (int i = 0; i < decimals; i++) {
      scale *= 10;
    }
    long scaled = Math.round(number * scale);
    out.append(scaled / scale).append('.');
    padded(scaled % scale, decimals, out);
  }

  /** Writes the low digits of a number in base 16. */
  static void hex(long bits, int digits, StringBuilder out) {
    for (int i = digits - 1; i >= 0; i--) {
      out.append(HEX.charAt((int) (bits >>> (4 * i)) & 15));
    }
  }
}
