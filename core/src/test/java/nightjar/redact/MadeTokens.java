package nightjar.redact;

import java.util.Random;

/** Tokens made by chance, so that no whole one stands in a file. */
final class MadeTokens {
  static final String DIGITS = "0123456789";
  static final String HEX = DIGITS + "abcdef";
  static final String CAPITALS = DIGITS + "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  static final String ALNUM = CAPITALS + "abcdefghijklmnopqrstuvwxyz";
  static final String URL = ALNUM + "-_";

  private final Random random;

  MadeTokens(long seed) {
    this.random = new Random(seed);
  }

  /** Begins with a capital, a small letter and a digit, as far as the alphabet has them. */
  String of(String alphabet, int length) {
    StringBuilder made = new StringBuilder();
    for (String wanted : new String[] {"ABCDEF", "abcdef", "234567"}) {
      String chosen = wanted.chars().allMatch(c -> alphabet.indexOf(c) >= 0) ? wanted : alphabet;
      made.append(chosen.charAt(random.nextInt(chosen.length())));
    }
    while (made.length() < length) {
      made.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return made.substring(0, length);
  }
}
