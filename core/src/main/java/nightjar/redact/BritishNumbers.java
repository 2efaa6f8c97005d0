package nightjar.redact;

import static nightjar.redact.ShapedNumber.alone;
import static nightjar.redact.ShapedNumber.announced;
import static nightjar.redact.ShapedNumber.digits;

import java.util.List;

/** Numbers given to people in the United Kingdom. */
final class BritishNumbers {
  private static final String CHECK = "form and check digit of an NHS number";
  private static final String INSURANCE = "the form of a national insurance number";
  private static final String LICENCE = "the form of a driving licence with a date of birth";

  /** Letters that begin no number, and pairs that do not. */
  private static final String NOT_FIRST = "DFIQUV";

  private static final String NOT_SECOND = "DFIQUVO";
  private static final List<String> NOT_PAIRS = List.of("BG", "GB", "KN", "NK", "NT", "TN", "ZZ");

  private BritishNumbers() {}

  static List<List<NumberForm>> forms() {
    return List.of(
        alone(Kind.UK_NHS, CHECK, digits(BritishNumbers::isCommonPatient), "999 999 9999"),
        announced(
            Kind.UK_NHS,
            CHECK,
            digits(BritishNumbers::isPatient),
            "999 999 9999",
            "999-999-9999",
            "9999999999"),
        alone(Kind.UK_NINO, INSURANCE, BritishNumbers::isInsured, "AA999999A", "AA 99 99 99 A"),
        announced(
            Kind.UK_NINO,
            INSURANCE,
            BritishNumbers::isInsured,
            "aa999999a",
            "aa 99 99 99 a",
            "AA999999",
            "AA 99 99 99"),
        alone(
            Kind.DRIVER_LICENSE,
            LICENCE,
            BritishNumbers::isDriver,
            "XXXXX999999AXXAA",
            "XXXXX999999AXXAA99",
            "XXXXX999999AXXAA 99"));
  }

  /** The tenth digit makes the sum of all, with weights 10 to 1, a multiple of 11. */
  private static boolean isPatient(long number) {
    return WeightedSum.of(number, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1) % 11 == 0
        && number >= 1_000_000_000L;
  }

  /** England's numbers begin with these digits, others often with those of telephones. */
  private static boolean isCommonPatient(long number) {
    int first = Digits.of(number, 9, 1);
    return (first == 4 || first == 6 || first == 7 || first == 9) && isPatient(number);
  }

  /** Source: HM Revenue and Customs, National Insurance Manual NIM39110. */
  private static boolean isInsured(CharSequence text, int start, int end) {
    char first = upper(text.charAt(start));
    char second = upper(text.charAt(start + 1));
    char last = upper(text.charAt(end - 1));
    if (NOT_FIRST.indexOf(first) >= 0 || NOT_SECOND.indexOf(second) >= 0) {
      return false;
    }
    for (String pair : NOT_PAIRS) {
      if (pair.charAt(0) == first && pair.charAt(1) == second) {
        return false;
      }
    }
    return last <= 'D';
  }

  private static char upper(char c) {
    return Ascii.isLower(c) ? (char) (c & ~0x20) : c;
  }

  /**
   * Five letters of the surname, filled up with 9, decade, month (women plus 50), day and year of
   * birth, initials, three characters of check that are not made public.
   */
  private static boolean isDriver(CharSequence text, int start, int end) {
    int month = Digits.at(text, start + 6, 2) % 50;
    int day = Digits.at(text, start + 8, 2);
    char initial = text.charAt(start + 12);
    char check = text.charAt(start + 13);
    return isSurname(text, start)
        && Digits.at(text, start + 6, 2) / 10 % 5 <= 1
        && month >= 1
        && month <= 12
        && day >= 1
        && day <= 31
        && (Ascii.isUpper(initial) || initial == '9')
        && (Ascii.isUpper(check) || check >= '2');
  }

  private static boolean isSurname(CharSequence text, int start) {
    int at = start;
    while (at < start + 5 && Ascii.isUpper(text.charAt(at))) {
      at++;
    }
    while (at < start + 5 && text.charAt(at) == '9') {
      at++;
    }
    return at == start + 5 && Ascii.isUpper(text.charAt(start));
  }
}
