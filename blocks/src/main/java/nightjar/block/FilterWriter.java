package nightjar.block;

import java.util.Arrays;

/** Makes a {@link ValueFilter} of the long runs of a column, where it has many distinct ones. */
final class FilterWriter {
  /** Digits or letters of a run that somebody would search by itself. */
  static final int LEAST_LENGTH = 8;

  /** Distinct runs from which on a filter is worth it. */
  private static final int LEAST_DISTINCT = 64;

  private final SectionWriter sections;
  private long[] seen = new long[1 << 12];

  FilterWriter(SectionWriter sections) {
    this.sections = sections;
  }

  /** The section of the filter; -1 if there is none. */
  int ofNumbers(Skeletons from, int skeleton, int run, int count, long[] hashes) {
    int found = 0;
    for (int i = 0; i < count; i++) {
      if (from.number[i] == skeleton) {
        int at = from.firstRun[i] + run;
        hashes[found++] = ValueFilter.hash(from.digits[at], from.width[at]);
      }
    }
    return write(hashes, found);
  }

  /** The same of values that are kept as text: runs of letters and digits. */
  int ofTexts(Values values) {
    long[] hashes = new long[values.count];
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
    return write(hashes, found);
  }

  private int write(long[] hashes, int count) {
    int distinct = distinct(hashes, count);
    if (distinct < LEAST_DISTINCT) {
      return -1;
    }
    byte[] bits = new byte[ValueFilter.bytes(distinct)];
    for (int i = 0; i < distinct; i++) {
      ValueFilter.add(bits, hashes[i]);
    }
    return sections.add(bits);
  }

  /** Brings distinct hashes to the front; how many they are. */
  private int distinct(long[] hashes, int count) {
    int size = Integer.highestOneBit(Math.max(16, count * 2)) << 1;
    seen = seen.length < size ? new long[size] : seen;
    Arrays.fill(seen, 0, size, 0);
    int distinct = 0;
    for (int i = 0; i < count; i++) {
      long hash = hashes[i];
      int at = (int) hash & (size - 1);
      while (seen[at] != 0 && seen[at] != hash) {
        at = (at + 1) & (size - 1);
      }
      if (seen[at] == 0) {
        seen[at] = hash;
        hashes[distinct++] = hash;
      }
    }
    return distinct;
  }
}
