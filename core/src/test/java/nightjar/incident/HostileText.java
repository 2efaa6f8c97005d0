package nightjar.incident;

import java.util.random.RandomGenerator;

/** Texts that break careless writers: controls, quotes, unpaired surrogates, what JSON escapes. */
final class HostileText {
  private static final String PARTS =
      "aZ0 \"\\/'%_{}[]:,\n\r\t\b\f\0\u007f\u2028\u2029\ufeffİßſ\ud83e\udd89\ud800\udc00";

  private HostileText() {}

  static String next(RandomGenerator random) {
    StringBuilder text = new StringBuilder();
    for (int left = random.nextInt(12); left > 0; left--) {
      text.append(
          random.nextInt(4) == 0
              ? (char) random.nextInt(0x10000)
              : PARTS.charAt(random.nextInt(PARTS.length())));
    }
    return text.toString();
  }
}
