package nightjar.session;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import nightjar.detect.Anomaly;
import nightjar.detect.CurrentRecord;
import nightjar.detect.Detector;
import nightjar.detect.Judgement;
import nightjar.pattern.Model;
import nightjar.pattern.PatternView;
import org.jspecify.annotations.Nullable;

/**
 * Finds sessions (requests, blocks, jobs) whose set of patterns is odd: a pattern that few have, or
 * the lack of one that all have.
 *
 * <p>Without a {@link SessionModel} it needs no training: {@link SessionStream} learns from the
 * sessions themselves. Cost: a record with a session id costs a hash and two probes, one without an
 * array read; judging costs some 2 to 20 µs a session.
 */
public final class SessionDetector implements Detector {
  private static final String NAME = "session";

  /** Share of the sessions flagged that the cut may expect under the null. */
  private static final double FALSE_DISCOVERY = 0.05;

  /**
   * Most bits of a group that comes at the same rate during the whole run: a rare kind of request,
   * or a fault the system lives with. Without a baseline nothing tells the two apart.
   */
  private static final double STEADY_BITS = 5;

  private final SessionCollector sessions;
  private final int delay;
  private final SessionModel model;

  /**
   * A detector that finds its sessions itself.
   *
   * @param key RE2/J expression whose group 1, or whole match, names a record's session; null:
   *     found by itself
   * @param baseline what normal looks like; null, or one without sessions: the sessions are judged
   *     by each other
   */
  public SessionDetector(@Nullable String key, @Nullable Model baseline) {
    this(
        key == null ? SessionSettings.DEFAULT : SessionSettings.DEFAULT.withKey(key),
        baseline == null ? SessionModel.NONE : new SessionModel(baseline.sessions()));
  }

  public SessionDetector(SessionSettings settings, SessionModel model) {
    this.sessions = new SessionCollector(settings);
    this.delay = settings.delay();
    this.model = model;
  }

  /** The sessions judged, to be shared with {@link OrderDetector}. */
  public SessionCollector sessions() {
    return sessions;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void observe(CurrentRecord record) {
    sessions.observe(record);
  }

  @Override
  public List<Anomaly> judge(Judgement judgement) {
    return sessions.with(log -> judge(log, judgement.patterns()));
  }

  /** What the sessions observed look like, to judge another run by. */
  public SessionModel model(Judgement judgement) {
    PatternView patterns = judgement.patterns();
    return sessions.with(
        log -> SessionBaseline.learn(SessionTypes.of(log, shape -> shape), patterns));
  }

  private List<Anomaly> judge(SessionLog log, PatternView patterns) {
    SessionModel known = model.in(patterns);
    IntUnaryOperator patternOf = patternOf(patterns);
    SessionTypes types = SessionTypes.of(log, patternOf);
    SessionEdges edges = SessionEdges.of(log, types, patternOf);
    List<SessionFinding> findings =
        known.sets().isEmpty()
            ? new SessionStream(types, delay, edges).judge()
            : new SessionBaseline(known, patterns).judge(types, edges);
    SessionReport report = new SessionReport(NAME, log, types, patterns);
    List<Anomaly> anomalies = new ArrayList<>();
    List<SessionGroup> groups = SessionGroup.of(findings);
    for (SessionGroup group : groups) {
      if (!known.sets().isEmpty()) {
        double expected = known.unseen() * types.sessions();
        anomalies.add(report.anomaly(group, expected, report.unlike(known, group, expected)));
        continue;
      }
      double unevenness = report.unevenness(group, groups.size());
      if (unevenness <= STEADY_BITS) {
        add(group, STEADY_BITS, report, anomalies);
      } else {
        List<SessionGroup> parts = report.parts(group);
        add(parts.getFirst(), unevenness, report, anomalies);
        add(parts.getLast(), STEADY_BITS, report, anomalies);
      }
    }
    return anomalies;
  }

  private static void add(
      SessionGroup group, double most, SessionReport report, List<Anomaly> anomalies) {
    if (!group.findings().isEmpty()) {
      anomalies.add(report.anomaly(group, FALSE_DISCOVERY * group.findings().size(), most));
    }
  }

  /** Pattern of a shape, {@link SessionTypes#NONE} for one the view does not know. */
  static IntUnaryOperator patternOf(PatternView patterns) {
    return shape -> shape < patterns.shapes() ? patterns.patternOf(shape) : SessionTypes.NONE;
  }
}
