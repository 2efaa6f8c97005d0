package nightjar.store;

/**
 * What became of every line that the path has taken so far: part of each commit, so that it is a
 * function of the arrivals like everything else that is stored.
 *
 * @param taken lines of all arrivals up to the commit, as the journal gave them
 * @param stored of these, lines that are in the store as records or parts of records
 * @param rejected of these, lines of arrivals that are left out ({@link DeadLetter})
 * @param sinceNanos when the first arrival came that is counted, wall clock; 0 if none was yet. It
 *     is not the very first one where the store was written before lines were counted, or was
 *     rewound
 */
public record LineCounts(long taken, long stored, long rejected, long sinceNanos) {
  public static final LineCounts NONE = new LineCounts(0, 0, 0, 0);

  /** With an arrival whose lines are stored. */
  public LineCounts withStored(long came, long inStore, long nanos) {
    return new LineCounts(taken + came, stored + inStore, rejected, since(nanos));
  }

  /** With an arrival that is left out. */
  public LineCounts withRejected(long lines, long nanos) {
    return new LineCounts(taken + lines, stored, rejected + lines, since(nanos));
  }

  private long since(long nanos) {
    return sinceNanos == 0 ? nanos : sinceNanos;
  }
}
