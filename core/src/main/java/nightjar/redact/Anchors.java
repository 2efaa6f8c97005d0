package nightjar.redact;

import java.util.List;
import nightjar.shape.FastKey;

/**
 * Which rules a text needs: one pass looks at each character once and asks a rule only where one of
 * its anchors stands, and no more once it is needed. A value that is blotted out leaves no anchor
 * behind that was not there before; so one pass before the first rule is enough for all. Immutable,
 * allocates nothing.
 */
final class Anchors {
  /** Among anchors it stands for every character from here on: of Greek, Han and all the others. */
  static final char BEYOND = 0x180;

  /** Beside the bits of the rules: the character makes words. */
  private static final long WORD = 1L << 63;

  private final Rule[] rules;
  private final long[] anchored = new long[BEYOND + 1];

  Anchors(List<Rule> rules) {
    this.rules = rules.toArray(Rule[]::new);
    for (char c = 0; c < BEYOND; c++) {
      anchored[c] = Ascii.isWord(c) ? WORD : 0;
    }
    for (int rule = 0; rule < rules.size(); rule++) {
      String anchors = rules.get(rule).anchors();
      for (int i = 0; i < anchors.length(); i++) {
        anchored[anchors.charAt(i)] |= 1L << rule;
      }
    }
  }

  /** Bit set of the places, in the list of rules, of those that may find a value. */
  long in(CharSequence text) {
    return in(text, 0, text.length(), ~0L);
  }

  /** The same for anchors from one place to another, the first of which no word reaches over. */
  long in(CharSequence text, int from, int to, long wanted) {
    long found = ~wanted;
    long before = 0;
    for (int at = from; at < to; at++) {
      char c = text.charAt(at);
      long here = anchored[Math.min(c, BEYOND)];
      // A sign bit in both: inside a word, where no anchor is.
      if ((here & before) >= 0) {
        long asked = here & ~found & ~WORD;
        if (asked != 0) {
          found |= held(text, at, asked);
        }
      }
      before = here;
    }
    return found & wanted & ~WORD;
  }

  /** Takes the anchors of a line's constant text, from left to right. */
  interface Sink {
    void anchor(int at, long rules);
  }

  /**
   * Tells the anchors in no blank of those rules that may find a value by them, in a line with this
   * {@link FastKey#blanked} text.
   */
  void inBlanked(CharSequence blanked, Sink sink) {
    long before = 0;
    for (int at = 0; at < blanked.length(); at++) {
      char c = blanked.charAt(at);
      long here = anchored[Math.min(c, BEYOND)];
      if (c != FastKey.BLANK && (here & before) >= 0) {
        long found = 0;
        for (long left = here & ~WORD; left != 0; left &= left - 1) {
          int rule = Long.numberOfTrailingZeros(left);
          found |= rules[rule].mayHoldBlanked(blanked, at) ? 1L << rule : 0;
        }
        if (found != 0) {
          sink.anchor(at, found);
        }
      }
      before = here;
    }
  }

  /** Which of some rules may find a value by the anchor at a place. */
  long held(CharSequence text, int at, long asked) {
    long held = 0;
    for (long left = asked; left != 0; left &= left - 1) {
      int rule = Long.numberOfTrailingZeros(left);
      if (rules[rule].mayHold(text, at)) {
        held |= 1L << rule;
      }
    }
    return held;
  }
}
