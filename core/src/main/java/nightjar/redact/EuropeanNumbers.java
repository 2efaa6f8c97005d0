package nightjar.redact;

import static nightjar.redact.ShapedNumber.alone;
import static nightjar.redact.ShapedNumber.announced;
import static nightjar.redact.ShapedNumber.digits;

import java.util.List;

/** Numbers given to people in Spain, Poland, Finland, Belgium and Switzerland. */
final class EuropeanNumbers {
  private static final String LETTER = "form and check letter";
  private static final String DATE = "date of birth and check digit";
  private static final String SPANISH = "TRWAGMYFPDXBNJZSQVHLCKE";
  private static final String FINNISH = "0123456789ABCDEFHJKLMNPRSTUVWXY";

  private EuropeanNumbers() {}

  static List<List<NumberForm>> forms() {
    return List.of(
        alone(
            Kind.ES_NIF,
            LETTER,
            EuropeanNumbers::isLoneSpaniard,
            "99999999A",
            "99999999-A",
            "99.999.999-A",
            "99.999.999A"),
        alone(Kind.ES_NIF, LETTER, EuropeanNumbers::isMinor, "K9999999A", "L9999999A"),
        announced(
            Kind.ES_NIF,
            LETTER,
            EuropeanNumbers::isSpaniard,
            "99999999a",
            "99999999-a",
            "99999999 a",
            "99.999.999-a",
            "9.999.999-a",
            "9.999.999a"),
        announced(
            Kind.ES_NIF, LETTER, EuropeanNumbers::isMinor, "k9999999a", "l9999999a", "M9999999A"),
        alone(Kind.ES_NIE, LETTER, EuropeanNumbers::isForeigner, "A9999999A", "A-9999999-A"),
        announced(
            Kind.ES_NIE,
            LETTER,
            EuropeanNumbers::isForeigner,
            "a9999999a",
            "a-9999999-a",
            "a-9999999a"),
        alone(Kind.PL_PESEL, DATE, digits(EuropeanNumbers::isLivingPole), "99999999999"),
        announced(Kind.PL_PESEL, DATE, digits(EuropeanNumbers::isPole), "99999999999"),
        alone(Kind.FI_PIC, DATE, EuropeanNumbers::isFinn, "999999-999X", "999999A999X"),
        announced(Kind.FI_PIC, DATE, EuropeanNumbers::isFinn, "999999+999X", "999999-999a"),
        alone(Kind.NATIONAL_ID, DATE, digits(EuropeanNumbers::isBelgian), "99.99.99-999.99"),
        announced(
            Kind.NATIONAL_ID, "check digit", digits(EuropeanNumbers::isSwiss), "756.9999.9999.99"));
  }

  private static boolean isSpanishLetter(long number, CharSequence text, int end) {
    return SPANISH.charAt((int) (number % SPANISH.length())) == (text.charAt(end - 1) & ~0x20);
  }

  private static boolean isSpaniard(CharSequence text, int start, int end) {
    long number = Digits.all(text, start, end);
    return number > 0 && isSpanishLetter(number, text, end);
  }

  /** A day of these years with T or Z behind it is the head of a time. */
  private static boolean isLoneSpaniard(CharSequence text, int start, int end) {
    long number = Digits.all(text, start, end);
    char last = text.charAt(end - 1);
    boolean isTime =
        (last == 'T' || last == 'Z')
            && Days.isDay(
                Digits.of(number, 4, 4), Digits.of(number, 2, 2), Digits.of(number, 0, 2));
    return !isTime && isSpaniard(text, start, end);
  }

  /** Of Spaniards below 14 or abroad: the letter is that of the seven digits. */
  private static boolean isMinor(CharSequence text, int start, int end) {
    return isSpaniard(text, start + 1, end);
  }

  /** X, Y and Z stand for 0, 1 and 2. */
  private static boolean isForeigner(CharSequence text, int start, int end) {
    int first = (text.charAt(start) | 0x20) - 'x';
    return first >= 0
        && first <= 2
        && isSpanishLetter(first * 10_000_000L + Digits.all(text, start, end), text, end);
  }

  /** Year, month (the century added in twenties), day, serial number with sex, check digit. */
  private static boolean isPole(long number) {
    int century = new int[] {19, 20, 21, 22, 18}[Digits.of(number, 7, 2) / 20];
    int year = century * 100 + Digits.of(number, 9, 2);
    return WeightedSum.of(number, 1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1) % 10 == 0
        && Days.isDay(year, Digits.of(number, 7, 2) % 20, Digits.of(number, 5, 2));
  }

  /** Of these centuries, and not born in years of logs: one in three hundred of other numbers. */
  private static boolean isLivingPole(long number) {
    int month = Digits.of(number, 7, 2);
    int year = Digits.of(number, 9, 2);
    boolean isLiving = month <= 12 ? year >= 20 : month <= 32 && year <= 15;
    return isLiving && isPole(number);
  }

  /** Day, month, year, sign of the century, three digits from 002 on, rest mod 31 of all nine. */
  private static boolean isFinn(CharSequence text, int start, int end) {
    char century = text.charAt(start + 6);
    int serial = Digits.at(text, start + 7, 3);
    int date = Digits.at(text, start, 6);
    int year = finnishCentury(century) + date % 100;
    int check = (int) ((date * 1000L + serial) % FINNISH.length());
    char last = text.charAt(end - 1);
    return year >= 1800
        && serial >= 2
        && Days.isDayOfYear(year, date / 100 % 100, date / 10_000)
        && FINNISH.charAt(check) == (Ascii.isLower(last) ? last & ~0x20 : last);
  }

  private static int finnishCentury(char sign) {
    return switch (sign) {
      case '+' -> 1800;
      case '-', 'Y', 'X', 'W', 'V', 'U' -> 1900;
      case 'A', 'B', 'C', 'D', 'E', 'F' -> 2000;
      default -> -100;
    };
  }

  /** Rijksregisternummer: 97 less the rest of the first nine, with a 2 before them from 2000 on. */
  private static boolean isBelgian(long number) {
    long first = number / 100;
    long check = 97 - number % 100;
    return Digits.of(number, 7, 2) <= 12
        && Digits.of(number, 5, 2) <= 31
        && (first % 97 == check || (2_000_000_000L + first) % 97 == check);
  }

  /** AHV number: the check digit of EAN-13. */
  private static boolean isSwiss(long number) {
    return WeightedSum.of(number, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1) % 10 == 0;
  }
}
