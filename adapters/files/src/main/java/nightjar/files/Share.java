package nightjar.files;

/**
 * What one source may hand in at once, so that all together are about four arrivals, however many
 * sources have lines at the same time: that is what memory holds.
 *
 * @param bytes most of them, unless one line is longer
 * @param lines most of them
 * @param whole what an arrival may have; a longer line is cut there
 */
record Share(int bytes, int lines, int whole) {
  private static final int TOGETHER = 4;
  private static final int LEAST_BYTES = 64 * 1024;
  private static final int LEAST_LINES = 100;

  static Share of(FollowSettings settings, int sources) {
    return new Share(
        part(settings.arrivalBytes(), sources, LEAST_BYTES),
        part(settings.arrivalLines(), sources, LEAST_LINES),
        settings.arrivalBytes());
  }

  private static int part(int whole, int sources, int least) {
    return (int) Math.min(whole, Math.max(least, (long) TOGETHER * whole / sources));
  }

  /** A share of one line of any length. */
  Share ofOneLine() {
    return new Share(whole, 1, whole);
  }

  /** Bytes that must be looked at to know which lines it has. */
  int look() {
    return bytes + 1;
  }

  /**
   * The lines of it; a line that does not fit in it is cut.
   *
   * @param ended is a last line without a line break whole too?
   */
  LineCut cut(byte[] text, int length, boolean ended) {
    return LineCut.of(text, Math.min(length, look()), bytes, lines, ended);
  }

  /** Does it hold a line only in part, that an arrival may hold whole? */
  boolean isTooSmall(LineCut cut) {
    return cut.isCut() && bytes < whole;
  }

  /** Is there more behind the lines of it, as far as those bytes tell? */
  boolean isMore(LineCut cut, int length) {
    return cut.bytes() < length && (cut.lines() >= lines || length > bytes);
  }
}
