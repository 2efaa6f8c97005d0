package nightjar.block;

/** Which ASCII characters values have, in lower case, and whether they have any others. */
final class Letters {
  private long low;
  private long high;
  private boolean others;

  Letters() {}

  void add(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      add(bytes[i]);
    }
  }

  void add(int b) {
    int letter = Folding.lower(b);
    if (letter < 0) {
      others = true;
    } else if (letter < Long.SIZE) {
      low |= 1L << letter;
    } else {
      high |= 1L << letter;
    }
  }

  void add(Letters more) {
    low |= more.low;
    high |= more.high;
    others |= more.others;
  }

  /** Can a value have this byte of a folded word? Others than ASCII may fold to any. */
  boolean mayHold(byte b) {
    return others || (b >= 0 && (((b < Long.SIZE ? low : high) >>> b) & 1) != 0);
  }

  /** 1 if there are others, else 0, then eight bytes each for characters below 64 and from 64. */
  void write(ByteOutput out) {
    out.put(others ? 1 : 0);
    out.putLong(low);
    out.putLong(high);
  }

  static Letters read(ByteInput in) {
    Letters letters = new Letters();
    letters.others = in.read() != 0;
    letters.low = in.readLong();
    letters.high = in.readLong();
    return letters;
  }
}
