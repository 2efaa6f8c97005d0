package nightjar.detect;

/**
 * A plain number at a token's place: optional minus, at most 12 digits, one decimal point, and up
 * to three letters of a unit ({@code 843}, {@code -1.5}, {@code 12ms}). No number is what begins
 * with a needless zero (a part of a clock time or an id), a range, a version or a date. Refilled
 * for every token.
 */
final class NumberToken {
  private static final int MAX_DIGITS = 12;
  private static final int MAX_UNIT = 3;
  private static final double[] POWERS = {
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12
  };

  double value;

  /** Letters behind the number, one a byte, the last one lowest; 0 if there are none. */
  int unit;

  /** Reads {@code bytes[from, to)}; says whether it is a number. */
  boolean read(byte[] bytes, int from, int to) {
    boolean negative = bytes[from] == '-';
    int start = negative ? from + 1 : from;
    long digits = 0;
    int count = 0;
    int point = -1;
    int at = start;
    for (; at < to; at++) {
      int digit = bytes[at] - '0';
      if (digit >= 0 && digit <= 9) {
        digits = digits * 10 + digit;
        if (++count > MAX_DIGITS) {
          return false;
        }
      } else if (bytes[at] == '.' && point < 0) {
        point = count;
      } else {
        break;
      }
    }
    if (count == 0
        || bytes[start] == '.'
        || hasNeedlessZero(bytes, start, count, point)
        || !readUnit(bytes, at, to)) {
      return false;
    }
    double size = point < 0 ? digits : digits / POWERS[count - point];
    value = negative ? -size : size;
    return true;
  }

  private static boolean hasNeedlessZero(byte[] bytes, int start, int count, int point) {
    return bytes[start] == '0' && (point < 0 ? count : point) > 1;
  }

  private boolean readUnit(byte[] bytes, int from, int to) {
    unit = 0;
    if (to - from > MAX_UNIT) {
      return false;
    }
    for (int i = from; i < to; i++) {
      int letter = bytes[i] | 0x20;
      if (letter < 'a' || letter > 'z') {
        return false;
      }
      unit = unit << Byte.SIZE | bytes[i];
    }
    return true;
  }

  /**
   * What a number of one unit is multiplied by to be one of another; NaN if the two do not measure
   * the same.
   */
  static double factor(int from, int to) {
    if (from == to) {
      return 1;
    }
    double time = seconds(from) / seconds(to);
    return Double.isNaN(time) ? bytes(from) / bytes(to) : time;
  }

  private static double seconds(int unit) {
    return switch (text(unit)) {
      case "ns" -> 1e-9;
      case "us" -> 1e-6;
      case "ms" -> 1e-3;
      case "s", "sec" -> 1;
      default -> Double.NaN;
    };
  }

  private static double bytes(int unit) {
    return switch (text(unit)) {
      case "B" -> 1;
      case "K", "KB", "kB", "KiB" -> 0x1p10;
      case "M", "MB", "MiB" -> 0x1p20;
      case "G", "GB", "GiB" -> 0x1p30;
      case "T", "TB", "TiB" -> 0x1p40;
      default -> Double.NaN;
    };
  }

  /** A unit as it was written. */
  static String text(int unit) {
    StringBuilder text = new StringBuilder();
    for (int shift = 16; shift >= 0; shift -= 8) {
      int letter = unit >> shift & 0xFF;
      if (letter != 0) {
        text.append((char) letter);
      }
    }
    return text.toString();
  }
}
