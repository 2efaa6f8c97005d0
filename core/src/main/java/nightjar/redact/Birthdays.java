package nightjar.redact;

/**
 * Dates as people write them, which only a name or a word makes a date of birth: {@code
 * 1984-03-07}, {@code 07.03.1984}, {@code 3/7/84}, {@code 19840307}, {@code 7 March 1984}, {@code
 * March 7th, 1984} with names of months in many languages, {@code 1984年3月7日}; years of the Thai,
 * Persian and Islamic calendars. A time of day behind it has to be zero. Not recognised: a bare
 * year, an age; the first of January of 1900 and 1970 is what stands where none was given.
 */
final class Birthdays {
  private static final int MIN_YEAR = 1906;

  /** Not today's, so that a text is read alike whenever it is read. */
  private static final int MAX_YEAR = 2031;

  private static final int THAI_YEARS = 543;
  private static final int MIN_PERSIAN_YEAR = 1285;
  private static final int MAX_ISLAMIC_YEAR = 1452;

  static final NumberForm DATE = new AnnouncedForm(Kind.DATE_OF_BIRTH, "a date", Birthdays::end);

  /** Also seconds or milliseconds since 1970, before it with a minus, behind a sign. */
  static final NumberForm DATE_OR_TIME =
      new AnnouncedForm(
          Kind.DATE_OF_BIRTH, "a date", (text, at) -> Math.max(end(text, at), epochEnd(text, at)));

  /** Eight digits, perhaps with a time of day behind them, as messages of HL7 have it. */
  static final NumberForm DAY_OR_TIME =
      new AnnouncedForm(Kind.DATE_OF_BIRTH, "a date", Birthdays::digitsEnd);

  private Birthdays() {}

  private static int digitsEnd(CharSequence text, int at) {
    int end = Runs.digitsEnd(text, at, 15);
    boolean isDay = end - at == 8 || end - at == 12 || end - at == 14;
    return isDay && Runs.isEnd(text, end) && isDay(text, at) ? end : -1;
  }

  private static boolean isDay(CharSequence text, int at) {
    return isDate(
        Runs.number(text, at, at + 4),
        Runs.number(text, at + 4, at + 6),
        Runs.number(text, at + 6, at + 8));
  }

  private static int end(CharSequence text, int at) {
    if (!Runs.isStart(text, at) || at >= text.length()) {
      return -1;
    }
    if (!Ascii.isDigit(text.charAt(at))) {
      return Math.max(monthFirst(text, at), ofEra(text, at));
    }
    int first = Runs.digitsEnd(text, at, 9);
    return switch (first - at) {
      case 8 -> compact(text, at, first);
      case 4 -> yearFirst(text, at, first);
      case 1, 2 -> dayFirst(text, at, first);
      default -> -1;
    };
  }

  private static int epochEnd(CharSequence text, int at) {
    int sign = at - 1;
    while (sign > 0
        && at - sign < 4
        && (Labels.isQuote(text.charAt(sign)) || Ascii.stands(text, sign, ' '))) {
      sign--;
    }
    if (!Ascii.stands(text, sign, '=') && !Ascii.stands(text, sign, ':')) {
      return -1;
    }
    int start = Ascii.stands(text, at, '-') ? at + 1 : at;
    int end = Runs.digitsEnd(text, start, 14);
    boolean isTime = (end - start >= 9 && end - start <= 13) || (start > at && end - start >= 6);
    return isTime && Runs.isEnd(text, end) && Runs.isStart(text, at) ? end : -1;
  }

  private static int compact(CharSequence text, int at, int end) {
    return Runs.isEnd(text, end)
            && isDate(
                Runs.number(text, at, at + 4),
                Runs.number(text, at + 4, at + 6),
                Runs.number(text, at + 6, end))
        ? end
        : -1;
  }

