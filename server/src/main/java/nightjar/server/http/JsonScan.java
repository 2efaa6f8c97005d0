package nightjar.server.http;

/**
 * Checks that bytes are JSON (RFC 8259) in UTF-8 within limits, and finds where each value ends. It
 * builds nothing: one pass, no allocation, so that a line costs about a nanosecond a byte and its
 * bytes can be kept as they came. Not for use by several threads at once.
 */
public final class JsonScan {
  private final byte[] text;
  private final int end;
  private final JsonLimits limits;
  private boolean newlineSeen;

  /**
   * A scan over part of an array.
   *
   * @param end first byte that does not belong to it
   */
  public JsonScan(byte[] text, int end, JsonLimits limits) {
    this.text = text;
    this.end = end;
    this.limits = limits;
  }

  /** Throws if the whole array is not exactly one value. */
  public static void check(byte[] text, JsonLimits limits) throws JsonFault {
    JsonScan scan = new JsonScan(text, text.length, limits);
    int after = scan.skipSpace(scan.value(scan.skipSpace(0)));
    if (after < text.length) {
      throw new JsonFault("expected the end of the body", after);
    }
  }

  /** Says what is wrong where, for readers of what this scan only checks. */
  public static JsonFault fault(String message, int offset) {
    return new JsonFault(message, offset);
  }

  /** First place from here on that is not white space. */
  public int skipSpace(int from) {
    int at = from;
    while (at < end) {
      byte b = text[at];
      if (b == '\n' || b == '\r') {
        newlineSeen = true;
      } else if (b != ' ' && b != '\t') {
        break;
      }
      at++;
    }
    return at;
  }

  /** Was a line break skipped since this was asked last? */
  public boolean takeNewlineSeen() {
    boolean seen = newlineSeen;
    newlineSeen = false;
    return seen;
  }

  /** The place after the value that starts here. */
  public int value(int at) throws JsonFault {
    return value(at, 0);
  }

  private int value(int at, int depth) throws JsonFault {
    if (at >= end) {
      throw new JsonFault("the text ends where a value is expected", at);
    }
    return switch (text[at]) {
      case '{' -> object(at, depth + 1);
      case '[' -> array(at, depth + 1);
      case '"' -> string(at);
      case 't' -> word(at, "true");
      case 'f' -> word(at, "false");
      case 'n' -> word(at, "null");
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number(at);
      default -> throw new JsonFault("expected a value", at);
    };
  }

  private int object(int start, int depth) throws JsonFault {
    checkDepth(start, depth);
    int at = skipSpace(start + 1);
    if (at < end && text[at] == '}') {
      return at + 1;
    }
    for (int keys = 1; ; keys++) {
      if (keys > limits.keys()) {
        throw beyond("an object has more than " + limits.keys() + " keys", at);
      }
      if (at >= end || text[at] != '"') {
        throw new JsonFault("expected a key in quotes", at);
      }
      at = skipSpace(string(at));
      if (at >= end || text[at] != ':') {
        throw new JsonFault("expected ':'", at);
      }
      at = skipSpace(value(skipSpace(at + 1), depth));
      if (at < end && text[at] == '}') {
        return at + 1;
      }
      if (at >= end || text[at] != ',') {
        throw new JsonFault("expected ',' or '}'", at);
      }
      at = skipSpace(at + 1);
    }
  }

  private int array(int start, int depth) throws JsonFault {
    checkDepth(start, depth);
    int at = skipSpace(start + 1);
    if (at < end && text[at] == ']') {
      return at + 1;
    }
    while (true) {
      at = skipSpace(value(at, depth));
      if (at < end && text[at] == ']') {
        return at + 1;
      }
      if (at >= end || text[at] != ',') {
        throw new JsonFault("expected ',' or ']'", at);
      }
      at = skipSpace(at + 1);
    }
  }

  private void checkDepth(int at, int depth) throws JsonFault {
    if (depth > limits.depth()) {
      throw beyond("nested deeper than " + limits.depth(), at);
    }
  }

  private JsonFault beyond(String message, int at) {
    limits.hits().increment();
    return new JsonFault(message, at);
  }

  /** The place after the string whose opening quote is here. */
  private int string(int start) throws JsonFault {
    int at = start + 1;
    while (at < end) {
      byte b = text[at];
      if (b == '"') {
        return at + 1;
      } else if (b == '\\') {
        at = escape(at);
      } else if (b < 0) {
        at = Utf8.after(text, at, end);
        if (at < 0) {
          throw new JsonFault("not valid UTF-8", -at - 1);
        }
      } else if (b < ' ') {
        throw new JsonFault("a control character in a string must be escaped", at);
      } else {
        at++;
      }
    }
    throw new JsonFault("the text ends within a string", end);
  }

  private int escape(int at) throws JsonFault {
    int kind = at + 1 < end ? text[at + 1] : -1;
    if (kind == 'u') {
      for (int i = at + 2; i < at + 6; i++) {
        if (i >= end || Character.digit(text[i], 16) < 0) {
          throw new JsonFault("expected four hexadecimal digits after \\u", Math.min(i, end));
        }
      }
      return at + 6;
    }
    if (kind < 0 || "\"\\/bfnrt".indexOf(kind) < 0) {
      throw new JsonFault("unknown escape", at);
    }
    return at + 2;
  }

  private int word(int at, String word) throws JsonFault {
    for (int i = 0; i < word.length(); i++) {
      if (at + i >= end || text[at + i] != word.charAt(i)) {
        throw new JsonFault("expected a value", at);
      }
    }
    return at + word.length();
  }

  private int number(int start) throws JsonFault {
    int at = text[start] == '-' ? start + 1 : start;
    if (at < end && text[at] == '0') {
      at++;
    } else {
      at = digits(at);
    }
    if (at < end && text[at] == '.') {
      at = digits(at + 1);
    }
    if (at < end && (text[at] == 'e' || text[at] == 'E')) {
      at++;
      if (at < end && (text[at] == '+' || text[at] == '-')) {
        at++;
      }
      at = digits(at);
    }
    if (at - start > limits.numberLength()) {
      throw beyond("a number is longer than " + limits.numberLength(), start);
    }
    return at;
  }

  private int digits(int start) throws JsonFault {
    int at = start;
    while (at < end && text[at] >= '0' && text[at] <= '9') {
      at++;
    }
    if (at == start) {
      throw new JsonFault("expected a digit", at);
    }
    return at;
  }
}
