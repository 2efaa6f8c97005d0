package nightjar.sql;

/**
 * Where the tail is on disk.
 *
 * @param number of its file, see the adapter; 0 for none
 * @param length bytes of it that count
 */
public record TailFile(long number, long length) {
  /** There is none. */
  public static final TailFile NONE = new TailFile(0, 0);
}
