package nightjar.redact;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import nightjar.shape.FastKey;
import nightjar.shape.Slots;

/**
 * {@link Redactor} for the lines of a stream, with the same outcome: what the constant text of a
 * line asks for is found out once per fast key, and of each line only its blanks are looked at. 1.2
 * million lines of a corpus a CPU-second, of which 29 in 100 hold a value. One thread at a time.
 */
public final class LineRedactor {
  private static final List<Rule> RULES = Redactor.RULES;

  /** Needs of values that lie in a blank, and the rule of each. */
  private static final long[] NEEDS;

  private static final int[] RULE_OF_NEED;

  /** By rule: what a blank needs for a value to begin in it that goes on behind. */
  private static final long[] REACHING_NEEDS =
      RULES.stream().mapToLong(rule -> rule.reachingNeed().counts()).toArray();

  static {
    List<Long> needs = new ArrayList<>();
    List<Integer> rules = new ArrayList<>();
    for (int rule = 0; rule < RULES.size(); rule++) {
      for (Blank.Need need : RULES.get(rule).needs()) {
        needs.add(need.counts());
        rules.add(1 << rule);
      }
    }
    NEEDS = needs.stream().mapToLong(need -> need).toArray();
    RULE_OF_NEED = rules.stream().mapToInt(rule -> rule).toArray();
  }

  private final FastKey key;
  private final Slots slots = new Slots();
  private final LinePlans plans = new LinePlans();
  private final Windows windows = new Windows();

  /**
   * @param key with a seed that senders of lines do not know
   */
  public LineRedactor(FastKey key) {
    this.key = key;
  }

  /**
   * The text of {@code bytes[from, to)}, UTF-8, with a marker in place of each value.
   *
   * @param bytes readable up to eight bytes behind {@code to}
   * @param edges in bytes from {@code from}; in characters of the outcome when this returns
   */
  public Redacted redact(byte[] bytes, int from, int to, Edges edges) {
    String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
    windows.clear();
    // A character a byte: none is beyond ASCII but U+FFFD, for a byte that means nothing.
    boolean isPlain = text.length() == to - from;
    if (!isPlain) {
      toCharacters(edges, bytes, from, text);
    }
    int asked =
        isPlain && text.length() <= FastKey.MAX_BYTES
            ? rules(bytes, from, to, text)
            : Redactor.ANCHORS.in(text);
    return asked == 0 ? new Redacted(text, 0) : Redactor.apply(asked, text, windows, edges);
  }

  /** Places in bytes become places in characters. */
  private static void toCharacters(Edges edges, byte[] bytes, int from, String text) {
    int start = length(bytes, from, edges.from());
    int end = start + length(bytes, from + edges.from(), edges.to() - edges.from());
    edges.set(Math.min(start, text.length()), Math.min(end, text.length()));
  }

  private static int length(byte[] bytes, int from, int length) {
    return new String(bytes, from, length, StandardCharsets.UTF_8).length();
  }

  private int rules(byte[] bytes, int from, int to, String text) {
    LinePlan plan = plan(bytes, from, to);
    int found = plan.constant;
    for (int i = 0; i < slots.count; i++) {
      int start = slots.start[i];
      int end = slots.end[i];
      int reaching = plan.reaching(i);
      if (reaching != 0 || end - start >= Blank.MIN_LENGTH) {
        int possible = possible(Blank.counts(bytes, start, end), reaching) & ~plan.constant;
        if (possible != 0) {
          found |= Redactor.ANCHORS.in(text, start - from, end - from, possible & ~found);
          windows.add(start - from, end - from, possible);
        }
      }
    }
    windows.keep(found & ~plan.constant);
    return found;
  }

  private LinePlan plan(byte[] bytes, int from, int to) {
    long lineKey = key.of(bytes, from, to, slots);
    LinePlan plan = plans.get(lineKey);
    if (plan == null) {
      String blanked = FastKey.blanked(bytes, from, to);
      plan = LinePlan.of(blanked, Redactor.ANCHORS, RULES, slots.count);
      plans.put(lineKey, plan);
    }
    return plan;
  }

  private static int possible(long counts, int reaching) {
    int possible = 0;
    for (int i = 0; i < NEEDS.length; i++) {
      possible |= Blank.has(counts, NEEDS[i]) ? RULE_OF_NEED[i] : 0;
    }
    for (int left = reaching & ~possible; left != 0; left &= left - 1) {
      int rule = Integer.numberOfTrailingZeros(left);
      possible |= Blank.has(counts, REACHING_NEEDS[rule]) ? 1 << rule : 0;
    }
    return possible;
  }
}
