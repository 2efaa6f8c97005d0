package nightjar.block;

/**
 * Which words no text of a block holds, told by {@link Trigrams} and {@link LongNumbers} alone:
 * what is worth keeping of a block that is closed. Immutable; any thread.
 */
public final class TextFilter {
  private final Trigrams trigrams;
  private final LongNumbers longNumbers;

  TextFilter(Trigrams trigrams, LongNumbers longNumbers) {
    this.trigrams = trigrams;
    this.longNumbers = longNumbers;
  }

  /**
   * False if surely no text holds a word anywhere, compared as {@link Block#rowsWith} does. Some
   * microseconds.
   */
  public boolean mayHold(String word) {
    return mayHold(Folding.word(word));
  }

  boolean mayHold(byte[] folded) {
    return trigrams.mayHold(folded)
        && (!LongNumbers.areAsked(folded) || longNumbers.mayHold(folded));
  }

  /** Bytes that it takes in memory. */
  public int bytes() {
    return Trigrams.BYTES + longNumbers.bytes();
  }
}
