package nightjar.eval.pattern;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How another miner did on the same lines, scored the same way.
 *
 * @param version what ran; empty if nothing did
 * @param settings how it was run
 * @param problem why there are no figures, or not of all systems; empty if there are
 * @param systems its scores by system
 */
public record PeerFigures(
    String version, String settings, String problem, Map<String, PatternScore> systems) {
  public PeerFigures {
    systems = Collections.unmodifiableMap(new LinkedHashMap<>(systems));
  }

  public PatternScore mean() {
    return PatternScore.mean(systems.values());
  }
}
