package nightjar.block;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The ways in which a word can lie over literals and gaps, as far as can be told without the
 * values: of each the longest piece that a gap must hold.
 */
final class Alignments {
  /** Steps after which nobody looks further; a word of hundreds of digits may need many. */
  private static final int MAX_STEPS = 20_000;

  /**
   * One way.
   *
   * @param gap where the longest piece lies
   * @param from first byte of the piece in the word
   * @param to the byte after its last one
   * @param pieces gaps that the word meets
   */
  record Alignment(int gap, int from, int to, int pieces) {
    private Alignment with(int otherGap, int otherFrom, int otherTo) {
      return otherTo - otherFrom > to - from
          ? new Alignment(otherGap, otherFrom, otherTo, pieces + 1)
          : new Alignment(gap, from, to, pieces + 1);
    }

    Piece piece(byte[] word) {
      return new Piece(Arrays.copyOfRange(word, from, to), from > 0, to < word.length);
    }

    /** Is a value that holds the piece all that is asked for? */
    boolean isWhole(byte[] word) {
      return to - from == word.length;
    }
  }

  private static final Alignment NONE = new Alignment(-1, 0, 0, 0);

  /** A literal holds the word, so every text does. */
  final boolean everywhere;

  final Set<Alignment> found = new LinkedHashSet<>();
  private final Pieced text;
  private final byte[] word;
  private int steps;

  Alignments(Pieced text, byte[] word) {
    this.text = text;
    this.word = word;
    everywhere = isInLiteral();
    if (!everywhere) {
      for (int gap = 0; gap < text.gaps(); gap++) {
        fromGap(gap);
        fromLiteral(gap);
      }
    }
  }

  /** There may be more ways than were looked at. */
  boolean areTooMany() {
    return steps >= MAX_STEPS;
  }

  private boolean isInLiteral() {
    for (int i = 0; i <= text.gaps(); i++) {
      byte[] literal = text.literal(i);
      if (Folding.indexOf(literal, 0, literal.length, word) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** The word begins somewhere in a value. */
  private void fromGap(int gap) {
    int most = Math.min(word.length, text.most(gap));
    for (int to = 1; to <= most && text.mayHold(gap, word[to - 1]); to++) {
      leave(gap, to, NONE.with(gap, 0, to));
    }
  }

  /** The word begins in the literal before a gap. */
  private void fromLiteral(int gap) {
    byte[] literal = text.literal(gap);
    int most = Math.min(literal.length, word.length - 1);
    for (int length = 1; length <= most; length++) {
      if (Arrays.equals(literal, literal.length - length, literal.length, word, 0, length)) {
        enter(gap, length, NONE);
      }
    }
  }

  /** The word from here on begins with a gap's value. */
  private void enter(int gap, int from, Alignment before) {
    int most = (int) Math.min(word.length, (long) from + text.most(gap));
    for (int to = from + 1; to <= most && text.mayHold(gap, word[to - 1]); to++) {
      if (to == word.length || to - from >= text.least(gap)) {
        leave(gap, to, before.with(gap, from, to));
      }
    }
  }

  /** The word from here on begins with the literal behind a gap. */
  private void leave(int gap, int from, Alignment before) {
    if (from == word.length) {
      found.add(before);
      return;
    }
    if (++steps >= MAX_STEPS) {
      return;
    }
    byte[] literal = text.literal(gap + 1);
    int length = Math.min(literal.length, word.length - from);
    if (!Arrays.equals(literal, 0, length, word, from, from + length)) {
      return;
    }
    if (from + length == word.length) {
      found.add(before);
    } else if (gap + 1 < text.gaps()) {
      enter(gap + 1, from + length, before);
    }
  }
}
