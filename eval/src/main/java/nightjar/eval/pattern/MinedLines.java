package nightjar.eval.pattern;

import java.util.ArrayList;
import java.util.List;

/**
 * What the lines of one system became, one entry a line.
 *
 * @param patterns number of its pattern, all lines seen before any is judged
 * @param templates text of that pattern
 * @param onArrival id of the pattern it had when it came
 */
record MinedLines(List<Integer> patterns, List<String> templates, List<String> onArrival) {
  private static final long SEED = 20260301L;

  /** Lines after which patterns are looked at again even when there is no new shape. */
  static final int LOOK_EVERY = 100;

  /**
   * Mines lines in order. Patterns are looked at whenever a shape is new and after every {@link
   * #LOOK_EVERY} lines, of more than 100,000 lines after every thousandth part more; an id that a
   * line was given stays with it.
   */
  static MinedLines of(List<String> lines) {
    Mining mining = new Mining(SEED);
    int[] shapes = new int[lines.size()];
    List<String> onArrival = new ArrayList<>(lines.size());
    Mining.Groups groups = mining.groups();
    long due = LOOK_EVERY;
    for (int i = 0; i < shapes.length; i++) {
      int known = mining.shapes();
      shapes[i] = mining.observe(lines.get(i));
      if (mining.shapes() > known || i + 1 >= due) {
        groups = mining.groups();
      }
      due = i + 1 < due ? due : i + 1 + Math.max(LOOK_EVERY, (i + 1) / 1000);
      onArrival.add(groups.id(groups.patternOf(shapes[i])));
    }
    Mining.Groups last = mining.groups();
    List<Integer> patterns = new ArrayList<>(lines.size());
    List<String> templates = new ArrayList<>(lines.size());
    for (int shape : shapes) {
      patterns.add(last.patternOf(shape));
      templates.add(last.text(last.patternOf(shape)));
    }
    return new MinedLines(patterns, templates, onArrival);
  }
}
