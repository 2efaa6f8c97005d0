package nightjar.pattern;

/**
 * Who gets room in the table of shapes when it becomes scarce. Shapes of one {@link Tone} may take
 * {@value #SHARE} times what is free, and a source that has but few of a tone, a little more. So a
 * flood of whatever size leaves a fifth free for what sounds unlike it, two floods a ninth, and the
 * table is never full (A. K. Choudhury and E. L. Hahne, Dynamic queue length thresholds for
 * shared-memory packet switches, 1998). Shapes that come often have {@link #OFTEN} of their own
 * besides.
 *
 * <p>One thread at a time; 56 KiB.
 */
final class Room {
  /** What one flood may take, over what it leaves. */
  static final int SHARE = 4;

  /** Room for shapes that come often, where there is none for new ones of their tone. */
  private static final int OFTEN = 1_024;

  private static final int SOURCE_SHARES = 64;

  private final int[] ofTone = new int[Tone.TONES];
  private final int[] ofSource = new int[Tone.TONES * PatternMiner.MAX_SOURCES];
  private int free = PatternMiner.MAX_SHAPES - OFTEN - Cells.SEVERITIES;
  private int often;

  /** Takes room for a new shape, if there is some. */
  boolean take(int tone, int source) {
    int own = tone * PatternMiner.MAX_SOURCES + source;
    if (ofTone[tone] >= SHARE * free && ofSource[own] >= free / SOURCE_SHARES) {
      return false;
    }
    ofTone[tone]++;
    ofSource[own]++;
    free--;
    return true;
  }

  /** Takes room for a shape that comes often, if there is some. */
  boolean takeOften(int tone, int source) {
    if (take(tone, source)) {
      return true;
    }
    boolean isRoom = often < OFTEN;
    often += isRoom ? 1 : 0;
    return isRoom;
  }
}
