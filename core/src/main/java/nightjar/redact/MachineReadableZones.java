package nightjar.redact;

/**
 * The lines that machines read off passports, visas and identity cards (ICAO 9303): two of 44 or 36
 * characters or three of 30, of capitals, digits and {@code <}, with check digits of weights 7, 3,
 * 1. A line with numbers is found by its check digits, with the line of names beside it; a line of
 * names alone by its filling. Not recognised: lines cut short.
 */
final class MachineReadableZones implements Rule {
  private static final int PASSPORT = 44;
  private static final int CARD = 36;
  private static final int SMALL_CARD = 30;
  private static final int MAX_BREAK = 3;

  @Override
  public Kind kind() {
    return Kind.PASSPORT;
  }

  @Override
  public String reason() {
    return "lines for machines of a travel document";
  }

  @Override
  public String anchors() {
    return "<";
  }

  @Override
  public boolean mayHold(CharSequence text, int at) {
    return Ascii.stands(text, at + 1, '<') && at > 0 && isZone(text.charAt(at - 1));
  }

  @Override
  public long next(CharSequence text, int from) {
    int at = from;
    while (at < text.length()) {
      if (!isZone(text.charAt(at))) {
        at++;
        continue;
      }
      int end = runEnd(text, at);
      int zoneEnd = Runs.isStart(text, at) ? zoneEnd(text, at, end) : -1;
      if (zoneEnd >= 0 && Runs.isEnd(text, zoneEnd)) {
        return Span.of(at, zoneEnd);
      }
      at = end;
    }
    return Span.NONE;
  }

  private static int runEnd(CharSequence text, int from) {
    int end = from;
    while (end < text.length() && isZone(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isZone(char c) {
    return Ascii.isUpperOrDigit(c) || c == '<';
  }

  /** Where the zone ends whose first line is {@code [at, end)}, or -1. */
  private static int zoneEnd(CharSequence text, int at, int end) {
    int length = end - at;
    if (length == SMALL_CARD) {
      return smallCardEnd(text, at, end);
    }
    if (length != PASSPORT && length != CARD) {
      return -1;
    }
    if (areNumbers(text, at, length)) {
      return end;
    }
    if (!areNames(text, at, end, 5)) {
      return -1;
    }
    int next = nextLine(text, end, length);
    return next >= 0 && areNumbers(text, next, length) ? next + length : end;
  }

  /** Number and its check digit, state, birth, sex, expiry; then what all of them have. */
  private static boolean areNumbers(CharSequence text, int at, int length) {
    int last = at + length - 1;
    int sum = sum(text, at, at + 10, 0);
    sum += sum(text, at + 13, at + 20, 10);
    sum += sum(text, at + 21, last, 17);
    return isChecked(text, at, at + 9)
        && isChecked(text, at + 13, at + 19)
        && isChecked(text, at + 21, at + 27)
        && Runs.digits(text, at + 13, at + 20) == 7
        && Runs.digits(text, at + 21, at + 28) == 7
        && sum % 10 == text.charAt(last) - '0';
  }

  private static int smallCardEnd(CharSequence text, int at, int end) {
    int second = nextLine(text, end, SMALL_CARD);
    if (second < 0 || !isChecked(text, at + 5, at + 14)) {
      return -1;
    }
    int last = second + SMALL_CARD - 1;
    int sum = sum(text, at + 5, end, 0);
    sum += sum(text, second, second + 7, 25);
    sum += sum(text, second + 8, second + 15, 32);
    sum += sum(text, second + 18, last, 39);
    boolean isCard =
        isChecked(text, second, second + 6)
            && isChecked(text, second + 8, second + 14)
            && sum % 10 == text.charAt(last) - '0';
    if (!isCard) {
      return -1;
    }
    int third = nextLine(text, second + SMALL_CARD, SMALL_CARD);
    return third >= 0 && areNames(text, third, third + SMALL_CARD, 0)
        ? third + SMALL_CARD
        : second + SMALL_CARD;
  }

  /**
   * Where a line of this length starts behind a line end, spaces or a bar at {@code end}; or -1.
   */
  private static int nextLine(CharSequence text, int end, int length) {
    int at = end;
    while (at < text.length() && at - end < MAX_BREAK && "\n\r |/,".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at > end && runEnd(text, at) - at == length ? at : -1;
  }

  /** Letters and fillers, two of them in a row; before {@code head} a kind and a state. */
  private static boolean areNames(CharSequence text, int at, int end, int head) {
    boolean isDocument = "PIACV".indexOf(text.charAt(at)) >= 0;
    boolean isFilled = false;
    for (int i = at; i < end; i++) {
      if (Ascii.isDigit(text.charAt(i))) {
        return false;
      }
      isFilled |= i > at + head && text.charAt(i) == '<' && text.charAt(i - 1) == '<';
    }
    return isFilled && (isDocument || head == 0);
  }

  /** The character at {@code end} is the check digit of those from {@code start} on. */
  private static boolean isChecked(CharSequence text, int start, int end) {
    char check = text.charAt(end);
    return sum(text, start, end, 0) % 10 == (check == '<' ? 0 : check - '0');
  }

  private static int sum(CharSequence text, int start, int end, int place) {
    int sum = 0;
    for (int i = start; i < end; i++) {
      int weight =
          switch ((i - start + place) % 3) {
            case 0 -> 7;
            case 1 -> 3;
            default -> 1;
          };
      sum += value(text.charAt(i)) * weight;
    }
    return sum;
  }

  private static int value(char c) {
    if (c == '<') {
      return 0;
    }
    return Ascii.isDigit(c) ? c - '0' : c - 'A' + 10;
  }
}
