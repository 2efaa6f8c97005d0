package nightjar.pattern;

import java.util.List;
import nightjar.shape.Tokens;

/**
 * How often each word was seen at each position of the shapes of one bucket, for the {@link #WORDS}
 * heaviest words of a position: counts that are at most {@code shapes / (WORDS + 1)} too low (J.
 * Misra and D. Gries, Finding repeated elements, 1982). Memory: 3 KiB a position, at most 64
 * positions.
 */
final class Frequencies {
  static final int WORDS = 256;

  private final long[][] words;
  private final int[][] counts;
  private final int[] tones = new int[Tone.TONES];
  private int shapes;

  /**
   * @param positions tokens of every shape
   */
  Frequencies(int positions) {
    this.words = new long[positions][];
    this.counts = new int[positions][];
  }

  /** Shapes seen. */
  int shapes() {
    return shapes;
  }

  void add(List<String> tokens, int tone) {
    shapes++;
    tones[tone]++;
    for (int i = 0; i < tokens.size(); i++) {
      if (!Tokens.isSlotOrMark(tokens.get(i))) {
        add(i, LongTable.hash(tokens.get(i)));
      }
    }
  }

  private void add(int position, long word) {
    if (words[position] == null) {
      words[position] = new long[WORDS];
      counts[position] = new int[WORDS];
    }
    int[] count = counts[position];
    int free = -1;
    for (int i = 0; i < WORDS; i++) {
      if (count[i] > 0 && words[position][i] == word) {
        count[i]++;
        return;
      }
      free = count[i] == 0 ? i : free;
    }
    if (free >= 0) {
      words[position][free] = word;
      count[free] = 1;
      return;
    }
    for (int i = 0; i < WORDS; i++) {
      count[i]--;
    }
  }

  /** Shapes of a {@link Tone}. */
  int ofTone(int tone) {
    return tones[tone];
  }

  /** Shapes with the word at a position, or a little less. */
  int of(int position, String word) {
    if (words[position] == null) {
      return 0;
    }
    long hash = LongTable.hash(word);
    for (int i = 0; i < WORDS; i++) {
      if (counts[position][i] > 0 && words[position][i] == hash) {
        return counts[position][i];
      }
    }
    return 0;
  }
}
