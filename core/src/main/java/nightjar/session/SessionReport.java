package nightjar.session;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import nightjar.LineRef;
import nightjar.TimeRange;
import nightjar.detect.Anomaly;
import nightjar.detect.Evidence;
import nightjar.detect.Quoted;
import nightjar.pattern.PatternView;

/** Groups of odd sessions as anomalies, in words and numbers. */
final class SessionReport {
  private static final int MOST_QUOTED = 120;
  private static final int MOST_FURTHER_STATES = 3;
  private static final double TELLING_SHARE = 0.5;
  private static final double LEAST_BITS = 0.5;
  private static final int LEAST_OF_BURST = 3;

  private final String detector;
  private final SessionLog log;
  private final SessionTypes types;
  private final PatternView patterns;

  /** Sessions that hold each column. */
  private final int[] holders;

  SessionReport(String detector, SessionLog log, SessionTypes types, PatternView patterns) {
    this.detector = detector;
    this.log = log;
    this.types = types;
    this.patterns = patterns;
    holders = new int[types.columns()];
    for (int session = 0; session < types.sessions(); session++) {
      for (int column : types.columnsOf(types.typeOf(session))) {
        holders[column]++;
      }
    }
  }

  /**
   * The anomaly of a group.
   *
   * <p>Bits: the smaller of (a) what its sessions have beyond the cut, added up, and (b) the
   * surprise of the group's size: how often its state is seen against how often sessions that are
   * not odd are in it, or, if that says more, how many odd sessions there are against {@code
   * expected} by chance. At most {@value SessionSurprise#MOST_BITS}. So one session just over the
   * cut of a system where all sessions differ has a bit or two, and a row that stands apart has
   * all.
   *
   * @param expected sessions of the group that are expected to be flagged though nothing is odd
   * @param unevenness most bits it may have
   */
  Anomaly anomaly(SessionGroup group, double expected, double unevenness) {
    List<SessionFinding> findings = group.findings();
    int[] places = findings.stream().mapToInt(f -> types.place(f.session())).toArray();
    int pattern = group.isMixed() ? SessionTypes.NONE : group.state().pattern();
    return new Anomaly(
        detector,
        bits(group, expected, unevenness),
        pattern,
        service(log, places),
        range(log, places),
        records(log, places),
        evidence(group),
        ids(log, places),
        !group.state().present(),
        0);
  }

  private double bits(SessionGroup group, double expected, double unevenness) {
    double excess = group.findings().stream().mapToDouble(SessionFinding::excess).sum();
    int size = group.findings().size();
    int seen = inState(group.state());
    int among = group.count(group.state());
    double share = (seen - among + 0.5) / (types.sessions() - size + 1.0);
    double ofState = SessionSurprise.poisson(seen, share * types.sessions());
    double ofSize = SessionSurprise.poisson(size, expected);
    double bits = Math.min(Math.min(excess, Math.max(ofState, ofSize)), unevenness);
    return Math.clamp(bits, LEAST_BITS, SessionSurprise.MOST_BITS);
  }

  /**
   * Surprise of a group to whom knows what is normal, in bits: more sessions in its state than the
   * baseline has, or more sets never seen than are {@code expected}.
   */
  double unlike(SessionModel known, SessionGroup group, double expected) {
    SessionFinding.State state = group.state();
    double holding = known.patterns().getOrDefault(patterns.pattern(state.pattern()).id(), 0L);
    double usual = state.present() ? holding : known.sessions() - holding;
    double here = (usual + 0.5) / (known.sessions() + 1.0) * types.sessions();
    return Math.max(
        SessionSurprise.poisson(inState(state), here),
        SessionSurprise.poisson(group.findings().size(), expected));
  }

  /**
   * Surprise of how unevenly a group is spread over the run, in bits: of its sessions, or of all
   * sessions in its state if that is less; minus log2 of the number of groups looked at.
   */
  double unevenness(SessionGroup group, int groups) {
    int[] flagged = group.findings().stream().mapToInt(SessionFinding::session).toArray();
    SessionFinding.State state = group.state();
    int column = types.columnOf(state.pattern());
    int[] inState =
        IntStream.range(0, types.sessions())
            .filter(session -> types.has(types.typeOf(session), column) == state.present())
            .toArray();
    return Math.min(burst(flagged).bits(), burst(inState).bits()) - Math.log(groups) / Math.log(2);
  }

  /** The group's sessions that came in a burst, and the others; either may be empty. */
  List<SessionGroup> parts(SessionGroup group) {
    List<SessionFinding> findings = group.findings();
    SessionBurst burst = burst(findings.stream().mapToInt(SessionFinding::session).toArray());
    List<SessionFinding> others = new ArrayList<>(findings);
    others.subList(burst.from(), burst.to()).clear();
    return List.of(group.only(findings.subList(burst.from(), burst.to())), group.only(others));
  }

  private SessionBurst burst(int[] sessions) {
    int least = Math.max(LEAST_OF_BURST, (int) Math.sqrt(sessions.length));
    return SessionBurst.strongest(sessions, types.sessions(), least, 1, 1);
  }

