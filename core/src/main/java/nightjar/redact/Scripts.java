package nightjar.redact;

/** What scripts have to do with where words end. */
final class Scripts {
  private Scripts() {}

  /**
   * Of Chinese, Japanese, Korean or Thai and its neighbours: a word of ASCII may follow without a
   * space.
   */
  static boolean isUnspaced(char c) {
    return (c >= 0x2E80 && c <= 0xD7FF)
        || (c >= 0xF900 && c <= 0xFAFF)
        || (c >= 0x0E00 && c <= 0x0EFF);
  }
}
