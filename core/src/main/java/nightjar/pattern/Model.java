package nightjar.pattern;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What logs look like: the evidence of a run, kept as a baseline for later ones. Written and read
 * as JSON by {@link ModelFile}.
 *
 * @param shapes records per shape text
 * @param records records in all
 * @param nanos event time covered; 0 where records have no time
 * @param severities records per OpenTelemetry severity number, 25 entries
 * @param sessions sessions per set of shapes, their ids sorted and joined by a space; empty where
 *     there were none
 */
public record Model(
    Map<String, Long> shapes,
    long records,
    long nanos,
    List<Long> severities,
    Map<String, Long> sessions) {
  public Model {
    shapes = Map.copyOf(shapes);
    sessions = Map.copyOf(sessions);
    severities = List.copyOf(severities);
  }

  /** Sets of sessions kept where two models are put together. */
  private static final int MOST_SETS = 20_000;

  /** A model of nothing. */
  public static final Model EMPTY =
      new Model(Map.of(), 0, 0, Collections.nCopies(25, 0L), Map.of());

  /** What this and a later stretch of logs look like together. */
  public Model plus(Model later) {
    List<Long> sums = new ArrayList<>();
    for (int i = 0; i < severities.size(); i++) {
      sums.add(severities.get(i) + later.severities.get(i));
    }
    Map<String, Long> sets = sum(sessions, later.sessions);
    if (sets.size() > MOST_SETS) {
      sets =
          sets.entrySet().stream()
              .sorted(
                  Map.Entry.<String, Long>comparingByValue()
                      .reversed()
                      .thenComparing(Map.Entry.comparingByKey()))
              .limit(MOST_SETS)
              .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
    return new Model(
        sum(shapes, later.shapes), records + later.records, nanos + later.nanos, sums, sets);
  }

  private static Map<String, Long> sum(Map<String, Long> a, Map<String, Long> b) {
    Map<String, Long> sum = new HashMap<>(a);
    b.forEach((key, count) -> sum.merge(key, count, Long::sum));
    return sum;
  }
}
