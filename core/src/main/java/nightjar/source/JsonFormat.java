package nightjar.source;

/**
 * One JSON object a line. The keys of {@link FieldNames} are looked for at the top and one level
 * below; what else is there is stepped over. The message is the text of its value as it is written,
 * escapes included; of an object without one, the whole object.
 *
 * <p>Reads every byte once; only the structure that leads to the fields is checked.
 */
final class JsonFormat implements StructuredFormat {
  @Override
  public String name() {
    return "json";
  }

  @Override
  public boolean mayStartWith(byte first) {
    return first == '{' || first == ' ';
  }

  @Override
  public int specificity() {
    return 100;
  }

  @Override
  public boolean match(byte[] b, int from, int to, HeaderFields fields) {
    int open = Ascii.skipBlanks(b, from, to);
    int end = Ascii.trimEnd(b, open, to);
    if (end - open < 2 || b[open] != '{' || b[end - 1] != '}') {
      return false;
    }
    fields.reset(from, to);
    fields.choice.reset();
    if (object(b, open + 1, end, FieldNames.START, 0, fields) != end) {
      return false;
    }
    fields.choice.finish(fields);
    fields.escaped = fields.wrapped;
    return true;
  }

  /** Reads an object whose brace is behind; returns the place after its closing one, or -1. */
  private static int object(
      byte[] b, int from, int to, long outer, int depth, HeaderFields fields) {
    int at = skipSpace(b, from, to);
    if (at < to && b[at] == '}') {
      return at + 1;
    }
    while (at < to && b[at] == '"') {
      int keyEnd = stringEnd(b, at + 1, to);
      if (keyEnd >= to) {
        return -1;
      }
      long hash = FieldNames.hash(outer, b, at + 1, keyEnd);
      at = skipSpace(b, keyEnd + 1, to);
      if (at >= to || b[at] != ':') {
        return -1;
      }
      at = value(b, skipSpace(b, at + 1, to), to, hash, depth, fields);
      if (at < 0) {
        return -1;
      }
      at = skipSpace(b, at, to);
      if (at >= to || b[at] == '}') {
        return at < to ? at + 1 : -1;
      }
      if (b[at] != ',') {
        return -1;
      }
      at = skipSpace(b, at + 1, to);
    }
    return -1;
  }

  private static int value(byte[] b, int at, int to, long key, int depth, HeaderFields fields) {
    if (at >= to) {
      return -1;
    }
    switch (b[at]) {
      case '"' -> {
        int end = stringEnd(b, at + 1, to);
        if (end >= to) {
          return -1;
        }
        int meaning = FieldNames.meaning(key);
        if (meaning != 0) {
          fields.choice.take(meaning, b, at + 1, end, true, fields);
        }
        return end + 1;
      }
      case '{' -> {
        return depth < 2 ? object(b, at + 1, to, key, depth + 1, fields) : skipNested(b, at, to);
      }
      case '[' -> {
        return skipNested(b, at, to);
      }
      default -> {
        int end = at;
        while (end < to && b[end] != ',' && b[end] != '}' && b[end] > ' ') {
          end++;
        }
        int meaning = end == at ? 0 : FieldNames.meaning(key);
        if (meaning != 0) {
          fields.choice.take(meaning, b, at, end, false, fields);
        } else {
          fields.other(b, at, end);
        }
        return end == at ? -1 : end;
      }
    }
  }

  /** Place of the quote that ends a string, or {@code to}. */
  private static int stringEnd(byte[] b, int from, int to) {
    int at = from;
    while (true) {
      at = Ascii.indexOfEither(b, at, to, (byte) '"', (byte) '\\');
      if (at >= to || b[at] == '"') {
        return at;
      }
      at += 2;
      if (at >= to) {
        return to;
      }
    }
  }

  /** Steps over an array or object, whatever is inside, by counting brackets outside strings. */
  private static int skipNested(byte[] b, int from, int to) {
    int open = 0;
    for (int at = from; at < to; at++) {
      switch (b[at]) {
        case '"' -> at = stringEnd(b, at + 1, to);
        case '{', '[' -> open++;
        case '}', ']' -> {
          if (--open == 0) {
            return at + 1;
          }
        }
        default -> {}
      }
    }
    return -1;
  }

  private static int skipSpace(byte[] b, int from, int to) {
    int at = from;
    while (at < to && b[at] <= ' ' && b[at] >= 0) {
      at++;
    }
    return at;
  }
}
