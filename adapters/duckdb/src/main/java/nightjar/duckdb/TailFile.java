package nightjar.duckdb;

/**
 * Where the tail is on disk.
 *
 * @param number of its file, see {@link StoreFolder}; 0 for none
 * @param length bytes of it that count
 */
record TailFile(long number, long length) {
  static final TailFile NONE = new TailFile(0, 0);
}
