package nightjar.redact;

import java.util.List;

/**
 * Which rules a text needs: one pass looks at each character once and asks a rule only where one of
 * its anchors stands, and no more once it is needed. A replaced value leaves no anchor behind that
 * was not there before, as it becomes a marker in brackets; so one pass before the first rule is
 * enough for all. Immutable, allocates nothing.
 */
final class Anchors {
  /** Ends before the Kelvin sign, which starts no word of a rule. */
  private static final int CHARACTERS = 0x180;

  /** Beside the bits of the rules: the character makes words. */
  private static final int WORD = 1 << 31;

  private final Rule[] rules;
  private final int[] anchored = new int[CHARACTERS];

  Anchors(List<Rule> rules) {
    this.rules = rules.toArray(Rule[]::new);
    for (char c = 0; c < CHARACTERS; c++) {
      anchored[c] = Ascii.isWord(c) ? WORD : 0;
    }
    for (int rule = 0; rule < rules.size(); rule++) {
      String anchors = rules.get(rule).anchors();
      for (int i = 0; i < anchors.length(); i++) {
        anchored[anchors.charAt(i)] |= 1 << rule;
      }
    }
  }

  /** Bit set of the places, in the list of rules, of those that may find a value. */
  int in(CharSequence text) {
    int found = 0;
    int before = 0;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      int here = c < CHARACTERS ? anchored[c] : 0;
      // A sign bit in both: inside a word, where no anchor is.
      if ((here & before) >= 0) {
        int asked = here & ~found & ~WORD;
        if (asked != 0) {
          found |= held(text, at, asked);
        }
      }
      before = here;
    }
    return found;
  }

  private int held(CharSequence text, int at, int asked) {
    int held = 0;
    for (int left = asked; left != 0; left &= left - 1) {
      int rule = Integer.numberOfTrailingZeros(left);
      if (rules[rule].mayHold(text, at)) {
        held |= 1 << rule;
      }
    }
    return held;
  }
}
