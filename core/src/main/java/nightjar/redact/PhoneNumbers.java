package nightjar.redact;

import nightjar.shape.FastKey;

/**
 * Phone numbers that need no name before them: international ones, {@code +49 30 901820}, and those
 * of North America in brackets, {@code (415) 555-2671}. Not recognised: national numbers of other
 * countries; a name has to stand before those.
 */
final class PhoneNumbers implements Rule {
  private static final int MAX_WORD = 12;

  @Override
  public Kind kind() {
    return Kind.PHONE;
  }

  @Override
  public String reason() {
    return "a plus sign and a calling code, or an area code in brackets";
  }

  @Override
  public String anchors() {
    return "+(";
  }

  @Override
  public boolean mayHold(CharSequence text, int at) {
    return end(text, at) >= 0;
  }

  @Override
  public boolean mayHoldBlanked(CharSequence blanked, int at) {
    return (isStart(blanked, at) || isBehindBlank(blanked, at))
        && Ascii.isDigit(blanked, at + 1)
        && (blanked.charAt(at) == '+' || Ascii.stands(blanked, at + 2, ')'));
  }

  /** A blank may end in a slash. */
  private static boolean isBehindBlank(CharSequence blanked, int at) {
    return blanked.charAt(at) == '+' && Ascii.stands(blanked, at - 1, FastKey.BLANK);
  }

  @Override
  public long next(CharSequence text, int from) {
    for (int at = from; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '+' || c == '(') {
        int end = end(text, at);
        if (end >= 0) {
          return Span.of(at, end);
        }
      }
    }
    return Span.NONE;
  }

  private static int end(CharSequence text, int at) {
    if (!Ascii.isDigit(text, at + 1) || !isStart(text, at)) {
      return -1;
    }
    if (text.charAt(at) == '(') {
      return PhoneForms.bracketedEnd(text, at);
    }
    return isDifference(text, at) ? -1 : PhoneForms.internationalEnd(text, at + 1);
  }

  /** Neither a word nor a number ends right before it. */
  private static boolean isStart(CharSequence text, int at) {
    if (at == 0) {
      return true;
    }
    char before = text.charAt(at - 1);
    return Runs.isStart(text, at)
        && before != '-'
        && before != '.'
        && (before != '/' || text.charAt(at) == '+')
        && before != ')';
  }

  /** {@code offset=+4155552671}: what was added. */
  private static boolean isDifference(CharSequence text, int at) {
    int end = at;
    while (end > 0 && at - end < 3 && "=: ".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    int start = end;
    while (start > 0 && end - start < MAX_WORD && Ascii.isLetter(text.charAt(start - 1))) {
      start--;
    }
    return switch (end - start) {
      case 4 -> isWord(text, start, "diff") || isWord(text, start, "skew");
      case 5 ->
          isWord(text, start, "delta")
              || isWord(text, start, "drift")
              || isWord(text, start, "score");
      case 6 -> isWord(text, start, "offset") || isWord(text, start, "change");
      default -> false;
    };
  }

  private static boolean isWord(CharSequence text, int at, String word) {
    for (int i = 0; i < word.length(); i++) {
      if ((text.charAt(at + i) | 0x20) != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
