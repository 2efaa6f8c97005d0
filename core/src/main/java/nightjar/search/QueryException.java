package nightjar.search;

/** Why a query cannot be read, and where. */
public final class QueryException extends Exception {
  private static final long serialVersionUID = 1L;
  private static final int WIDTH = 72;

  private final int position;
  private final int length;
  private final String suggestion;

  /**
   * @param message what is wrong, without a full stop; may quote the query
   * @param position first character that is wrong, from 0
   * @param length how many are; 1 or more, also at the end of the text
   * @param suggestion what to write instead of these; empty where nobody knows
   */
  QueryException(String message, int position, int length, String suggestion) {
    super(message);
    this.position = position;
    this.length = Math.max(1, length);
    this.suggestion = suggestion;
  }

  public String what() {
    return String.valueOf(getMessage());
  }

  public int position() {
    return position;
  }

  public int length() {
    return length;
  }

  public String suggestion() {
    return suggestion;
  }

  /** The message with the place, as people count: {@code … at character 4: … }. */
  public String sentence() {
    return "The query cannot be read at character " + (position + 1) + ": " + what() + ".";
  }

  /**
   * Two lines for a fixed-width font: what stands about the place, without control characters, and
   * carets under it.
   */
  public String caret(String query) {
    int from = Math.max(0, Math.min(position - WIDTH / 2, query.length() - WIDTH));
    int to = Math.min(query.length(), from + WIDTH);
    StringBuilder lines = new StringBuilder();
    for (int i = from; i < to; i++) {
      char c = query.charAt(i);
      lines.append(isShown(c) ? c : ' ');
    }
    int carets = Math.max(1, Math.min(length, to - position));
    return lines
        .append('\n')
        .append(" ".repeat(position - from))
        .append("^".repeat(carets))
        .toString();
  }

  private static boolean isShown(char c) {
    int type = Character.getType(c);
    return type != Character.CONTROL
        && type != Character.FORMAT
        && type != Character.SURROGATE
        && type != Character.LINE_SEPARATOR
        && type != Character.PARAGRAPH_SEPARATOR;
  }
}
