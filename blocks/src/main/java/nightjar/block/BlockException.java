package nightjar.block;

/** Bytes that are no block of a known format; the message says what is wrong and where. */
public final class BlockException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BlockException(String message) {
    super(message);
  }

  public BlockException(String message, Throwable cause) {
    super(message, cause);
  }
}
