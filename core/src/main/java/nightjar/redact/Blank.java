package nightjar.redact;

/**
 * What a blank of a line is like, as far as it tells quickly that no value begins in it: how many
 * characters of which class it has. One thread; filled anew for each blank, some nanoseconds and
 * half of one a character.
 */
final class Blank {
  /** In a shorter one no value is whole. */
  static final int MIN_LENGTH = 7;

  /** Longer ones are not counted: they may be anything. */
  private static final int MAX_LENGTH = 120;

  // Counts side by side in a word, a byte each: what is counted is at most MAX_LENGTH, so a byte's
  // highest bit is free, and tells whether another count can be taken off without borrowing.
  private static final long DIGIT = 1;
  private static final long DOT = 1L << 8;
  private static final long HYPHEN = 1L << 16;
  private static final long CAPITAL = 1L << 24;
  private static final long LETTER = 1L << 32;
  private static final long LENGTH = 1L << 40;
  private static final long LAST_LETTER = 1L << 48;
  private static final long FREE = 0x8080_8080_8080_8080L;

  private static final long[] CLASSES = new long[128];

  static {
    for (char c = 0; c < CLASSES.length; c++) {
      long counts = LENGTH;
      counts |= Ascii.isDigit(c) ? DIGIT : 0;
      counts |= Ascii.isLetter(c) ? LETTER : 0;
      counts |= Ascii.isUpper(c) ? CAPITAL : 0;
      counts |= c == '.' ? DOT : 0;
      counts |= c == '-' ? HYPHEN : 0;
      CLASSES[c] = counts;
    }
  }

  /** Nothing is asked for. */
  static final Need ANY = new Need(0);

  private Blank() {}

  /** Least counts. Immutable. */
  record Need(long counts) {
    Need digits(int least) {
      return new Need(counts + least * DIGIT);
    }

    Need dots(int least) {
      return new Need(counts + least * DOT);
    }

    Need hyphens(int least) {
      return new Need(counts + least * HYPHEN);
    }

    Need capitals(int least) {
      return new Need(counts + least * CAPITAL);
    }

    /** Capitals count as well. */
    Need letters(int least) {
      return new Need(counts + least * LETTER);
    }

    Need length(int least) {
      return new Need(counts + least * LENGTH);
    }

    Need endsInLetter() {
      return new Need(counts + LAST_LETTER);
    }
  }

  /** Counts of the blank {@code bytes[from, to)}, ASCII characters, in one number. */
  static long counts(byte[] bytes, int from, int to) {
    if (to - from > MAX_LENGTH) {
      return ~FREE;
    }
    long counts = Ascii.isLetter((char) bytes[to - 1]) ? LAST_LETTER : 0;
    for (int i = from; i < to; i++) {
      counts += CLASSES[bytes[i]];
    }
    return counts;
  }

  /** Is there as much of everything as is needed? */
  static boolean has(long counts, long needed) {
    return (((counts | FREE) - needed) & FREE) == FREE;
  }
}
