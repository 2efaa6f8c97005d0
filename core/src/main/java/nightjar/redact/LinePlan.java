package nightjar.redact;

import java.util.List;
import nightjar.shape.FastKey;

/** What is known of all lines of one fast key, found out from the first one. Immutable. */
final class LinePlan {
  /** Bit set of the rules that the constant text asks for. */
  final int constant;

  /** By blank: bit set of the rules by which a value may begin there and go on behind. */
  private final int[] reaching;

  private LinePlan(int constant, int[] reaching) {
    this.constant = constant;
    this.reaching = reaching;
  }

  /** From the blanked text; costs about as much as to redact it. */
  static LinePlan of(String blanked, Anchors anchors, List<Rule> rules, int blanks) {
    int[] reaching = new int[blanks];
    int blank = 0;
    for (int at = 0; at < blanked.length() && blank < blanks; at++) {
      if (blanked.charAt(at) == FastKey.BLANK) {
        reaching[blank++] = reaching(blanked, at, rules);
      }
    }
    return new LinePlan(anchors.inBlanked(blanked), reaching);
  }

  int reaching(int blank) {
    return reaching[blank];
  }

  private static int reaching(String blanked, int at, List<Rule> rules) {
    int found = 0;
    for (int rule = 0; rule < rules.size(); rule++) {
      found |= rules.get(rule).mayReachOn(blanked, at) ? 1 << rule : 0;
    }
    return found;
  }
}
