package nightjar.redact;

import static nightjar.redact.ShapedNumber.alone;
import static nightjar.redact.ShapedNumber.announced;
import static nightjar.redact.ShapedNumber.digits;

import java.util.List;

/** Numbers given to people in the United States and Brazil. */
final class AmericanNumbers {
  private static final String FORM = "the form of a number that is given out";
  private static final String CHECK = "form and check digits";

  /** Printed in a wallet's advertisement, and in a pamphlet of the administration. */
  private static final long WALLET = 78_05_1120;

  private static final long PAMPHLET = 219_09_9999;

  /** Nine digits, where a place for such tells what they are. */
  static final NumberForm ANY_SSN =
      announced(Kind.SSN, FORM, digits(AmericanNumbers::isSocialSecurity), "999999999").getFirst();

  private AmericanNumbers() {}

  static List<List<NumberForm>> forms() {
    return List.of(
        alone(Kind.SSN, FORM, digits(AmericanNumbers::isSocialSecurity), "999-99-9999"),
        announced(
            Kind.SSN, FORM, digits(AmericanNumbers::isSocialSecurity), "999 99 9999", "999999999"),
        alone(Kind.ITIN, FORM, digits(AmericanNumbers::isTaxpayer), "999-99-9999"),
        announced(Kind.ITIN, FORM, digits(AmericanNumbers::isTaxpayer), "999 99 9999", "999999999"),
        announced(Kind.MEDICAL_LICENSE, CHECK, AmericanNumbers::isPrescriber, "AX9999999"),
        alone(Kind.NATIONAL_ID, CHECK, digits(AmericanNumbers::isBrazilian), "999.999.999-99"),
        announced(Kind.NATIONAL_ID, CHECK, digits(AmericanNumbers::isBrazilian), "99999999999"));
  }

  /**
   * Area, group and serial number are never nought, the area never 666 nor above 899. Source:
   * Social Security Administration, POMS RM 10201.030; numbers printed for all to see are left.
   */
  private static boolean isSocialSecurity(long number) {
    int area = Digits.of(number, 6, 3);
    return area != 0
        && area != 666
        && area < 900
        && Digits.of(number, 4, 2) != 0
        && number % 10_000 != 0
        && number != WALLET
        && number != PAMPHLET
        && !Digits.isOneDigit(number, 9);
  }

  /**
   * Begins with 9; of the groups these are given out (Internal Revenue Service, publication 1915).
   */
  private static boolean isTaxpayer(long number) {
    int group = Digits.of(number, 4, 2);
    return Digits.of(number, 8, 1) == 9
        && group >= 50
        && (group <= 65 || group >= 70)
        && group != 89
        && group != 93;
  }

  /**
   * Number of the Drug Enforcement Administration: who prescribes, initial of the surname, seven
   * digits.
   */
  private static boolean isPrescriber(CharSequence text, int start, int end) {
    char initial = text.charAt(start + 1);
    long number = Digits.at(text, start + 2, 7);
    return "ABCDEFGHJKLMPRSTUX".indexOf(text.charAt(start)) >= 0
        && (Ascii.isUpper(initial) || initial == '9')
        && WeightedSum.of(number / 10, 1, 2, 1, 2, 1, 2) % 10 == number % 10;
  }

  /** Cadastro de Pessoas Físicas: two check digits mod 11, the second over the first. */
  private static boolean isBrazilian(long number) {
    int first = WeightedSum.of(number / 100, 10, 9, 8, 7, 6, 5, 4, 3, 2) * 10 % 11 % 10;
    int second = WeightedSum.of(number / 10, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2) * 10 % 11 % 10;
    return number % 100 == first * 10 + second && !Digits.isOneDigit(number, 11);
  }
}
