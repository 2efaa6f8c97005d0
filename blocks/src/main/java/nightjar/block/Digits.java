package nightjar.block;

/** Decimal digits of unsigned numbers. */
final class Digits {
  private static final int NINE = 9;
  private static final long BILLION = 1_000_000_000;
  private static final long[] POWERS = new long[Format.MAX_DIGITS + 1];

  /** Digits of 00 to 99. */
  private static final byte[] PAIRS = new byte[200];

  static {
    for (int i = 0; i < 100; i++) {
      PAIRS[2 * i] = (byte) ('0' + i / 10);
      PAIRS[2 * i + 1] = (byte) ('0' + i % 10);
    }
    POWERS[0] = 1;
    for (int i = 1; i < POWERS.length; i++) {
      POWERS[i] = POWERS[i - 1] * 10;
    }
  }

  private Digits() {}

  static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  /** How many digits a number has without leading zeros, 1 to 19; more count as 19. */
  static int count(long number) {
    if (number < 0) {
      return Format.MAX_DIGITS;
    }
    // 1233/4096 is a little more than log10 of 2
    int guess = ((Long.SIZE - Long.numberOfLeadingZeros(number | 1)) * 1233) >>> 12;
    return number >= POWERS[guess] ? Math.min(guess + 1, Format.MAX_DIGITS) : Math.max(guess, 1);
  }

  /** Has a number so many digits, without a leading zero? */
  static boolean isNatural(long number, int width) {
    return number < 0 || number >= POWERS[width - 1];
  }

  /** Writes the last so many digits of a number, with leading zeros. */
  static void put(long number, int width, byte[] out, int at) {
    long left = number;
    int place = at + width;
    if (left < 0) {
      out[--place] = (byte) ('0' + Long.remainderUnsigned(left, 10));
      left = Long.divideUnsigned(left, 10);
    }
    while (left > Integer.MAX_VALUE && place - at > NINE) {
      long above = left / BILLION;
      putInt((int) (left - above * BILLION), place - NINE, place, out);
      place -= NINE;
      left = above;
    }
    putInt((int) (left > Integer.MAX_VALUE ? left % BILLION : left), at, place, out);
  }

  private static void putInt(int number, int from, int to, byte[] out) {
    int left = number;
    int place = to;
    while (place - from >= 2) {
      int above = left / 100;
      int pair = (left - above * 100) * 2;
      out[--place] = PAIRS[pair + 1];
      out[--place] = PAIRS[pair];
      left = above;
    }
    if (place > from) {
      out[from] = (byte) ('0' + left % 10);
    }
  }

  /** The number of these digits; of more than nineteen what is left of it in 64 bits. */
  static long parse(byte[] digits, int from, int to) {
    long number = 0;
    for (int i = from; i < to; i++) {
      number = number * 10 + digits[i] - '0';
    }
    return number;
  }
}
