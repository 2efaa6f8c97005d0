package nightjar.source;

import java.util.Locale;
import java.util.Objects;

/** An arrival was not kept; the message says why, for the sender. */
public final class RefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Kinds of causes; what a sender should do next follows from them. */
  public enum Reason {
    /** The disk or a quota is full: free some of it, then send the same again. */
    FULL(true),
    /** More waits for the disk than may: send the same again later. */
    BUSY(true),
    /** The process is ending: send the same again when it is back. */
    CLOSING(true),
    /** The disk does not take it for another reason: somebody has to look at it. */
    BROKEN(true),
    /** It is larger than one arrival may be: send it in parts. */
    TOO_LARGE(false),
    /** It is about something that is not there, or not allowed: it will never be taken. */
    INVALID(false);

    private final boolean temporary;

    Reason(boolean temporary) {
      this.temporary = temporary;
    }

    /** In lower case, as metrics and JSON have it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Reason reason;

  public RefusedException(Reason reason, String message) {
    super(message);
    this.reason = Objects.requireNonNull(reason);
  }

  public Reason reason() {
    return reason;
  }

  /** Will the same arrival be taken later, when what keeps it out has passed? */
  public boolean isTemporary() {
    return reason.temporary;
  }
}
