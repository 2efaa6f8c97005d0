package nightjar.redact;

import static nightjar.redact.ShapedNumber.alone;
import static nightjar.redact.ShapedNumber.announced;

import java.util.List;

/** Numbers given to people in Italy: fiscal code, VAT number, identity card. */
final class ItalianNumbers {
  private static final int LENGTH = 16;

  /** What digits and letters at odd places count, from 0 to 9 and A to Z. */
  private static final int[] DIGIT_AT_ODD = {1, 0, 5, 7, 9, 13, 15, 17, 19, 21};

  private static final int[] LETTER_AT_ODD = {
    1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23
  };

  private static final String MONTHS = "ABCDEHLMPRST";

  /** Letters that stand for 0 to 9 where two people would have the same code. */
  private static final String FOR_DIGITS = "LMNPQRSTUV";

  private ItalianNumbers() {}

  static List<List<NumberForm>> forms() {
    String vat = "check digit and province of a partita IVA";
    String card = "the form of an identity card";
    return List.of(
        List.of(new FiscalCode()),
        alone(Kind.IT_VAT, vat, ItalianNumbers::isVat, "IT99999999999"),
        announced(
            Kind.IT_VAT,
            vat,
            ItalianNumbers::isVat,
            "99999999999",
            "it99999999999",
            "IT 99999999999"),
        announced(
            Kind.NATIONAL_ID,
            card,
            (text, start, end) -> true,
            "AA99999AA",
            "AA9999999",
            "AA 9999999",
            "9999999AA"));
  }

  /** Luhn's digit over seven digits of the business and three of the province. */
  private static boolean isVat(CharSequence text, int start, int end) {
    long number = Digits.all(text, start, end);
    int province = Digits.of(number, 1, 3);
    boolean isProvince =
        (province >= 1 && province <= 100)
            || province == 120
            || province == 121
            || province == 888
            || province == 999;
    return isProvince && number >= 10_000 && Luhn.isRight(number);
  }

  /** Sixteen letters and digits; letters may stand for any of the seven digits. */
  private static final class FiscalCode implements NumberForm {
    private static final String SHAPE = "AAAAAA99A99A999A";
    private static final int MIN_DIGITS = 4;

    @Override
    public Kind kind() {
      return Kind.IT_FISCAL_CODE;
    }

    @Override
    public boolean isAlone() {
      return true;
    }

    @Override
    public String reason() {
      return "date of birth and check letter of a fiscal code";
    }

    @Override
    public boolean mayBegin(char first, int run) {
      return run == LENGTH && Ascii.isLetter(first);
    }

    @Override
    public int end(CharSequence text, int at) {
      int end = at + LENGTH;
      return end <= text.length()
              && Borders.isStart(text, at)
              && Borders.isEnd(text, end)
              && hasShape(text, at)
              && isDate(text, at)
              && isRight(text, at)
          ? end
          : -1;
    }

    private static boolean hasShape(CharSequence text, int at) {
      boolean isUpper = Ascii.isUpper(text.charAt(at));
      int digits = 0;
      for (int i = 0; i < LENGTH; i++) {
        char c = text.charAt(at + i);
        boolean isDigit = Ascii.isDigit(c);
        if (isDigit ? SHAPE.charAt(i) != '9' : Ascii.isUpper(c) != isUpper || !isLetter(c, i)) {
          return false;
        }
        digits += isDigit ? 1 : 0;
      }
      return digits >= MIN_DIGITS;
    }

    private static boolean isLetter(char c, int i) {
      return Ascii.isLetter(c) && (SHAPE.charAt(i) == 'A' || FOR_DIGITS.indexOf(upper(c)) >= 0);
    }

    private static int upper(char c) {
      return c & ~0x20;
    }

    private static int digit(CharSequence text, int at) {
      char c = text.charAt(at);
      return Ascii.isDigit(c) ? c - '0' : FOR_DIGITS.indexOf(upper(c));
    }

    /** The century is not told; women's days are 40 later. */
    private static boolean isDate(CharSequence text, int at) {
      int year = digit(text, at + 6) * 10 + digit(text, at + 7);
      int month = MONTHS.indexOf(upper(text.charAt(at + 8))) + 1;
      int day = digit(text, at + 9) * 10 + digit(text, at + 10);
      return Days.isDayOfYear(2000 + year, month, day % 40)
          || Days.isDayOfYear(1900 + year, month, day % 40);
    }

    private static boolean isRight(CharSequence text, int at) {
      int sum = 0;
      for (int i = 0; i < LENGTH - 1; i++) {
        char c = text.charAt(at + i);
        boolean isDigit = Ascii.isDigit(c);
        int value = isDigit ? c - '0' : upper(c) - 'A';
        if (i % 2 == 0) {
          value = isDigit ? DIGIT_AT_ODD[value] : LETTER_AT_ODD[value];
        }
        sum += value;
      }
      return sum % LETTER_AT_ODD.length == upper(text.charAt(at + LENGTH - 1)) - 'A';
    }
  }
}
