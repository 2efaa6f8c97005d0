package nightjar.block;

import java.util.Arrays;

/** Makes a {@link ValueFilter} of the long runs of a column, where it has many distinct ones. */
final class FilterWriter {
  /** Letters and digits of a run that somebody would search by itself. */
  static final int LEAST_LENGTH = 8;

  /** Distinct runs from which on a filter is worth it. */
  private static final int LEAST_DISTINCT = 64;

  private static final byte[] NONE = {};

  private final SectionWriter sections;
  private long[] hashes = new long[1 << 12];
  private long[] seen = new long[1 << 12];

  FilterWriter(SectionWriter sections) {
    this.sections = sections;
  }

  /** The section of the filter of values kept as text: runs of letters and digits; -1 if none. */
  int ofTexts(Values values) {
    int found = 0;
    for (int i = 0; i < values.count; i++) {
      int from = values.from[i];
      while ((from = Runs.start(values.text, from, values.to[i])) < values.to[i]) {
        int end = Runs.end(values.text, from, values.to[i]);
        if (end - from >= LEAST_LENGTH) {
          hashes = found == hashes.length ? Arrays.copyOf(hashes, found * 2) : hashes;
          hashes[found++] = ValueFilter.hash(values.text, from, end);
        }
        from = end;
      }
    }
    byte[] bits = bits(hashes, found, LEAST_DISTINCT);
    return bits.length == 0 ? -1 : sections.add(bits);
  }

  /** The bits of a filter; none if there are fewer distinct hashes. The hashes are put in order. */
  byte[] bits(long[] all, int count, int leastDistinct) {
    int distinct = distinct(all, count);
    if (distinct < leastDistinct) {
      return NONE;
    }
    byte[] bits = new byte[ValueFilter.bytes(distinct)];
    for (int i = 0; i < distinct; i++) {
      ValueFilter.add(bits, all[i]);
    }
    return bits;
  }

  /** Brings distinct hashes to the front; how many they are. */
  private int distinct(long[] all, int count) {
    int size = Integer.highestOneBit(Math.max(16, count * 2)) << 1;
    seen = seen.length < size ? new long[size] : seen;
    Arrays.fill(seen, 0, size, 0);
    int distinct = 0;
    for (int i = 0; i < count; i++) {
      long hash = all[i];
      int at = (int) hash & (size - 1);
      while (seen[at] != 0 && seen[at] != hash) {
        at = (at + 1) & (size - 1);
      }
      if (seen[at] == 0) {
        seen[at] = hash;
        all[distinct++] = hash;
      }
    }
    return distinct;
  }
}
