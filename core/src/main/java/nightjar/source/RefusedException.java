package nightjar.source;

/** An arrival was not kept; the message says why, for the sender. */
public final class RefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Will the same arrival be taken later without anybody's help? */
  private final boolean temporary;

  public RefusedException(String message, boolean temporary) {
    super(message);
    this.temporary = temporary;
  }

  public boolean isTemporary() {
    return temporary;
  }
}
