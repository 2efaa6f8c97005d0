package nightjar.redact;

/**
 * Verhoeff's check digit: the digits, each turned about as its place says, multiply to nought in
 * the group of the ten symmetries of a pentagon (J. Verhoeff, Error detecting decimal codes, 1969).
 */
final class Verhoeff {
  private static final int TURNS = 8;
  private static final int SIDES = 5;

  /** By place and digit. */
  private static final int[][] TURNED = new int[TURNS][];

  static {
    TURNED[0] = new int[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
    TURNED[1] = new int[] {1, 5, 7, 6, 2, 8, 3, 0, 9, 4};
    for (int turn = 2; turn < TURNS; turn++) {
      TURNED[turn] = new int[10];
      for (int digit = 0; digit < 10; digit++) {
        TURNED[turn][digit] = TURNED[turn - 1][TURNED[1][digit]];
      }
    }
  }

  private Verhoeff() {}

  static boolean isRight(long number) {
    int product = 0;
    int place = 0;
    for (long rest = number; rest > 0; rest /= 10) {
      product = product(product, TURNED[place++ % TURNS][(int) (rest % 10)]);
    }
    return product == 0;
  }

  /** 0 to 4 are rotations, 5 to 9 reflections. */
  private static int product(int left, int right) {
    int turned = left < SIDES ? left % SIDES + right % SIDES : left % SIDES - right % SIDES + SIDES;
    return turned % SIDES + (left < SIDES == right < SIDES ? 0 : SIDES);
  }
}
