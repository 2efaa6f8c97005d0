package nightjar.redact;

/** A kind of number that people or their things are known by, and how it is written. Immutable. */
interface NumberForm {
  Kind kind();

  /** Is its form or check so telling that it is masked wherever it stands? Else it needs a name. */
  boolean isAlone();

  /** In a few words, by what it is known. */
  String reason();

  /**
   * False if none begins with this letter or digit, the first of {@code run} side by side; where
   * run is {@link NumberForms#MAX_RUN} there may be more.
   */
  default boolean mayBegin(char first, int run) {
    return true;
  }

  /**
   * Where the longest well-formed number that begins at {@code at} ends; -1 if there is none. Looks
   * at a fixed number of characters around it and sees to both edges; allocates nothing, but for
   * checksums that are hashes.
   */
  int end(CharSequence text, int at);
}
