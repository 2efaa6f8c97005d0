package nightjar.redact;

import static nightjar.redact.ShapedNumber.alone;
import static nightjar.redact.ShapedNumber.announced;
import static nightjar.redact.ShapedNumber.digits;

import java.util.ArrayList;
import java.util.List;

/** Numbers given to people in India, and to their vehicles. */
final class IndianNumbers {
  private static final String FORM = "form and kind of holder";
  private static final String CHECK = "Verhoeff's check digit";
  private static final String PLATE = "a state's code and the form of a number plate";

  /** Who holds an income tax number: a person, a company, a trust … */
  private static final String HOLDERS = "ABCFGHJKLPT";

  private static final String STATES =
      "AN AP AR AS BR CG CH DD DL DN GA GJ HP HR JH JK KA KL LA LD MH ML MN MP MZ NL OD OR PB PY RJ"
          + " SK TN TR TS TG UK UA UP WB";

  private IndianNumbers() {}

  static List<List<NumberForm>> forms() {
    return List.of(
        alone(Kind.IN_PAN, FORM, IndianNumbers::isPersonsTax, "AAAPA9999A"),
        announced(Kind.IN_PAN, FORM, IndianNumbers::isTax, "aaaaa9999a"),
        alone(Kind.IN_AADHAAR, CHECK, IndianNumbers::isLoneIdentity, "9999 9999 9999"),
        announced(
            Kind.IN_AADHAAR,
            CHECK,
            digits(IndianNumbers::isIdentity),
            "9999 9999 9999",
            "9999-9999-9999",
            "999999999999"),
        announced(
            Kind.IN_VOTER,
            "Luhn's digit",
            (text, start, end) -> Luhn.isRight(Digits.all(text, start, end)),
            "aaa9999999"),
        alone(Kind.IN_VEHICLE, PLATE, IndianNumbers::isPlate, plates(' ', 'A', 2, 2)),
        announced(Kind.IN_VEHICLE, PLATE, IndianNumbers::isPlate, allPlates()),
        announced(
            Kind.IN_VEHICLE,
            PLATE,
            IndianNumbers::isAllIndia,
            "29BH9999A",
            "29BH9999AA",
            "29 BH 9999 A",
            "29 BH 9999 AA"));
  }

  /** State, district, series of up to three letters, four digits. */
  private static String[] plates(char separator, char letter, int minDigits, int maxDigits) {
    String joint = separator == 0 ? "" : String.valueOf(separator);
    String state = String.valueOf(letter).repeat(2);
    List<String> shapes = new ArrayList<>();
    for (int digits = minDigits; digits <= maxDigits; digits++) {
      for (int letters = 1; letters <= 3; letters++) {
        shapes.add(
            String.join(
                joint, state, "9".repeat(digits), String.valueOf(letter).repeat(letters), "9999"));
      }
    }
    return shapes.toArray(String[]::new);
  }

  private static String[] allPlates() {
    List<String> shapes = new ArrayList<>();
    for (char separator : new char[] {0, ' ', '-'}) {
      shapes.addAll(List.of(plates(separator, 'a', 1, 2)));
    }
    shapes.addAll(List.of("AA-9A-AA-9999", "AA 9A AA 9999", "AA99 AA 9999", "AA999999"));
    return shapes.toArray(String[]::new);
  }

  private static char upper(char c) {
    return Ascii.isLower(c) ? (char) (c & ~0x20) : c;
  }

  private static boolean isTax(CharSequence text, int start, int end) {
    return HOLDERS.indexOf(upper(text.charAt(start + 3))) >= 0 && Digits.all(text, start, end) != 0;
  }

  private static boolean isPersonsTax(CharSequence text, int start, int end) {
    return Digits.all(text, start, end) != 0;
  }

  private static boolean isIdentity(long number) {
    return number >= 200_000_000_000L && Verhoeff.isRight(number) && !isPalindrome(number);
  }

  /** Three years in a row are no number of a person. */
  private static boolean isLoneIdentity(CharSequence text, int start, int end) {
    long number = Digits.all(text, start, end);
    boolean isYears =
        isYear(Digits.of(number, 8, 4))
            && isYear(Digits.of(number, 4, 4))
            && isYear(Digits.of(number, 0, 4));
    return !isYears && isIdentity(number);
  }

  private static boolean isYear(int number) {
    return number >= 1900 && number < 2100;
  }

  private static boolean isPalindrome(long number) {
    long turned = 0;
    for (long rest = number; rest > 0; rest /= 10) {
      turned = turned * 10 + rest % 10;
    }
    return turned == number;
  }

  /** I and O, which look like digits, are in no series. */
  private static boolean isPlate(CharSequence text, int start, int end) {
    int district = 0;
    for (int at = start + 2; at < end - 4; at++) {
      char c = upper(text.charAt(at));
      if (c == 'I' || c == 'O') {
        return false;
      }
      district = Ascii.isDigit(c) ? district * 10 + c - '0' : district;
    }
    return district > 0 && Digits.at(text, end - 4, 4) != 0 && isState(text, start);
  }

  private static boolean isState(CharSequence text, int start) {
    char first = upper(text.charAt(start));
    char second = upper(text.charAt(start + 1));
    for (int at = 0; at < STATES.length(); at += 3) {
      if (STATES.charAt(at) == first && STATES.charAt(at + 1) == second) {
        return true;
      }
    }
    return false;
  }

  /** Of vehicles that move between states, from 2021 on. */
  private static boolean isAllIndia(CharSequence text, int start, int end) {
    return text.charAt(start + 1) != '0' && Digits.all(text, start + 2, end) != 0;
  }
}
