package nightjar.redact;

/** What follows the street of an address: a flat, post code and town, a state. */
final class AddressTails {
  private static final int MAX_PARTS = 3;
  private static final int MAX_WORDS = 4;
  private static final NameList FLATS =
      NameList.of(
          "apt apartment suite ste unit flat floor room # n s e w ne nw se sw north south east west");

  private static final NameList RUSSIAN =
      NameList.of("д дом кв квартира корп корпус стр строение оф офис подъезд этаж к п буд");

  private AddressTails() {}

  /** Where the address ends whose street ends at {@code at}. */
  static int end(CharSequence text, int at) {
    int end = flatEnd(text, at);
    for (int parts = 0; parts < MAX_PARTS; parts++) {
      boolean isComma = Ascii.stands(text, end, ", ");
      if (!isComma) {
        break;
      }
      int next = partEnd(text, end + 2);
      if (next < 0) {
        break;
      }
      end = flatEnd(text, next);
    }
    return end;
  }

  /** {@code Apt 4B}, {@code #5}, {@code NW}; {@code at} if there is none. */
  private static int flatEnd(CharSequence text, int at) {
    int russian = russianEnd(text, at);
    if (russian > at) {
      return russian;
    }
    int start = at + (Ascii.stands(text, at, ", ") ? 2 : 1);
    if (start >= text.length() || (text.charAt(at) != ' ' && text.charAt(at) != ',')) {
      return at;
    }
    if (text.charAt(start) == '#') {
      int end = HouseNumbers.numberEnd(text, start + 1);
      return end > start + 1 ? end : at;
    }
    int end = start;
    while (end < text.length() && end - start < 10 && Ascii.isLetter(text.charAt(end))) {
      end++;
    }
    if (end == start || !Ascii.isUpper(text.charAt(start)) || !FLATS.has(text, start, end)) {
      return at;
    }
    int number = HouseNumbers.behindDot(text, end) + 1;
    boolean isNumbered = number < text.length() && Ascii.isDigit(text.charAt(number));
    int behind = isNumbered ? HouseNumbers.numberEnd(text, number) : -1;
    boolean isQuarter =
        end - start <= 2
            && (end == text.length() || !Labels.isName(text.charAt(end)))
            && Ascii.isWordEnd(text, end);
    return behind > number ? behind : isQuarter ? end : at;
  }

  /** {@code , д. 14, кв. 7}. */
  private static int russianEnd(CharSequence text, int at) {
    int end = at;
    for (int parts = 0; parts < MAX_PARTS; parts++) {
      int start = end + (Ascii.stands(text, end, ", ") ? 2 : 1);
      int word = start;
      while (word < text.length()
          && word - start < 10
          && Letters.of(text.charAt(word)) == Letters.SMALL) {
        word++;
      }
      boolean isPart =
          word > start && text.charAt(start - 1) == ' ' && RUSSIAN.has(text, start, word);
      int number = isPart ? HouseNumbers.behindDot(text, word) + 1 : text.length();
      boolean isNumbered =
          number < text.length()
              && text.charAt(number - 1) == ' '
              && Ascii.isDigit(text.charAt(number));
      int behind = isNumbered ? HouseNumbers.numberEnd(text, number) : -1;
      if (behind <= number) {
        break;
      }
      end = behind;
    }
    return end;
  }

  /** End of a town, with codes before and behind it, or -1. */
  private static int partEnd(CharSequence text, int at) {
    int end = -1;
    boolean hasName = false;
    int word = at;
    for (int words = 0; words < MAX_WORDS; words++) {
      int code = PostCodes.end(text, word);
      int behind = code >= 0 ? code : nameEnd(text, word);
      if (behind < 0) {
        break;
      }
      hasName |= code < 0;
      end = behind;
      if (behind + 1 >= text.length() || text.charAt(behind) != ' ') {
        break;
      }
      word = behind + 1;
    }
    return hasName || end > at ? end : -1;
  }

  private static int nameEnd(CharSequence text, int at) {
    int end = NameForm.wordEnd(text, at);
    return end > at + 1 && !Names.isNever(text, at, end) ? end : -1;
  }
}
