package nightjar.redact;

/**
 * Payment card numbers: 12 to 19 digits of a brand's range that end in Luhn's digit, together, in
 * fours, or 4-6-5 and 4-6-4, with spaces or with hyphens between the groups. Not recognised: other
 * grouping, both separators in one number.
 *
 * @param isAlone only lengths that a brand commonly uses, and no row of numbers of four digits
 */
record CardNumber(boolean isAlone) implements NumberForm {
  private static final int GROUP = 4;
  private static final int MIN = 12;
  private static final int MAX = 19;

  @Override
  public Kind kind() {
    return Kind.CREDIT_CARD;
  }

  @Override
  public String reason() {
    return "Luhn's digit and the range of a card brand";
  }

  @Override
  public boolean mayBegin(char first, int run) {
    return first >= '2' && first <= '9' && (run == GROUP || (run >= MIN && run <= MAX));
  }

  @Override
  public int end(CharSequence text, int at) {
    if (!Borders.isStart(text, at)) {
      return -1;
    }
    int run = runEnd(text, at, MAX + 1) - at;
    if (run != GROUP) {
      return run >= MIN && run <= MAX ? checked(text, at, at + run, run) : -1;
    }
    int separator = at + GROUP;
    boolean isGrouped = Ascii.stands(text, separator, ' ') || Ascii.stands(text, separator, '-');
    return isGrouped ? groupedEnd(text, at, text.charAt(separator)) : -1;
  }

  private int groupedEnd(CharSequence text, int at, char separator) {
    int second = runEnd(text, at + GROUP + 1, MAX);
    if (second - at - GROUP - 1 == 6) {
      int third = groupEnd(text, second, separator, 5);
      int digits = third < 0 ? 0 : third - at - 2;
      return digits >= 14 ? checked(text, at, third, digits) : -1;
    }
    int found = -1;
    int end = at + GROUP;
    int digits = GROUP;
    while (digits < MAX) {
      int next = groupEnd(text, end, separator, Math.min(GROUP, MAX - digits));
      if (next < 0) {
        break;
      }
      digits += next - end - 1;
      boolean isWhole = digits % GROUP == 0;
      end = next;
      if (digits >= MIN + 1 && isFreeOfRow(text, at, end, separator)) {
        int checked = checked(text, at, end, digits);
        found = checked < 0 ? found : checked;
      }
      if (!isWhole) {
        break;
      }
    }
    return found;
  }

  /** Rows of numbers of four digits, as of sensors, are no card. */
  private boolean isFreeOfRow(CharSequence text, int start, int end, char separator) {
    return !isAlone
        || !(isGroup(text, start - GROUP - 1, start - 1, separator, start - 1)
            || isGroup(text, end + 1, end + 1 + GROUP, separator, end));
  }

  private static boolean isGroup(CharSequence text, int start, int end, char separator, int at) {
    return start >= 0
        && Ascii.stands(text, at, separator)
        && runEnd(text, start, GROUP + 1) == end
        && (start == 0 || !Borders.isPart(text, start - 1));
  }

  /** End of a separator and up to {@code max} digits behind {@code at}, or -1. */
  private static int groupEnd(CharSequence text, int at, char separator, int max) {
    int end = Ascii.stands(text, at, separator) ? runEnd(text, at + 1, max + 1) : at;
    return end > at + 1 && end - at - 1 <= max ? end : -1;
  }

  private static int runEnd(CharSequence text, int at, int max) {
    int end = at;
    while (end - at < max && Ascii.isDigit(text, end)) {
      end++;
    }
    return end;
  }

  private int checked(CharSequence text, int start, int end, int digits) {
    if (!Borders.isEnd(text, end)) {
      return -1;
    }
    long number = Digits.all(text, start, end);
    boolean isCard =
        CardBrands.hold(number, digits, isAlone)
            && Luhn.isRight(number)
            && !Digits.isOneDigit(number, digits);
    return isCard ? end : -1;
  }
}
