package nightjar.session;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nightjar.pattern.PatternView;

/** Judges the sessions of a run by the {@link SessionModel} of another. */
final class SessionBaseline {
  private static final double LN_2 = Math.log(2);

  private final SessionModel model;
  private final PatternView patterns;
  private final Map<String, Long> counts;
  private final double sessions;

  SessionBaseline(SessionModel model, PatternView patterns) {
    this.model = model;
    this.patterns = patterns;
    counts = model.patterns();
    sessions = model.sessions();
  }

  /**
   * The model of the sessions of a run, in sets of shapes: those never change, patterns may.
   *
   * @param types sessions by their sets of shapes
   */
  static SessionModel learn(SessionTypes types, PatternView view) {
    long[] sessions = new long[types.size()];
    for (int session = 0; session < types.sessions(); session++) {
      sessions[types.typeOf(session)]++;
    }
    String[] ids = new String[types.columns()]; // an id costs a SHA-256
    Arrays.setAll(ids, column -> view.shape(types.patternOf(column)).id());
    Map<String, Long> sets = new HashMap<>();
    for (int type = 0; type < types.size(); type++) {
      Set<String> set = new TreeSet<>();
      for (int column : types.columnsOf(type)) {
        set.add(ids[column]);
      }
      if (sessions[type] > 0) {
        sets.merge(key(set), sessions[type], Long::sum);
      }
    }
    return new SessionModel(sets);
  }

  /** The odd sessions, in order of closing. */
  List<SessionFinding> judge(SessionTypes types, SessionEdges edges) {
    double unseen = -Math.log(model.unseen()) / LN_2;
    boolean[] odd = new boolean[types.size()];
    boolean[] strange = new boolean[types.size()];
    for (int type = 0; type < types.size(); type++) {
      Set<String> ids = ids(types, type, patterns);
      strange[type] = ids.stream().anyMatch(id -> share(id) <= SessionModel.RARE);
      odd[type] = strange[type] || !model.sets().containsKey(key(ids));
    }
    List<SessionFinding> findings = new ArrayList<>();
    Map<Integer, List<SessionFinding.State>> states = new HashMap<>();
    for (int session = 0; session < types.sessions(); session++) {
      int type = types.typeOf(session);
      if (odd[type] && (strange[type] || !edges.isCut(session))) {
        findings.add(
            new SessionFinding(
                session, unseen, 0, states.computeIfAbsent(type, t -> states(types, t))));
      }
    }
    return findings;
  }

  /** The dearest states of a type: −log2 of the share of the baseline's sessions in the state. */
  private List<SessionFinding.State> states(SessionTypes types, int type) {
    Set<String> ids = ids(types, type, patterns);
    List<SessionFinding.State> states = new ArrayList<>();
    for (int column : types.columnsOf(type)) {
      int pattern = types.patternOf(column);
      states.add(state(pattern, true, count(patterns.pattern(pattern).id())));
    }
    for (var pattern : patterns.patterns()) {
      if (!ids.contains(pattern.id()) && counts.containsKey(pattern.id())) {
        states.add(state(pattern.number(), false, sessions - count(pattern.id())));
      }
    }
    states.sort(Comparator.comparingDouble(SessionFinding.State::bits).reversed());
    return states.subList(0, Math.min(SessionFinding.MOST_STATES, states.size()));
  }

  private SessionFinding.State state(int pattern, boolean present, double count) {
    return new SessionFinding.State(
        pattern, present, -Math.log((count + 0.5) / (sessions + 1)) / LN_2);
  }

  private double count(String id) {
    return counts.getOrDefault(id, 0L);
  }

  private double share(String id) {
    return count(id) / Math.max(1, sessions);
  }

  private static Set<String> ids(SessionTypes types, int type, PatternView patterns) {
    return Arrays.stream(types.columnsOf(type))
        .mapToObj(column -> patterns.pattern(types.patternOf(column)).id())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String key(Set<String> ids) {
    return String.join(" ", ids);
  }
}
