package nightjar.redact;

/** Decimal digits of a text, read as numbers. */
final class Digits {
  private Digits() {}

  /** All digits in a piece of text as one number, of at most 18 of them; others are passed over. */
  static long all(CharSequence text, int start, int end) {
    long number = 0;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      number = Ascii.isDigit(c) ? number * 10 + c - '0' : number;
    }
    return number;
  }

  /** {@code length} digits from {@code at} on. */
  static int at(CharSequence text, int at, int length) {
    return (int) all(text, at, at + length);
  }

  /** {@code length} digits of a number, the last of them with {@code behind} more behind it. */
  static int of(long number, int behind, int length) {
    return (int) (number / power(behind) % power(length));
  }

  static long power(int digits) {
    long power = 1;
    for (int i = 0; i < digits; i++) {
      power *= 10;
    }
    return power;
  }

  /** Are all digits of a number of this many the same? */
  static boolean isOneDigit(long number, int count) {
    long last = number % 10;
    long rest = number;
    for (int i = 0; i < count; i++) {
      if (rest % 10 != last) {
        return false;
      }
      rest /= 10;
    }
    return true;
  }
}
