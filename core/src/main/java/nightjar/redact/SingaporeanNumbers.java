package nightjar.redact;

import static nightjar.redact.ShapedNumber.alone;
import static nightjar.redact.ShapedNumber.announced;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Numbers given to people and businesses in Singapore. */
final class SingaporeanNumbers {
  private static final String LETTER = "form and check letter";

  /** By rest mod 11: citizens, foreigners, foreigners since 2022. */
  private static final String CITIZENS = "JZIHGFEDCBA";

  private static final String FOREIGNERS = "XWUTRQPNMLK";
  private static final String LATE_FOREIGNERS = "XWUTRQPNJLK";

  private static final String BUSINESS = "XMKECAWLJDB";
  private static final String COMPANY = "ZKCMDNERGWH";
  private static final String ENTITY = "ABCDEFGHJKLMNPQRSTUVWX0123456789";
  private static final int[] ENTITY_WEIGHTS = {4, 3, 5, 3, 10, 2, 2, 5, 7};
  private static final Set<Integer> ENTITY_TYPES = entityTypes();

  private SingaporeanNumbers() {}

  static List<List<NumberForm>> forms() {
    return List.of(
        alone(Kind.SG_NRIC, LETTER, SingaporeanNumbers::isPerson, "A9999999A"),
        announced(Kind.SG_NRIC, LETTER, SingaporeanNumbers::isPerson, "a9999999a"),
        announced(Kind.SG_UEN, LETTER, SingaporeanNumbers::isBusiness, "99999999a"),
        announced(Kind.SG_UEN, LETTER, SingaporeanNumbers::isCompany, "999999999a"),
        announced(Kind.SG_UEN, LETTER, SingaporeanNumbers::isEntity, "A99AA9999A"));
  }

  private static Set<Integer> entityTypes() {
    String types =
        "LP LL FC PF RF MQ MM NB CC CS MB FM GS DP CP NR CM CD MD HS VH CH MH CL XL CX HC RP TU TC"
            + " FB FN PA PB SS MC SM GA GB";
    return Set.copyOf(
        Arrays.stream(types.split(" ", -1)).map(t -> pair(t.charAt(0), t.charAt(1))).toList());
  }

  private static int pair(char first, char second) {
    return first << Byte.SIZE | second;
  }

  private static char upper(char c) {
    return Ascii.isLower(c) ? (char) (c & ~0x20) : c;
  }

  /**
   * S and T were born in Singapore before and from 2000 on, F and G came so, M came from 2022 on.
   */
  private static boolean isPerson(CharSequence text, int start, int end) {
    int sum = WeightedSum.of(Digits.all(text, start, end), 2, 7, 6, 5, 4, 3, 2);
    char last = upper(text.charAt(end - 1));
    return switch (upper(text.charAt(start))) {
      case 'S' -> CITIZENS.charAt(sum % 11) == last;
      case 'T' -> CITIZENS.charAt((sum + 4) % 11) == last;
      case 'F' -> FOREIGNERS.charAt(sum % 11) == last;
      case 'G' -> FOREIGNERS.charAt((sum + 4) % 11) == last;
      case 'M' -> LATE_FOREIGNERS.charAt((sum + 3) % 11) == last;
      default -> false;
    };
  }

  private static boolean isBusiness(CharSequence text, int start, int end) {
    int sum = WeightedSum.of(Digits.all(text, start, end), 10, 4, 9, 3, 8, 2, 7, 1);
    return BUSINESS.charAt(sum % 11) == upper(text.charAt(end - 1));
  }

  /** Begins with the year. */
  private static boolean isCompany(CharSequence text, int start, int end) {
    int year = Digits.at(text, start, 4);
    int sum = WeightedSum.of(Digits.all(text, start, end), 10, 8, 6, 4, 9, 7, 5, 3, 1);
    return year >= 1900
        && year <= Days.LAST_YEAR
        && COMPANY.charAt(sum % 11) == upper(text.charAt(end - 1));
  }

  /** R, S or T, two digits of the year, kind of entity, four digits, check letter. */
  private static boolean isEntity(CharSequence text, int start, int end) {
    int sum = -5;
    for (int i = 0; i < ENTITY_WEIGHTS.length; i++) {
      int value = ENTITY.indexOf(text.charAt(start + i));
      if (value < 0) {
        return false;
      }
      sum += value * ENTITY_WEIGHTS[i];
    }
    return "RST".indexOf(text.charAt(start)) >= 0
        && ENTITY_TYPES.contains(pair(text.charAt(start + 3), text.charAt(start + 4)))
        && ENTITY.charAt(Math.floorMod(sum, 11)) == text.charAt(end - 1);
  }
}
