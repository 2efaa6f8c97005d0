package nightjar.redact;

/**
 * Addresses of streets with a number, and the post code and the town behind them: {@code 221B Baker
 * Street, London NW1 6XE}, {@code Musterstraße 12, 10115 Berlin}, {@code 12 bis rue de la Paix},
 * {@code ul. Marszałkowska 84}, {@code 東京都千代田区丸の内1-1-1}, {@code 서울특별시 강남구 테헤란로 152}. Not
 * recognised: streets without a number, in small letters, and those of Thai, Hindi and Arabic but
 * in fields.
 */
final class Streets implements Rule {
  private static final int MAX_WORD = 30;
  private static final int MAX_NAMES = 4;

  private static final String LETTERS = letters();

  private static String letters() {
    StringBuilder letters = new StringBuilder();
    for (char c = 'A'; c < Anchors.BEYOND; c++) {
      if (Letters.isLetter(c)) {
        letters.append(c);
      }
    }
    return letters.append(Anchors.BEYOND).append('=').toString();
  }

  @Override
  public Kind kind() {
    return Kind.LOCATION;
  }

  @Override
  public String reason() {
    return "the form of an address with street and number";
  }

  @Override
  public String anchors() {
    return LETTERS;
  }

  @Override
  public boolean mayHold(CharSequence text, int at) {
    char c = text.charAt(at);
    if (c >= Anchors.BEYOND) {
      return Letters.isLetter(c);
    }
    int word = c == '=' ? at + 1 : at;
    if (word > 0 && Letters.isLetter(text.charAt(word - 1))) {
      return false;
    }
    int end = wordEnd(text, word);
    return end > word && isStreetWord(text, word, end);
  }

  /** Behind a sign of equality the word of a street is a blank. */
  @Override
  public boolean mayHoldBlanked(CharSequence blanked, int at) {
    if (blanked.charAt(at) != '=') {
      return mayHold(blanked, at);
    }
    return at + 2 < blanked.length()
        && Ascii.isDigit(blanked.charAt(at + 1))
        && isGap(blanked.charAt(at + 2));
  }

  private static boolean isGap(char c) {
    return c == ' ' || c == '.' || c >= 0x80;
  }

  private static boolean isStreetWord(CharSequence text, int from, int to) {
    long hash = Letters.hash(text, from, to);
    return StreetWords.BEHIND.has(hash)
        || StreetWords.BEHIND_UNSURE.has(hash)
        || StreetWords.FRENCH.has(hash)
        || StreetWords.BEFORE.has(hash)
        || StreetWords.isStreet(text, from, to);
  }

  /** End of the letters that begin at {@code at}; hyphens may be between. */
  private static int wordEnd(CharSequence text, int at) {
    int end = at;
    while (end < text.length() && end - at < MAX_WORD && isWord(text, end)) {
      end++;
    }
    return end;
  }

  private static boolean isWord(CharSequence text, int at) {
    char c = text.charAt(at);
    return c == '-'
        ? at + 1 < text.length() && Letters.isLetter(text.charAt(at + 1))
        : Letters.isLetter(c);
  }

  @Override
  public long next(CharSequence text, int from) {
    int at = from;
    while (at < text.length()) {
      int kind = Letters.of(text.charAt(at));
      if (kind == Letters.NONE) {
        at++;
      } else if (kind == Letters.HAN || kind == Letters.HANGUL) {
        int end = AsianStreets.runEnd(text, at);
        long found = AsianStreets.find(text, at, end, from);
        if (found != Span.NONE) {
          return found;
        }
        at = end;
      } else {
        int end = Math.max(at + 1, wordEnd(text, at));
        long found = NameForm.isStart(text, at) ? street(text, at, end, from) : Span.NONE;
        if (found != Span.NONE) {
          return found;
        }
        at = end;
      }
    }
    return Span.NONE;
  }

  private static long street(CharSequence text, int at, int end, int from) {
    long hash = Letters.hash(text, at, end);
    boolean isUnsure = StreetWords.BEHIND_UNSURE.has(hash);
    if (isUnsure || StreetWords.BEHIND.has(hash)) {
      long found = english(text, at, end, from, isUnsure);
      if (found != Span.NONE) {
        return found;
      }
    }
    if (StreetWords.FRENCH.has(hash)) {
      long found = french(text, at, end, from);
      if (found != Span.NONE) {
        return found;
      }
    }
    if (StreetWords.BEFORE.has(hash)) {
      return numberBehind(text, at, end);
    }
    if (StreetWords.isStreet(text, at, end)) {
      int number = HouseNumbers.end(text, HouseNumbers.behindDot(text, end));
      return number < 0 ? Span.NONE : Span.of(at, AddressTails.end(text, number));
    }
    return Span.NONE;
  }

