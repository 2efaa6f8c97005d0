package nightjar.redact;

/**
 * Mail addresses in ASCII. Not recognised: quoted local parts, addresses in brackets or of a host
 * without a dot, letters beyond ASCII.
 */
final class Emails implements Rule {
  private static final int MIN_TOP_LEVEL = 2;

  @Override
  public Kind kind() {
    return Kind.EMAIL;
  }

  @Override
  public String reason() {
    return "a mail address";
  }

  @Override
  public String anchors() {
    return "@";
  }

  @Override
  public boolean mayHold(CharSequence text, int at) {
    return at > 0 && isLocal(text.charAt(at - 1));
  }

  @Override
  public long next(CharSequence text, int from) {
    for (int at = from; at < text.length(); at++) {
      if (text.charAt(at) == '@') {
        int start = localStart(text, from, at);
        int end = start < at ? domainEnd(text, at + 1) : -1;
        if (end >= 0) {
          return Span.of(start, end);
        }
      }
    }
    return Span.NONE;
  }

  private static int localStart(CharSequence text, int from, int at) {
    int start = at;
    while (start > from && isLocal(text.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  /** End of the longest domain that ends in a dot and a word of letters, or -1. */
  private static int domainEnd(CharSequence text, int from) {
    int end = -1;
    int label = from;
    int at = labelEnd(text, label);
    while (at > label && at < text.length() && text.charAt(at) == '.') {
      label = at + 1;
      int letters = lettersEnd(text, label);
      if (letters - label >= MIN_TOP_LEVEL && Ascii.isWordEnd(text, letters)) {
        end = letters;
      }
      at = labelEnd(text, letters);
    }
    return end;
  }

  private static int lettersEnd(CharSequence text, int from) {
    int end = from;
    while (end < text.length() && Ascii.isLetter(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static int labelEnd(CharSequence text, int from) {
    int end = from;
    while (end < text.length()
        && (Ascii.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '-')) {
      end++;
    }
    return end;
  }

  private static boolean isLocal(char c) {
    return Ascii.isLetterOrDigit(c) || "._%+-".indexOf(c) >= 0;
  }
}
