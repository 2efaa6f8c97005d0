package nightjar.pattern;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What logs look like: the evidence of a run, kept as a baseline for later ones, and what people
 * said about its patterns. Written and read as JSON by {@link ModelFile}.
 *
 * @param evidence records per shape and source group
 * @param records records in all
 * @param nanos event time covered; 0 where records have no time
 * @param severities records per OpenTelemetry severity number, 25 entries
 * @param sessions sessions per set of shapes, their ids sorted and joined by a space; empty where
 *     there were none
 * @param patterns what the patterns were called, by id
 * @param aliases a shape per id that was handed out; see {@link Aliases}
 * @param facts what people said
 * @param samples lines per shape text, from which later runs make the same texts; as they were
 *     read, so personal: empty wherever a model is kept by a system
 */
public record Model(
    Evidence evidence,
    long records,
    long nanos,
    List<Long> severities,
    Map<String, Long> sessions,
    Map<String, Name> patterns,
    Map<Long, Long> aliases,
    PatternFacts facts,
    Map<String, List<Sample>> samples) {
  public Model {
    sessions = Map.copyOf(sessions);
    severities = List.copyOf(severities);
    patterns = Map.copyOf(patterns);
    aliases = Map.copyOf(aliases);
    samples = Map.copyOf(samples);
  }

  /** A model of one source group without a name, of which nobody said anything. */
  public Model(
      Map<String, Long> shapes,
      long records,
      long nanos,
      List<Long> severities,
      Map<String, Long> sessions) {
    this(
        Evidence.of(shapes),
        records,
        nanos,
        severities,
        sessions,
        Map.of(),
        Map.of(),
        PatternFacts.NONE,
        Map.of());
  }

  /** The same with lines. */
  public Model with(Map<String, List<Sample>> lines) {
    return new Model(
        evidence, records, nanos, severities, sessions, patterns, aliases, facts, lines);
  }

  /**
   * What a pattern was called; hostile.
   *
   * @param text with {@code <*>} for slots
   * @param title a few words
   */
  public record Name(String text, String title) {}

  /** Sets of sessions kept where two models are put together. */
  private static final int MOST_SETS = 20_000;

  /** A model of nothing. */
  public static final Model EMPTY =
      new Model(Map.of(), 0, 0, Collections.nCopies(25, 0L), Map.of());

  /** Records per shape text, whatever the source; costs a walk over the evidence. */
  public Map<String, Long> shapes() {
    return evidence.shapes();
  }

  /**
   * What this and a later stretch of logs look like together. Names are the later one's: they
   * follow from the evidence, and whoever takes up the sum makes them anew; of lines the later
   * one's are kept.
   */
  public Model plus(Model later) {
    List<Long> sums = new ArrayList<>();
    for (int i = 0; i < severities.size(); i++) {
      sums.add(severities.get(i) + later.severities.get(i));
    }
    Map<Long, Long> ids = new HashMap<>(later.aliases);
    ids.putAll(aliases);
    return new Model(
        evidence.plus(later.evidence),
        records + later.records,
        nanos + later.nanos,
        sums,
        sessions(later),
        later.patterns.isEmpty() ? patterns : later.patterns,
        ids,
        facts.union(later.facts),
        later.samples);
  }

  private Map<String, Long> sessions(Model later) {
    Map<String, Long> sets = new HashMap<>(sessions);
    later.sessions.forEach((key, count) -> sets.merge(key, count, Long::sum));
    if (sets.size() <= MOST_SETS) {
      return sets;
    }
    return sets.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(MOST_SETS)
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
