package nightjar.block;

/** Runs of ASCII letters and digits. */
final class Runs {
  private Runs() {}

  /** First byte of the next run; {@code to} if there is none. */
  static int start(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && !isIn(bytes[at])) {
      at++;
    }
    return at;
  }

  /** The byte after a run that has begun. */
  static int end(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && isIn(bytes[at])) {
      at++;
    }
    return at;
  }

  static boolean isIn(byte b) {
    return (b >= '0' && b <= '9') || ((b | 0x20) >= 'a' && (b | 0x20) <= 'z');
  }
}
