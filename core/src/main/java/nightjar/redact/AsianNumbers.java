package nightjar.redact;

import static nightjar.redact.ShapedNumber.alone;
import static nightjar.redact.ShapedNumber.announced;
import static nightjar.redact.ShapedNumber.digits;

import java.util.List;

/** Numbers given to people in Korea, Thailand, China and Japan. */
final class AsianNumbers {
  private static final String DATE = "date of birth and check digit";
  private static final String CHECK = "form and check digit";

  private AsianNumbers() {}

  static List<List<NumberForm>> forms() {
    return List.of(
        alone(Kind.KR_RRN, DATE, digits(AsianNumbers::isLoneKorean), "999999-9999999"),
        announced(Kind.KR_RRN, DATE, digits(AsianNumbers::isKoreanDate), "999999-9999999"),
        announced(Kind.KR_RRN, DATE, digits(AsianNumbers::isKorean), "9999999999999"),
        alone(Kind.TH_TNIN, CHECK, digits(AsianNumbers::isThai), "9-9999-99999-99-9"),
        announced(
            Kind.TH_TNIN,
            CHECK,
            digits(AsianNumbers::isThai),
            "9999999999999",
            "9 9999 99999 99 9"),
        alone(Kind.NATIONAL_ID, DATE, AsianNumbers::isChinese, "99999999999999999X"),
        announced(
            Kind.NATIONAL_ID,
            CHECK,
            digits(AsianNumbers::isJapanese),
            "999999999999",
            "9999 9999 9999",
            "9999-9999-9999"));
  }

  /** The seventh digit tells century, sex, and whether a foreigner's. */
  private static boolean isKoreanDate(long number) {
    int century =
        switch (Digits.of(number, 6, 1)) {
          case 9, 0 -> 1800;
          case 3, 4, 7, 8 -> 2000;
          default -> 1900;
        };
    return Days.isDay(
        century + Digits.of(number, 11, 2), Digits.of(number, 9, 2), Digits.of(number, 7, 2));
  }

  private static boolean isKorean(long number) {
    int rest = WeightedSum.of(number / 10, 2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5) % 11;
    int group = Digits.of(number, 6, 1);
    int from = group >= 5 && group <= 8 ? 13 : 11;
    return isKoreanDate(number) && (from - rest) % 10 == number % 10;
  }

  /**
   * Since October 2020 the last six digits are any. What then reads as a time of the day behind the
   * date is a time stamp, unless the check digit of old is right.
   */
  private static boolean isLoneKorean(long number) {
    int group = Digits.of(number, 6, 1);
    boolean isClock =
        Digits.of(number, 5, 2) < 24
            && Digits.of(number, 3, 2) < 60
            && Digits.of(number, 1, 2) < 60;
    return group >= 1 && group <= 8 && isKoreanDate(number) && (!isClock || isKorean(number));
  }

  private static boolean isThai(long number) {
    int first = Digits.of(number, 12, 1);
    int rest = WeightedSum.of(number / 10, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2) % 11;
    return first >= 1 && first <= 8 && (11 - rest) % 10 == number % 10;
  }

  /** GB 11643: province, county, date of birth, serial number, check character mod 11. */
  private static boolean isChinese(CharSequence text, int start, int end) {
    long number = Digits.all(text, start, start + 17);
    char last = text.charAt(end - 1);
    int province = Digits.at(text, start, 2);
    int sum = WeightedSum.of(number, 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2);
    int check = (12 - sum % 11) % 11;
    return province >= 11
        && province <= 91
        && Days.isDay(
            Digits.at(text, start + 6, 4),
            Digits.at(text, start + 10, 2),
            Digits.at(text, start + 12, 2))
        && (check == 10 ? last == 'X' : last == '0' + check);
  }

  /** My Number: eleven digits and a check digit mod 11. */
  private static boolean isJapanese(long number) {
    int rest = WeightedSum.of(number / 10, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2) % 11;
    return number % 10 == (rest <= 1 ? 0 : 11 - rest) && !Digits.isOneDigit(number, 12);
  }
}
