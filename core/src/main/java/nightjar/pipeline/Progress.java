package nightjar.pipeline;

/** Told now and then, on the thread that scans, how far a scan is; and asked whether to go on. */
public interface Progress {
  /** Nobody watches, nobody stops. */
  Progress NONE = new Progress() {};

  /**
   * A batch of records was taken in (about a thousand).
   *
   * @param source name of the source in hand
   * @param lines physical lines read so far, all sources
   * @param storedBytes bytes read so far as stored (compressed), all sources
   */
  default void read(String source, long lines, long storedBytes) {}

  /** Should the scan end here and report what it has? */
  default boolean stopped() {
    return false;
  }
}