  /** A number and one to four names before the word. */
  private static long english(CharSequence text, int at, int end, int from, boolean isUnsure) {
    if (Letters.of(text.charAt(at)) != Letters.CAPITAL || !NameForm.isEnd(text, end)) {
      return Span.NONE;
    }
    int start = at;
    for (int names = 0; names <= MAX_NAMES; names++) {
      int word = HouseNumbers.wordBefore(text, start, from);
      if (word < 0) {
        return Span.NONE;
      }
      if (names > 0 && HouseNumbers.isNumber(text, word, start - 1)) {
        int tail = AddressTails.end(text, HouseNumbers.behindDot(text, end));
        boolean isSure = !isUnsure || tail > end + 1;
        return isSure ? Span.of(word, tail > end + 1 ? tail : end) : Span.NONE;
      }
      if (!isName(text, word, start - 1)) {
        return Span.NONE;
      }
      start = word;
    }
    return Span.NONE;
  }

  private static boolean isName(CharSequence text, int from, int to) {
    int end = to > from && text.charAt(to - 1) == '.' ? to - 1 : to;
    boolean isOrdinal = Ascii.isDigit(text.charAt(from)) && HouseNumbers.isOrdinal(text, from, end);
    return isOrdinal
        || (Letters.of(text.charAt(from)) == Letters.CAPITAL
            && NameForm.wordEnd(text, from) == end
            && !Names.isNever(text, from, end));
  }

  /** A number before the word, names behind it. */
  private static long french(CharSequence text, int at, int end, int from) {
    int number = HouseNumbers.wordBefore(text, at, from);
    if (number >= 0 && HouseNumbers.isRepeat(text, number, at - 1)) {
      number = HouseNumbers.wordBefore(text, number, from);
    }
    if (number < 0 || !HouseNumbers.isNumber(text, number, HouseNumbers.numberEnd(text, number))) {
      return Span.NONE;
    }
    int names = namesEnd(text, end);
    return names < 0 ? Span.NONE : Span.of(number, AddressTails.end(text, names));
  }

  private static long numberBehind(CharSequence text, int at, int end) {
    boolean isCapital = Letters.of(text.charAt(at)) == Letters.CAPITAL;
    int behind = HouseNumbers.behindDot(text, end);
    if (!isCapital && behind == end && !isLong(text, at, end)) {
      return Span.NONE;
    }
    int names = namesEnd(text, behind);
    if (names < 0) {
      return Span.NONE;
    }
    int number = HouseNumbers.end(text, names);
    return number < 0 ? Span.NONE : Span.of(at, AddressTails.end(text, number));
  }

  /** Short words in small letters without a dot are words of logs: via, al, os, pl. */
  private static boolean isLong(CharSequence text, int at, int end) {
    return end - at > 3 || text.charAt(at) >= Anchors.BEYOND;
  }

  /** Where one to four names behind a space end, with particles before and between them; or -1. */
  private static int namesEnd(CharSequence text, int from) {
    int end = -1;
    int at = from;
    for (int words = 0;
        words < 2 * MAX_NAMES && at < text.length() && text.charAt(at) == ' ';
        words++) {
      int word = at + 1;
      if (word + 1 < text.length()
          && "dl".indexOf(text.charAt(word)) >= 0
          && isApostrophe(text, word + 1)) {
        word += 2;
      }
      int behind = wordEnd(text, word);
      if (behind == word || Names.isNever(text, word, behind)) {
        break;
      }
      if (Letters.of(text.charAt(word)) == Letters.SMALL) {
        if (!StreetWords.PARTICLES.has(text, word, behind)) {
          break;
        }
      } else if (!NameForm.isEnd(text, behind)) {
        break;
      } else {
        end = behind;
      }
      at = behind;
    }
    return end;
  }

  private static boolean isApostrophe(CharSequence text, int at) {
    return text.charAt(at) == '\'' || text.charAt(at) == '\u2019';
  }
}
