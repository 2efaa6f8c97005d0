package nightjar.redact;

import java.util.Arrays;
import java.util.List;
import nightjar.shape.FastKey;
import nightjar.shape.Slots;

/** What is known of all lines of one fast key, found out from the first one. Immutable. */
final class LinePlan {
  /** With more, the rules of the rest are asked whatever the line holds. */
  private static final int MAX_ANCHORS = 24;

  /** May the text have to be decoded? Neither a percent sign nor a backslash is in a blank. */
  final boolean isEncoded;

  /** Anchors in the constant text: places in the blanked text, and the rules that look there. */
  private final int[] places;

  private final long[] rules;

  /** Rules that are asked in any case. */
  private final long always;

  /** By blank: bit set of the rules by which a value may begin there and go on behind. */
  private final long[] reaching;

  private LinePlan(Collected anchors, long[] reaching, boolean isEncoded) {
    this.places = Arrays.copyOf(anchors.places, anchors.count);
    this.rules = Arrays.copyOf(anchors.rules, anchors.count);
    this.always = anchors.beyond;
    this.reaching = reaching;
    this.isEncoded = isEncoded;
  }

  private static final class Collected implements Anchors.Sink {
    private final int[] places = new int[MAX_ANCHORS];
    private final long[] rules = new long[MAX_ANCHORS];
    private int count;
    private long beyond;

    @Override
    public void anchor(int at, long rulesThere) {
      if (count < MAX_ANCHORS) {
        places[count] = at;
        rules[count++] = rulesThere;
      } else {
        beyond |= rulesThere;
      }
    }
  }

  /** From the blanked text; costs about as much as to redact it. */
  static LinePlan of(String blanked, Anchors anchors, List<Rule> rules, int blanks) {
    long[] reaching = new long[blanks];
    int blank = 0;
    for (int at = 0; at < blanked.length() && blank < blanks; at++) {
      if (blanked.charAt(at) == FastKey.BLANK) {
        reaching[blank++] = reaching(blanked, at, rules);
      }
    }
    Collected collected = new Collected();
    anchors.inBlanked(blanked, collected);
    return new LinePlan(collected, reaching, mayBeEncoded(blanked));
  }

  /**
   * Bit set of the rules that may find a value by an anchor in the constant text of this line.
   *
   * @param slots the line's blanks
   * @param from where the line begins in what they are places of
   */
  long asked(CharSequence text, Slots slots, int from, Anchors anchors) {
    long asked = always;
    int blank = 0;
    int shift = 0; // a blank is one character in the blanked text
    for (int i = 0; i < places.length; i++) {
      while (blank < slots.count && slots.start[blank] - from - shift < places[i]) {
        shift += slots.end[blank] - slots.start[blank] - 1;
        blank++;
      }
      long left = rules[i] & ~asked;
      if (left != 0) {
        asked |= anchors.held(text, places[i] + shift, left);
      }
    }
    return asked;
  }

  long reaching(int blank) {
    return reaching[blank];
  }

  private static long reaching(String blanked, int at, List<Rule> rules) {
    long found = 0;
    for (int rule = 0; rule < rules.size(); rule++) {
      found |= rules.get(rule).mayReachOn(blanked, at) ? 1L << rule : 0;
    }
    return found;
  }

  private static boolean mayBeEncoded(String blanked) {
    return blanked.indexOf('\\') >= 0 || blanked.indexOf('%') >= 0;
  }
}