  private static int yearFirst(CharSequence text, int at, int yearEnd) {
    int month = behindSeparator(text, yearEnd);
    if (month < 0) {
      return -1;
    }
    int monthEnd = Runs.digitsEnd(text, month, 3);
    int day = behindSame(text, yearEnd, month, monthEnd);
    int end = Runs.digitsEnd(text, Math.max(day, 0), 3);
    if (day < 0 || monthEnd - month > 2 || end == day || end - day > 2) {
      return -1;
    }
    boolean isDate =
        isDate(
            Runs.number(text, at, yearEnd),
            Runs.number(text, month, monthEnd),
            Runs.number(text, day, end));
    if (!isDate) {
      return -1;
    }
    if (isHan(text.charAt(yearEnd))) {
      return end < text.length() && isDay(text.charAt(end)) ? end + 1 : -1;
    }
    return timeEnd(text, end);
  }

  /**
   * Behind the separator at {@code at}, or -1; behind one of Chinese or Korean spaces may stand.
   */
  private static int behindSeparator(CharSequence text, int at) {
    if (at >= text.length()) {
      return -1;
    }
    char c = text.charAt(at);
    if (c != '-' && c != '/' && c != '.' && c != ' ' && !isHan(c)) {
      return -1;
    }
    int next = (isHan(c) || c == '.') && Ascii.stands(text, at + 1, ' ') ? at + 2 : at + 1;
    return Ascii.isDigit(text, next) ? next : -1;
  }

  private static int behindSame(CharSequence text, int first, int from, int second) {
    if (second == from || second >= text.length()) {
      return -1;
    }
    char wanted = text.charAt(first);
    char c = text.charAt(second);
    boolean isSame = isHan(wanted) ? c == '月' || c == '월' : c == wanted;
    return isSame ? behindSeparator(text, second) : -1;
  }

  /** {@code 昭和60年3月7日}: in a year of a Japanese emperor. */
  private static int ofEra(CharSequence text, int at) {
    if (!isEra(text, at)) {
      return -1;
    }
    int year = Runs.digitsEnd(text, at + 2, 3);
    int month = Runs.digitsEnd(text, year + 1, 3);
    int day = Runs.digitsEnd(text, month + 1, 3);
    boolean isDate =
        year > at + 2
            && month > year + 1
            && day > month + 1
            && Ascii.stands(text, year, '年')
            && Ascii.stands(text, month, '月')
            && Ascii.stands(text, day, '日');
    return isDate ? day + 1 : -1;
  }

