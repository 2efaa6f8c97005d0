package nightjar.journal;

import java.io.IOException;

/** The journal cannot be opened or read; the message says which, where and what next. */
public final class JournalException extends IOException {
  private static final long serialVersionUID = 1L;

  public JournalException(String message) {
    super(message);
  }

  public JournalException(String message, Throwable cause) {
    super(message, cause);
  }
}