  private List<Evidence> evidence(SessionGroup group) {
    List<Evidence> evidence = new ArrayList<>();
    int size = group.findings().size();
    if (group.isMixed()) {
      String what = group.state().present() ? "hold patterns they should not" : "lack patterns";
      evidence.add(
          Evidence.of(
              detector, String.format(Locale.ROOT, "%,d other odd sessions %s", size, what)));
    }
    evidence.add(main(group));
    dearest(group).stream()
        .limit(MOST_FURTHER_STATES)
        .map(state -> further(state, group.count(state), size))
        .forEach(evidence::add);
    return evidence;
  }

  private Evidence main(SessionGroup group) {
    SessionFinding.State state = group.state();
    int among = group.count(state);
    int holding = holdersOf(state.pattern());
    double percent = 100.0 * holding / types.sessions();
    String quoted = quote(patterns, state.pattern());
    String text =
        state.present()
            ? String.format(
                Locale.ROOT,
                "%s occurs in %s (%s %% of all %,d have it)",
                quoted,
                sessions(among),
                percent(percent),
                types.sessions())
            : String.format(
                Locale.ROOT,
                "%s is missing in %s; %s %% of sessions have it",
                quoted,
                sessions(among),
                percent(percent));
    double expected = Math.max(0, inState(state) - among);
    return new Evidence(detector, text, among, expected);
  }

  private Evidence further(SessionFinding.State state, int among, int size) {
    String does = state.present() ? "occurs" : "is missing";
    String text =
        String.format(
            Locale.ROOT,
            "%s %s in %,d of the %,d",
            quote(patterns, state.pattern()),
            does,
            among,
            size);
    return Evidence.of(detector, text);
  }

  /** Further states that at least half of the group's sessions are in, dearest first. */
  private static List<SessionFinding.State> dearest(SessionGroup group) {
    List<SessionFinding.State> result = new ArrayList<>();
    for (SessionFinding finding : group.findings()) {
      for (SessionFinding.State state : finding.states()) {
        if (!state.isSame(group.state()) && result.stream().noneMatch(state::isSame)) {
          result.add(state);
        }
      }
    }
    result.removeIf(state -> group.count(state) < TELLING_SHARE * group.findings().size());
    result.sort((a, b) -> Double.compare(b.bits(), a.bits()));
    return result;
  }

  /** Sessions of the run in a state. */
  private int inState(SessionFinding.State state) {
    int holding = holdersOf(state.pattern());
    return state.present() ? holding : types.sessions() - holding;
  }

  private int holdersOf(int pattern) {
    int column = types.columnOf(pattern);
    return column < 0 ? 0 : holders[column];
  }

  /** Service of all records of the sessions, -1 if they come from several. */
  static int service(SessionLog log, int[] places) {
    int[] services =
        Arrays.stream(places)
            .map(log::detail)
            .filter(row -> row != SessionLog.NO_DETAILS)
            .map(log.details::service)
            .distinct()
            .limit(2)
            .toArray();
    return services.length == 1 ? services[0] : SessionTable.SEVERAL;
  }

  /** First to last time of the sessions' records. */
  static TimeRange range(SessionLog log, int[] places) {
    long from = Long.MAX_VALUE;
    long to = LineRef.NO_TIME;
    for (int place : places) {
      int row = log.detail(place);
      if (row != SessionLog.NO_DETAILS && log.details.first(row) != LineRef.NO_TIME) {
        from = Math.min(from, log.details.first(row));
        to = Math.max(to, log.details.last(row));
      }
    }
    return to == LineRef.NO_TIME
        ? new TimeRange(LineRef.NO_TIME, LineRef.NO_TIME)
        : new TimeRange(from, Math.max(from, to) + 1);
  }

  static long records(SessionLog log, int[] places) {
    return Arrays.stream(places)
        .map(log::detail)
        .filter(row -> row != SessionLog.NO_DETAILS)
        .mapToLong(log.details::records)
        .sum();
  }

  static List<String> ids(SessionLog log, int[] places) {
    return Arrays.stream(places)
        .map(log::detail)
        .filter(row -> row != SessionLog.NO_DETAILS)
        .mapToObj(log.details::id)
        .toList();
  }

  /** A pattern's text in quotes, on one line and not too long. */
  static String quote(PatternView patterns, int pattern) {
    String text = patterns.pattern(pattern).text().replaceAll("\\p{Cntrl}+", " ");
    int length = text.codePointCount(0, text.length());
    String kept =
        length <= MOST_QUOTED
            ? text
            : text.substring(0, text.offsetByCodePoints(0, MOST_QUOTED)) + "…";
    return Quoted.of(kept);
  }

  private static String sessions(int count) {
    return count == 1 ? "1 odd session" : String.format(Locale.ROOT, "%,d odd sessions", count);
  }

  /** A percentage with as many digits as tell it from 0 and from 100. */
  static String percent(double percent) {
    double rest = Math.min(percent, 100 - percent);
    int digits = rest == 0 || rest >= 10 ? 0 : rest >= 0.1 ? 1 : 2;
    return String.format(Locale.ROOT, "%." + digits + "f", percent);
  }
}
