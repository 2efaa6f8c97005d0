package nightjar.redact;

/**
 * Numbers of driving licences as states of the USA and countries of Europe, Asia and Australia give
 * them out; hyphens and, between groups, spaces may stand in them. Few have a check digit. Not
 * recognised: small letters, fewer than six characters, letters alone (New York has had such).
 */
final class DrivingLicences {
  private static final int MIN_DIGITS = 2;
  private static final int MAX_LENGTH = 24;
  private static final int BRITISH_LENGTH = 16;
  private static final int MAX_MONTH = 62;

  private static final String REASON = "a number as on a driving licence";

  private static final Shapes BRITISH =
      new Shapes(
          "@@@@@######@**@@",
          "@@@@9######@**@@",
          "@@@99######@**@@",
          "@@999######@**@@",
          "@9999######@**@@");

  private static final Shapes LETTERED =
      new Shapes(
          "@#{5,14}",
          "@#{18}",
          "@@#{3,7}",
          "@@#{3,7}@",
          "@@@#{6}",
          "##@@@#{5}",
          "###@@####",
          "#{7,9}@",
          "#{8}@@",
          "@#@#@",
          "@#{6}R",
          "WDL*{9}",
          "@{7}###**",
          "@@#{8}*",
          "*##*{6}#*",
          "U1*{7}@",
          "NHL#{8}",
          "@@#{13}",
          "@@#{2,4}@@#{4,7}");

  private static final Shapes DIGITS = new Shapes("#{6,12}", "#{18}", "#{17}X");

  /** Any, behind a name that says so. */
  static final NumberForm ANY =
      new AnnouncedForm(Kind.DRIVER_LICENSE, REASON, (text, at) -> end(text, at, true));

  /** With a letter at least, behind a name that may mean something else. */
  static final NumberForm WITH_LETTERS =
      new AnnouncedForm(Kind.DRIVER_LICENSE, REASON, (text, at) -> end(text, at, false));

  private DrivingLicences() {}

  private static int end(CharSequence text, int at, boolean isSure) {
    if (!Runs.isStart(text, at)) {
      return -1;
    }
    int british = britishEnd(text, at);
    if (british >= 0) {
      return british;
    }
    int end = groupEnd(text, at, at);
    for (int spaces = 0; end > at && spaces < 5; spaces++) {
      if (isNumber(text, at, end, isSure)) {
        return end;
      }
      if (!Ascii.stands(text, end, ' ') || !Ascii.isDigit(text, end + 1)) {
        return -1;
      }
      end = groupEnd(text, at, end + 1);
    }
    return -1;
  }

  /** Letters and digits with single hyphens among them. */
  private static int groupEnd(CharSequence text, int start, int from) {
    int end = from;
    while (true) {
      end = Runs.wordEnd(text, end, start + MAX_LENGTH - end);
      if (!Ascii.stands(text, end, '-')
          || end + 1 >= text.length()
          || !Ascii.isLetterOrDigit(text.charAt(end + 1))
          || end - start >= MAX_LENGTH) {
        return end;
      }
      end++;
    }
  }

  private static boolean isNumber(CharSequence text, int at, int end, boolean isSure) {
    return Runs.isEnd(text, end)
        && Runs.digits(text, at, end) >= MIN_DIGITS
        && Runs.differentDigits(text, at, end) > 1
        && (LETTERED.hold(text, at, end) || (isSure && DIGITS.hold(text, at, end)));
  }

  /**
   * Where a number of Great Britain ends with the two digits of its issue, if they are there, or
   * -1: five letters of the name, filled up with nines; decade, month (of women plus 50), day and
   * year of birth; two initials or a nine; three more.
   */
  static int britishEnd(CharSequence text, int at) {
    int end = at + BRITISH_LENGTH;
    if (end > text.length() || !isBritish(text, at) || !Runs.isStart(text, at)) {
      return -1;
    }
    int issue = Ascii.stands(text, end, ' ') ? end + 1 : end;
    int issueEnd = Runs.digitsEnd(text, issue, 2);
    if (issueEnd == issue + 2 && Runs.isEnd(text, issueEnd)) {
      return issueEnd;
    }
    return Runs.isEnd(text, end) ? end : -1;
  }

  private static boolean isBritish(CharSequence text, int at) {
    if (!Ascii.isUpper(text.charAt(at)) || !BRITISH.hold(text, at, at + BRITISH_LENGTH)) {
      return false;
    }
    int month = Runs.number(text, at + 6, at + 8) % 50;
    int day = Runs.number(text, at + 8, at + 10);
    char initial = text.charAt(at + 12);
    char third = text.charAt(at + 13);
    return month >= 1
        && month <= 12
        && Runs.number(text, at + 6, at + 8) <= MAX_MONTH
        && day >= 1
        && day <= 31
        && (Ascii.isUpper(initial) || initial == '9')
        && third != '0'
        && third != '1';
  }
}
