package nightjar.redact;

/**
 * Luhn's check digit (ISO/IEC 7812-1, annex B): from the right every second digit is doubled, and
 * the digits of all that make a multiple of ten. One number in ten has it by chance.
 */
final class Luhn {
  private Luhn() {}

  static boolean isRight(long number) {
    long sum = 0;
    boolean twice = false;
    for (long rest = number; rest > 0; rest /= 10) {
      long value = twice ? rest % 10 * 2 : rest % 10;
      sum += value > 9 ? value - 9 : value;
      twice = !twice;
    }
    return sum % 10 == 0;
  }
}
