package nightjar.duckdb;

import nightjar.store.StoreException;

/**
 * A store cannot be used as it lies there: files are missing, cut or damaged. What is whole of it,
 * {@link StoreSalvage} brings into a new one. A failure of the disk, or of rights, is none.
 */
public final class DamagedStoreException extends StoreException {
  private static final long serialVersionUID = 1L;

  private final String what;

  /**
   * A store that is damaged.
   *
   * @param what what is, in a few words
   */
  DamagedStoreException(String what, String message) {
    super(message);
    this.what = what;
  }

  DamagedStoreException(String what, String message, Throwable cause) {
    super(message, cause);
    this.what = what;
  }

  /** What is damaged, in a few words. */
  public String what() {
    return what;
  }
}
