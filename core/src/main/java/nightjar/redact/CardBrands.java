package nightjar.redact;

/**
 * The ranges of numbers given to card brands (ISO/IEC 7812, issuer identification numbers as the
 * brands publish them), and how long their numbers are. Of random numbers of 16 digits with Luhn's
 * digit three in ten lie in one.
 */
final class CardBrands {
  private static final int LONGEST = 19;

  /** First and last prefix, the lengths that stand alone, the lengths that must be announced. */
  private static final String TABLE =
      """
      4       4       16           13,19
      51      55      16           -
      2221    2720    16           -
      34      34      15           -
      37      37      15           -
      6011    6011    16           17,18,19
      644     649     16           17,18,19
      65      65      16           17,18,19
      300     305     14           16
      3095    3095    14           16
      36      36      14           16
      38      39      14           16
      3528    3589    16           17,18,19
      62      62      16,17,18,19  -
      81      82      16           -
      2200    2204    16           17,18,19
      60      60      16           -
      508     508     16           -
      5018    5018    16,18,19     12,13,14,15,17
      5020    5020    16,18,19     12,13,14,15,17
      5038    5038    16,18,19     12,13,14,15,17
      5893    5893    16,18,19     12,13,14,15,17
      6304    6304    16,18,19     12,13,14,15,17
      6759    6759    16,18,19     12,13,14,15,17
      6761    6763    16,18,19     12,13,14,15,17
      506099  506198  16           18,19
      507865  507964  16           18,19
      506699  506778  16           -
      9792    9792    16           -
      5019    5019    16           -
      636     639     16           17,18,19
      8600    8600    16           -
      9860    9860    16           -
      """;

  private static final Range[] RANGES =
      TABLE.lines().map(line -> Range.of(line.split(" +", -1))).toArray(Range[]::new);

  private record Range(long first, long last, int digits, int alone, int announced) {
    static Range of(String[] row) {
      return new Range(
          Long.parseLong(row[0]),
          Long.parseLong(row[1]),
          row[0].length(),
          lengths(row[2]),
          lengths(row[3]));
    }

    private static int lengths(String list) {
      int lengths = 0;
      for (String each : list.equals("-") ? new String[0] : list.split(",", -1)) {
        lengths |= 1 << Integer.parseInt(each);
      }
      return lengths;
    }

    boolean holds(long number, int length, boolean isAlone) {
      int lengths = isAlone ? alone : alone | announced;
      if ((lengths & 1 << length) == 0) {
        return false;
      }
      long prefix = number / Digits.power(length - digits);
      return prefix >= first && prefix <= last;
    }
  }

  private CardBrands() {}

  /**
   * Does a brand give out such numbers?
   *
   * @param isAlone leave out the lengths that are seldom used, and the lengths that many ids have
   */
  static boolean hold(long number, int length, boolean isAlone) {
    if (length > LONGEST) {
      return false;
    }
    for (Range range : RANGES) {
      if (range.holds(number, length, isAlone)) {
        return true;
      }
    }
    return false;
  }
}
