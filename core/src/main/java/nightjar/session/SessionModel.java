package nightjar.session;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import nightjar.pattern.PatternView;

/**
 * What sessions look like in a run that a person calls normal: how many had each set of patterns.
 * Immutable.
 *
 * <p>A session is odd by it if its set was never seen, or holds a pattern that at most {@link
 * #RARE} of the sessions had.
 *
 * @param sets set of shape ids ({@link nightjar.shape.Shape#id()}), or of pattern ids as {@link
 *     #in} makes them, sorted and joined by a space → sessions; empty where nothing is known
 */
public record SessionModel(Map<String, Long> sets) {
  /** Knows nothing: sessions are judged by each other. */
  public static final SessionModel NONE = new SessionModel(Map.of());

  /** Share of sessions up to which a pattern is rare. */
  public static final double RARE = 0.001;

  public SessionModel {
    sets = Map.copyOf(sets);
    if (sets.values().stream().anyMatch(count -> count <= 0)) {
      throw new IllegalArgumentException("a set of patterns needs more than 0 sessions");
    }
  }

  /**
   * The same with sets of patterns, as a later run groups the shapes: a set of shape ids becomes
   * the set of the ids of their patterns. Ids the view does not know stay as they are.
   */
  SessionModel in(PatternView view) {
    if (sets.isEmpty()) {
      return this;
    }
    Map<String, String> patternOfShape = new HashMap<>();
    for (int shape = 0; shape < view.shapes(); shape++) {
      patternOfShape.put(view.shape(shape).id(), view.pattern(view.patternOf(shape)).id());
    }
    Map<String, Long> sessions = new HashMap<>();
    sets.forEach(
        (ids, count) -> {
          Set<String> patterns = new TreeSet<>();
          for (String id : ids.split(" ", -1)) {
            patterns.add(patternOfShape.getOrDefault(id, id));
          }
          sessions.merge(String.join(" ", patterns), count, Long::sum);
        });
    return new SessionModel(sessions);
  }

  /** Sessions of the baseline. */
  public long sessions() {
    return sets.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Sessions of the baseline that hold each pattern. */
  public Map<String, Long> patterns() {
    Map<String, Long> counts = new HashMap<>();
    sets.forEach(
        (ids, count) -> {
          for (String id : ids.split(" ", -1)) {
            counts.merge(id, count, Long::sum);
          }
        });
    return counts;
  }

  /**
   * Probability that the next normal session has a set not seen before: (sets seen once + ½) /
   * (sessions + 1) (I. Good and A. Turing, 1953).
   */
  public double unseen() {
    long once = sets.values().stream().filter(count -> count == 1).count();
    return (once + 0.5) / (sessions() + 1.0);
  }
}