  private static boolean isEra(CharSequence text, int at) {
    for (String era : new String[] {"明治", "大正", "昭和", "平成", "令和"}) {
      if (Ascii.stands(text, at, era)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isHan(char c) {
    return c == '年' || c == '년' || c == '月' || c == '월';
  }

  private static boolean isDay(char c) {
    return c == '日' || c == '일' || c == '号';
  }

  /** Behind a time of midnight and its zone if one stands at {@code at}; -1 at any other time. */
  private static int timeEnd(CharSequence text, int at) {
    boolean isTime =
        (Ascii.stands(text, at, 'T') || Ascii.stands(text, at, ' '))
            && Runs.digitsEnd(text, at + 1, 2) == at + 3
            && Ascii.stands(text, at + 3, ':')
            && Ascii.isDigit(text, at + 4);
    if (!isTime) {
      return Runs.isEnd(text, at) ? at : -1;
    }
    int end = at + 3;
    while (end < text.length() && isClock(text.charAt(end))) {
      if (text.charAt(end) >= '1' && text.charAt(end) <= '9') {
        return -1; // the hour may be what midnight is elsewhere
      }
      end++;
    }
    return zoneEnd(text, end);
  }

  private static boolean isClock(char c) {
    return Ascii.isDigit(c) || c == ':' || c == '.';
  }

  private static int zoneEnd(CharSequence text, int at) {
    if (Ascii.stands(text, at, 'Z')) {
      return at + 1;
    }
    if (!Ascii.stands(text, at, '+') && !Ascii.stands(text, at, '-')) {
      return at;
    }
    int end = at + 1;
    while (end < text.length() && end - at < 6 && isClock(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static int dayFirst(CharSequence text, int at, int dayEnd) {
    int word = monthAt(text, dayEnd);
    if (word >= 0) {
      return behindMonth(text, Runs.number(text, at, dayEnd), word);
    }
    int second = behindSeparator(text, dayEnd);
    if (second < 0 || text.charAt(dayEnd) == ' ' || isHan(text.charAt(dayEnd))) {
      return -1;
    }
    int secondEnd = Runs.digitsEnd(text, second, 3);
    int year = behindSame(text, dayEnd, second, secondEnd);
    int end = Runs.digitsEnd(text, Math.max(year, 0), 5);
    if (year < 0 || secondEnd - second > 2 || (end - year != 4 && end - year != 2)) {
      return -1;
    }
    int one = Runs.number(text, at, dayEnd);
    int other = Runs.number(text, second, secondEnd);
    int years = fullYear(Runs.number(text, year, end), end - year);
    return isDate(years, other, one) || isDate(years, one, other) ? timeEnd(text, end) : -1;
  }

  private static int fullYear(int year, int digits) {
    if (digits > 2) {
      return year;
    }
    return year > MAX_YEAR % 100 ? 1900 + year : 2000 + year;
  }

  /** Where the name of a month starts behind the day that ends at {@code at}, or -1. */
  private static int monthAt(CharSequence text, int at) {
    int place = behindOrdinal(text, at);
    if (Ascii.stands(text, place, '.')) {
      place++;
    }
    if (Ascii.stands(text, place, ' ') || Ascii.stands(text, place, '-')) {
      place++;
    }
    place = behindWord(text, place, "de ");
    place = behindWord(text, place, "of ");
    return place > at && MonthNames.number(text, place) > 0 ? place : -1;
  }

  private static int behindOrdinal(CharSequence text, int at) {
    for (String ordinal : new String[] {"st", "nd", "rd", "th", "er", "º", "ª"}) {
      if (Ascii.stands(text, at, ordinal)) {
        return at + ordinal.length();
      }
    }
    return at;
  }

  private static int behindWord(CharSequence text, int at, String word) {
    return Ascii.stands(text, at, word) ? at + word.length() : at;
  }

  /** Where a date with the month's name at {@code month} and the year behind it ends, or -1. */
  private static int behindMonth(CharSequence text, int day, int month) {
    int at = MonthNames.end(text, month);
    while (at < text.length() && ".,- ".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    at = behindWord(text, behindWord(text, at, "de "), "del ");
    return yearEnd(text, at, MonthNames.number(text, month), day);
  }

  private static int yearEnd(CharSequence text, int at, int month, int day) {
    int end = Runs.digitsEnd(text, at, 5);
    int digits = end - at;
    boolean isYear = digits == 4 || digits == 2;
    return isYear
            && Runs.isEnd(text, end)
            && isDate(fullYear(Runs.number(text, at, end), digits), month, day)
        ? end
        : -1;
  }

  /** {@code March 7th, 1984}. */
  private static int monthFirst(CharSequence text, int at) {
    int month = MonthNames.number(text, at);
    if (month == 0) {
      return -1;
    }
    int day = MonthNames.end(text, at);
    while (day < text.length() && ". ".indexOf(text.charAt(day)) >= 0) {
      day++;
    }
    int dayEnd = Runs.digitsEnd(text, day, 2);
    int year = behindOrdinal(text, dayEnd);
    while (year < text.length() && ", ".indexOf(text.charAt(year)) >= 0) {
      year++;
    }
    return dayEnd > day && year > dayEnd
        ? yearEnd(text, year, month, Runs.number(text, day, dayEnd))
        : -1;
  }

  private static boolean isDate(int year, int month, int day) {
    if (month < 1 || month > 12 || day < 1) {
      return false;
    }
    if (year >= MIN_PERSIAN_YEAR && year <= MAX_ISLAMIC_YEAR) {
      return day <= 31;
    }
    int gregorian = year >= MIN_YEAR + THAI_YEARS ? year - THAI_YEARS : year;
    boolean isDefault = gregorian == 1970 && month == 1 && day == 1;
    return gregorian >= MIN_YEAR
        && gregorian <= MAX_YEAR
        && day <= daysOf(gregorian, month)
        && !isDefault;
  }

  private static int daysOf(int year, int month) {
    return switch (month) {
      case 2 -> year % 4 == 0 ? 29 : 28;
      case 4, 6, 9, 11 -> 30;
      default -> 31;
    };
  }
}
