package nightjar.redact;

/** Goes over the literals of rows: {@code ('a', 1, NULL), (…)}. One thread. */
final class SqlRow {
  private final CharSequence text;
  private final int limit;
  private int at;
  private int start;
  private int end;
  private int column = -1;
  private int depth;

  SqlRow(CharSequence text, int from, int limit) {
    this.text = text;
    this.at = from;
    this.limit = limit;
  }

  int start() {
    return start;
  }

  int end() {
    return end;
  }

  int column() {
    return column;
  }

  /** Goes to the next literal; false if there is none. */
  boolean next() {
    while (at < limit) {
      char c = text.charAt(at);
      if (c == '(') {
        depth++;
        column = depth == 1 ? 0 : column;
      } else if (c == ')') {
        depth--;
      } else if (c == ',' && depth == 1) {
        column++;
      } else if (c == ';' || (depth == 0 && c != ',' && !Ascii.isSpace(c))) {
        return false;
      } else if (!Ascii.isSpace(c) && depth == 1) {
        read(c);
        return true;
      }
      at++;
    }
    return false;
  }

  private void read(char first) {
    int quoted = first == 'N' && Ascii.stands(text, at + 1, '\'') ? at + 1 : at;
    char quote = text.charAt(quoted);
    if (quote == '\'' || quote == '"') {
      start = quoted + 1;
      end = start;
      while (end < limit && (text.charAt(end) != quote || isDoubled(quote))) {
        end += text.charAt(end) == quote ? 2 : 1;
      }
      end = Math.min(end, limit);
      at = Math.min(limit, end + 1);
    } else {
      start = at;
      while (at < limit && ",() ;".indexOf(text.charAt(at)) < 0) {
        at++;
      }
      end = at;
    }
  }

  private boolean isDoubled(char quote) {
    return Ascii.stands(text, end + 1, quote);
  }
}
