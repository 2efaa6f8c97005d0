package nightjar.redact;

import static nightjar.redact.ShapedNumber.alone;
import static nightjar.redact.ShapedNumber.announced;
import static nightjar.redact.ShapedNumber.digits;

import java.util.List;

/** Numbers given to people and businesses in Australia. */
final class AustralianNumbers {
  private static final String CHECK = "form and check digits";

  private AustralianNumbers() {}

  static List<List<NumberForm>> forms() {
    return List.of(
        alone(Kind.AU_ABN, CHECK, digits(AustralianNumbers::isBusiness), "99 999 999 999"),
        announced(Kind.AU_ABN, CHECK, digits(AustralianNumbers::isBusiness), "99999999999"),
        announced(
            Kind.AU_ACN, CHECK, digits(AustralianNumbers::isCompany), "999999999", "999 999 999"),
        announced(
            Kind.AU_TFN,
            CHECK,
            digits(AustralianNumbers::isTaxFile),
            "999999999",
            "999 999 999",
            "999-999-999"),
        announced(
            Kind.AU_TFN,
            CHECK,
            digits(AustralianNumbers::isOldTaxFile),
            "99999999",
            "999 999 99",
            "999-999-99"),
        alone(Kind.AU_MEDICARE, CHECK, digits(AustralianNumbers::isMedicare), "9999 99999 9"),
        announced(
            Kind.AU_MEDICARE,
            CHECK,
            digits(AustralianNumbers::isMedicare),
            "9999999999",
            "9999 99999 9",
            "9999-99999-9"),
        announced(
            Kind.AU_MEDICARE,
            CHECK,
            digits(AustralianNumbers::isMedicareOfOne),
            "99999999999",
            "9999 99999 9/9",
            "9999 99999 9 9",
            "9999 99999 9-9"));
  }

  /** The first digit less one: the sum is a multiple of 89 (Australian Business Register). */
  private static boolean isBusiness(long number) {
    return number >= 10_000_000_000L
        && WeightedSum.of(number - 10_000_000_000L, 10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19) % 89
            == 0;
  }

  private static boolean isCompany(long number) {
    return number > 0 && WeightedSum.of(number, 8, 7, 6, 5, 4, 3, 2, 1, 1) % 10 == 0;
  }

  private static boolean isTaxFile(long number) {
    return WeightedSum.of(number, 1, 4, 3, 7, 5, 8, 6, 9, 10) % 11 == 0
        && !Digits.isOneDigit(number, 9);
  }

  private static boolean isOldTaxFile(long number) {
    return WeightedSum.of(number, 10, 7, 8, 4, 6, 3, 5, 1) % 11 == 0
        && !Digits.isOneDigit(number, 8);
  }

  /** Eight digits, of which the first is 2 to 6, check digit, number of the card. */
  private static boolean isMedicare(long number) {
    int first = Digits.of(number, 9, 1);
    return first >= 2
        && first <= 6
        && number % 10 != 0
        && WeightedSum.of(number / 100, 1, 3, 7, 9, 1, 3, 7, 9) % 10 == Digits.of(number, 1, 1);
  }

  /** With the place of one of those on the card. */
  private static boolean isMedicareOfOne(long number) {
    return number % 10 != 0 && isMedicare(number / 10);
  }
}
