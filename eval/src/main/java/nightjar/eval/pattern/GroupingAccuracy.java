package nightjar.eval.pattern;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How well lines are grouped, whatever the groups are called.
 *
 * @param ga share of the lines whose group holds exactly the lines of their true template (Zhu et
 *     al., "Tools and benchmarks for automated log parsing", ICSE-SEIP 2019)
 * @param fga harmonic mean of the shares of right groups among those found and among the true ones,
 *     so that a rare template counts as much as a common one (Jiang et al., "A large-scale
 *     evaluation for log parsing techniques: how far are we?", ISSTA 2024)
 */
record GroupingAccuracy(double ga, double fga) {
  /** One group found. */
  private static final class Group {
    private int lines;
    private @Nullable Object truth;
    private boolean mixed;

    void add(Object label) {
      mixed |= lines > 0 && !label.equals(truth);
      truth = label;
      lines++;
    }
  }

  /**
   * Compares groupings of the same lines, at least one; lines are in one group where their labels
   * are equal.
   */
  static GroupingAccuracy of(List<?> truth, List<?> found) {
    Map<Object, Integer> sizes = new HashMap<>();
    Map<Object, Group> groups = new HashMap<>();
    for (int i = 0; i < truth.size(); i++) {
      sizes.merge(truth.get(i), 1, Integer::sum);
      groups.computeIfAbsent(found.get(i), _ -> new Group()).add(truth.get(i));
    }
    int lines = 0;
    int right = 0;
    for (Group group : groups.values()) {
      if (!group.mixed && sizes.getOrDefault(group.truth, 0) == group.lines) {
        lines += group.lines;
        right++;
      }
    }
    return new GroupingAccuracy(
        lines / (double) truth.size(), 2.0 * right / (sizes.size() + groups.size()));
  }
}
