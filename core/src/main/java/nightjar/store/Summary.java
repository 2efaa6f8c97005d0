package nightjar.store;

import java.util.List;
import java.util.Map;

/**
 * What records that match have, counted in one pass. What was not asked for is empty.
 *
 * @param levels records per place in {@link nightjar.search.Levels#NAMES}, most first
 * @param services records per service, most first, at most {@value #MOST_NAMES}
 * @param sources records per source, most first, at most {@value #MOST_NAMES}
 * @param shapes records per shape, most first, at most {@value #MOST_SHAPES}
 * @param volume records per stretch of time
 */
public record Summary(
    Tally<Integer> levels,
    Tally<String> services,
    Tally<String> sources,
    Tally<Long> shapes,
    Volume volume) {
  public static final int MOST_NAMES = 50;
  public static final int MOST_SHAPES = 1_000;

  /** Of no record. */
  public static final Summary EMPTY =
      new Summary(
          new Tally<>(Map.of(), true),
          new Tally<>(Map.of(), true),
          new Tally<>(Map.of(), true),
          new Tally<>(Map.of(), true),
          new Volume(0, 1, List.of(), true));

  /** What records are counted by. */
  public enum By {
    LEVEL,
    SERVICE,
    SOURCE,
    SHAPE
  }

  /** Matching records in all, as far as they were counted; asked for with {@link By#LEVEL}. */
  public long total() {
    return levels.total();
  }
}
