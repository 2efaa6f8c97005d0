package nightjar.pattern;

import java.util.List;
import java.util.Map;

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
}
