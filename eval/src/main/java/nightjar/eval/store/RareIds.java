package nightjar.eval.store;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Ids of one line each, planted at the end of lines as far from each other as some hundred allow.
 * Letters only: digits might be taken for something personal and be hidden.
 */
final class RareIds {
  private static final int COUNT = 100;
  private static final int LETTERS = 14;
  private static final int FEWEST_BETWEEN = 97;

  private final Random random;
  private final long every;
  private final List<String> planted = new ArrayList<>();

  /**
   * @param lines that are sent, about
   */
  RareIds(long lines, long seed) {
    this.random = new Random(seed);
    this.every = Math.max(FEWEST_BETWEEN, lines / COUNT);
  }

  /** A word of letters that is in no log. */
  static String word(Random random) {
    StringBuilder word = new StringBuilder("zq");
    for (int i = 0; i < LETTERS; i++) {
      word.append((char) ('a' + random.nextInt(26)));
    }
    return word.toString();
  }

  /** Adds one to the line of this number, where it is its turn. */
  void plant(long number, Body body) {
    if (number % every == every / 2) {
      String word = word(random);
      planted.add(word);
      byte[] bytes = (" " + word).getBytes(StandardCharsets.US_ASCII);
      body.add(bytes, 0, bytes.length);
    }
  }

  List<String> planted() {
    return List.copyOf(planted);
  }
}
