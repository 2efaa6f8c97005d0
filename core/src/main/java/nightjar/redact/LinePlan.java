package nightjar.redact;

import java.util.List;
import nightjar.shape.FastKey;

/** What is known of all lines of one fast key, found out from the first one. Immutable. */
final class LinePlan {
  /** Bit set of the rules that the constant text asks for. */
  final long constant;

  /** By blank: bit set of the rules by which a value may begin there and go on behind. */
  private final long[] reaching;

  /** May the text have to be decoded? Neither a percent sign nor a backslash is in a blank. */
  final boolean isEncoded;

  private LinePlan(long constant, long[] reaching, boolean isEncoded) {
    this.constant = constant;
    this.reaching = reaching;
    this.isEncoded = isEncoded;
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
    return new LinePlan(anchors.inBlanked(blanked), reaching, mayBeEncoded(blanked));
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
