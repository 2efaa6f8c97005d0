package nightjar.redact;

/** What becomes of a value that was found. */
public enum Mode {
  /** A marker stands in its place: {@code [IP]}. */
  MARK,
  /**
   * A marker and a token: {@code [IP] 3f9a12cd}. The same value has the same token as long as the
   * key is the same, that is on one day; nobody without the key can tell the value.
   */
  TOKEN,
  /** A marker and its last four letters or digits, if it has more than twice as many. */
  PARTIAL,
  /** Nothing stands in its place. */
  DROP,
  /** It stays. */
  KEEP
}
