package nightjar.redact;

/**
 * Numbers of passports and of identity cards, which have no check digit that all countries share:
 * seven to ten capitals and digits in the order some country gives out. Not recognised: small
 * letters.
 */
final class PassportNumbers {
  private static final int MIN_DIGITS = 3;
  private static final int MAX_LENGTH = 12;

  /** Letters that Germany uses; no vowels, so that no words come about. */
  private static final String GERMAN = "CFGHJKLMNPRTVWXYZ";

  private static final Shapes PASSPORTS =
      new Shapes(
          "#{8,9}",
          "@#{7,8}",
          "@@#{6,7}",
          "@@@#{6}",
          "##@@#{5}",
          "@#{6}@@",
          "@###@####",
          "@@*{6}#");

  /** Of Italy: electronic ones of two makes, and of paper. */
  private static final Shapes CARDS = new Shapes("@@#{5}@@", "@@#{7}", "#{7}@@", "@#{8}", "#{8,9}");

  private static final Shapes SPACED = new Shapes("@#{7}", "#{9,10}", "@@#{7}");

  static final NumberForm PASSPORT =
      new AnnouncedForm(
          Kind.PASSPORT,
          "a number as on a passport",
          (text, at) -> end(text, at, PASSPORTS, "CFGHJK"));

  static final NumberForm IDENTITY_CARD =
      new AnnouncedForm(
          Kind.NATIONAL_ID,
          "a number as on an identity card",
          (text, at) -> end(text, at, CARDS, "LMNPRTVWXYZ"));

  private PassportNumbers() {}

  private static int end(CharSequence text, int at, Shapes shapes, String german) {
    int end = Runs.wordEnd(text, at, MAX_LENGTH);
    if (!Runs.isStart(text, at)) {
      return -1;
    }
    if (isNumber(text, at, end)
        && (shapes.hold(text, at, end) || isGerman(text, at, end, german))) {
      return end;
    }
    return spacedEnd(text, at, end);
  }

  /** {@code K91 23456}, {@code AX 1234567}, {@code 45 1234567}, {@code 45 12 345678}. */
  private static int spacedEnd(CharSequence text, int at, int firstEnd) {
    int end = firstEnd;
    for (int spaces = 0; spaces < 2 && end - at < 8 && Ascii.stands(text, end, ' '); spaces++) {
      int next = Runs.digitsEnd(text, end + 1, 8);
      if (next == end + 1) {
        return -1;
      }
      end = next;
      if (next - firstEnd >= 6 && isNumber(text, at, end) && SPACED.hold(text, at, end)) {
        return end;
      }
    }
    return -1;
  }

  private static boolean isNumber(CharSequence text, int at, int end) {
    return Runs.isEnd(text, end)
        && Runs.digits(text, at, end) >= MIN_DIGITS
        && Runs.differentDigits(text, at, end) > 1;
  }

  /** Nine of its letters and digits, and perhaps a check digit. */
  private static boolean isGerman(CharSequence text, int at, int end, String first) {
    int length = end - at;
    if (length < 9 || length > 10 || first.indexOf(text.charAt(at)) < 0) {
      return false;
    }
    for (int i = at; i < end; i++) {
      if (!Ascii.isDigit(text.charAt(i)) && GERMAN.indexOf(text.charAt(i)) < 0) {
        return false;
      }
    }
    return length == 9 || Ascii.isDigit(text.charAt(end - 1));
  }
}
