package nightjar.server.http;

/** Text that is not JSON, or JSON beyond the limits. */
public final class JsonFault extends Exception {
  private static final long serialVersionUID = 1L;

  private final int offset;

  JsonFault(String message, int offset) {
    // Hostile input makes many: no stack trace.
    super(message, null, false, false);
    this.offset = offset;
  }

  /** Where, in bytes from the start of the text. */
  public int offset() {
    return offset;
  }

  /** The same with line, column and offset, all counted from 1, 1 and 0. */
  public Problem problem(byte[] text) {
    int line = 1;
    int lineStart = 0;
    for (int i = 0; i < offset && i < text.length; i++) {
      if (text[i] == '\n') {
        line++;
        lineStart = i + 1;
      }
    }
    return new Problem(
        400,
        "The body is not valid JSON: line %d, column %d (byte %d): %s"
            .formatted(line, offset - lineStart + 1, offset, getMessage()),
        "Nothing of the body was accepted. Mend it and send it again.");
  }
}
