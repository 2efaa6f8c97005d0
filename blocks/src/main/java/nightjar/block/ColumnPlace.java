package nightjar.block;

/**
 * Where bytes of a column begin: var how many sections after that of the column before it, var byte
 * of the section, or how many bytes after that column's first if it is the same section. Numbers
 * and texts are counted by themselves.
 *
 * @param section number of the section
 * @param at byte of it
 */
record ColumnPlace(int section, int at) {
  /** Before the first column. */
  static final ColumnPlace NONE = new ColumnPlace(0, 0);

  /** The place that is told from this one on. */
  ColumnPlace next(ByteInput in, Sections sections) {
    int number = section + in.readCount("sections further on", Integer.MAX_VALUE - section);
    sections.check(number, in);
    int from = number == section ? at : 0;
    return new ColumnPlace(
        number, from + in.readCount("bytes further on", Integer.MAX_VALUE - from));
  }

  /** The section of a filter; -1 if there is none. */
  static int readFilter(ByteInput in, Sections sections) {
    int number = in.readCount("as number of a filter", Integer.MAX_VALUE) - 1;
    if (number >= 0) {
      sections.check(number, in);
    }
    return number;
  }

  /** A length that was read, as far as one can be. */
  static int length(long read) {
    return read < 0 ? Integer.MAX_VALUE : (int) Math.min(read, Integer.MAX_VALUE);
  }

  ByteInput open(Sections sections) {
    return sections.open(section, at);
  }
}
