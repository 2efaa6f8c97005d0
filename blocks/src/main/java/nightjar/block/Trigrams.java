package nightjar.block;

import java.util.Arrays;

/**
 * Which three characters stand side by side in the texts of a block: most words it does not hold
 * are refused by this alone, before layouts and columns are read.
 *
 * <p>Only characters that tokens are made of count (letters whatever their case, {@code _ - /}, all
 * digits as one, and a dot between two others): layouts are cut beside other characters, so three
 * of these always lie in one constant or in one value, and are known without making texts whole.
 *
 * <p>Payload: 4096 bytes, one bit for each three codes of five bits, the first code highest; the
 * lowest bit of a byte first. Codes: 1 to 26 letters, 27 digits, 28 {@code _}, 29 {@code -}, 30
 * {@code /}, 31 the dot.
 */
final class Trigrams {
  static final int BYTES = 1 << 12;

  private static final int CODE_BITS = 5;
  private static final int DIGIT = 27;
  private static final int DOT = 31;
  private static final byte[] CODES = new byte[256];

  /** A number of this many digits has three side by side; of more there is nothing else. */
  private static final int MOST_DIGITS = 3;

  static {
    for (int i = 0; i < 26; i++) {
      CODES['a' + i] = (byte) (1 + i);
      CODES['A' + i] = (byte) (1 + i);
    }
    Arrays.fill(CODES, '0', '9' + 1, (byte) DIGIT);
    CODES['_'] = 28;
    CODES['-'] = 29;
    CODES['/'] = 30;
    CODES['.'] = DOT;
  }

  final byte[] bits;

  Trigrams() {
    this(new byte[BYTES]);
  }

  private Trigrams(byte[] bits) {
    this.bits = bits;
  }

  static Trigrams read(ByteInput in) {
    int from = in.skip(BYTES);
    in.finish();
    return new Trigrams(Arrays.copyOfRange(in.bytes, from, from + BYTES));
  }

  void clear() {
    Arrays.fill(bits, (byte) 0);
  }

  /** Adds those of ASCII values, or of what is in lower case. */
  void add(byte[] bytes, int from, int to) {
    int before = 0;
    int last = 0;
    for (int i = from; i < to; i++) {
      int code = CODES[bytes[i] & 0xFF];
      if (count(before, last, code)) {
        int group = group(before, last, code);
        bits[group >> 3] |= (byte) (1 << (group & 7));
      }
      before = last;
      last = code;
    }
  }

  /** Adds those of any text. */
  void addText(byte[] bytes, int from, int to) {
    if (asciiBytes(bytes, from, to) == to - from) {
      add(bytes, from, to);
    } else {
      byte[] folded = Folding.folded(bytes, from, to);
      add(folded, 0, folded.length);
    }
  }

  /**
   * Adds those of a constant; false if it has other characters whose lower case is ASCII, so that
   * trigrams may lie across its ends.
   */
  boolean addConstant(byte[] bytes, int from, int to) {
    int ascii = asciiBytes(bytes, from, to);
    if (ascii == to - from) {
      add(bytes, from, to);
      return true;
    }
    byte[] folded = Folding.folded(bytes, from, to);
    add(folded, 0, folded.length);
    return asciiBytes(folded, 0, folded.length) == ascii;
  }

  private static int asciiBytes(byte[] bytes, int from, int to) {
    int count = 0;
    for (int i = from; i < to; i++) {
      count += bytes[i] >= 0 ? 1 : 0;
    }
    return count;
  }

  /** Adds those of all values that have a skeleton, whatever their numbers. */
  void addSkeleton(byte[] skeleton, ByteOutput scratch) {
    for (int digits = 1; digits <= MOST_DIGITS; digits++) {
      scratch.clear();
      for (byte b : skeleton) {
        for (int i = b == '0' ? digits : 1; i > 0; i--) {
          scratch.put(b);
        }
      }
      add(scratch.bytes, 0, scratch.length);
    }
  }

  /** False if surely no text holds the folded word. */
  boolean mayHold(byte[] word) {
    int before = 0;
    int last = 0;
    for (byte b : word) {
      int code = CODES[b & 0xFF];
      if (count(before, last, code)) {
        int group = group(before, last, code);
        if (((bits[group >> 3] >> (group & 7)) & 1) == 0) {
          return false;
        }
      }
      before = last;
      last = code;
    }
    return true;
  }

  private static boolean count(int before, int last, int code) {
    return before != 0 && last != 0 && code != 0 && before != DOT && code != DOT;
  }

  private static int group(int before, int last, int code) {
    return (((before << CODE_BITS) | last) << CODE_BITS) | code;
  }
}
