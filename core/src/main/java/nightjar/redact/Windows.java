package nightjar.redact;

import nightjar.shape.Slots;

/** Stretches of a text in which values of some rules may begin, in order. One thread. */
final class Windows {
  /** No stretches are known: values may begin anywhere. */
  static final Windows NONE = new Windows();

  private final int[] from = new int[Slots.MAX];
  private final int[] to = new int[Slots.MAX];
  private final long[] rules = new long[Slots.MAX];
  private int count;
  private long known;

  void clear() {
    count = 0;
    known = 0;
  }

  void add(int start, int end, long rulesOf) {
    from[count] = start;
    to[count] = end;
    rules[count] = rulesOf;
    count++;
  }

  /** Of these rules all stretches are known. */
  void keep(long rulesOf) {
    known = rulesOf;
  }

  boolean knows(int rule) {
    return (known & (1L << rule)) != 0;
  }

  /** The first value of a rule that begins at or after a place, or none. */
  long next(WordRule of, int rule, CharSequence text, int at) {
    int place = at;
    for (int i = 0; i < count; i++) {
      if ((rules[i] & (1L << rule)) != 0 && to[i] > place) {
        long found = of.next(text, Math.max(place, from[i]), to[i]);
        if (found >= 0) {
          return found;
        }
        place = (int) ~found;
      }
    }
    return Span.NONE;
  }
}
