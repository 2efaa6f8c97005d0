package nightjar.redact;

import java.util.Arrays;

/**
 * The values found in a text so far, in their order: where, of what kind, by which rule. One
 * thread; used again for the next text. Cost is linear in the values, for each rule that finds any.
 */
final class Found {
  /** What stands in place of each character of a value for the rules that come after. */
  static final char BLOT = '\0';

  private Spans known = new Spans();
  private Spans merged = new Spans();
  private final Spans come = new Spans();

  /** Values beside each other, none over another. */
  private static final class Spans {
    private long[] spans = new long[16];
    private Kind[] kinds = new Kind[16];
    private Rule[] rules = new Rule[16];
    private int count;

    void add(long span, Kind kind, Rule rule) {
      if (count == spans.length) {
        spans = Arrays.copyOf(spans, 2 * count);
        kinds = Arrays.copyOf(kinds, 2 * count);
        rules = Arrays.copyOf(rules, 2 * count);
      }
      spans[count] = span;
      kinds[count] = kind;
      rules[count] = rule;
      count++;
    }

    void add(Spans other, int i) {
      add(other.spans[i], other.kinds[i], other.rules[i]);
    }

    int start(int i) {
      return Span.start(spans[i]);
    }

    int end(int i) {
      return Span.end(spans[i]);
    }
  }

  void clear() {
    known.count = 0;
    come.count = 0;
  }

  int count() {
    return known.count;
  }

  int start(int i) {
    return known.start(i);
  }

  int end(int i) {
    return known.end(i);
  }

  Kind kind(int i) {
    return known.kinds[i];
  }

  Rule rule(int i) {
    return known.rules[i];
  }

  /** One more of the rule that is at work; they come from left to right. */
  void add(long span, Kind kind, Rule rule) {
    come.add(span, kind, rule);
  }

  /**
   * The rule has found all it finds. Each takes the place of those it holds and goes beyond; it is
   * left out if it lies in one that is known or reaches over the edge of one.
   *
   * @return the text with them blotted out
   */
  String settle(String text) {
    if (come.count == 0) {
      return text;
    }
    char[] characters = text.toCharArray();
    merged.count = 0;
    int before = 0;
    for (int i = 0; i < come.count; i++) {
      int start = come.start(i);
      int end = come.end(i);
      while (before < known.count && known.end(before) <= start) {
        merged.add(known, before++);
      }
      int behind = before;
      boolean isCovering = true;
      while (behind < known.count && known.start(behind) < end) {
        isCovering &= goesBeyond(start, end, behind);
        behind++;
      }
      if (isCovering) {
        Arrays.fill(characters, start, end, BLOT);
        merged.add(come, i);
        before = behind;
      }
    }
    while (before < known.count) {
      merged.add(known, before++);
    }
    Spans free = known;
    known = merged;
    merged = free;
    come.count = 0;
    return new String(characters);
  }

  private boolean goesBeyond(int start, int end, int i) {
    return known.start(i) >= start
        && known.end(i) <= end
        && known.end(i) - known.start(i) < end - start;
  }
}
