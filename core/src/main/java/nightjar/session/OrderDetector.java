package nightjar.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import nightjar.TimeRange;
import nightjar.detect.Anomaly;
import nightjar.detect.CurrentRecord;
import nightjar.detect.Detector;
import nightjar.detect.Evidence;
import nightjar.detect.Judgement;
import nightjar.pattern.PatternView;

/**
 * Finds steps out of order: two patterns that come in one order in nearly all sessions, and for a
 * while the other way round.
 *
 * <p>Reads the sessions of a {@link SessionCollector}, which it may share with {@link
 * SessionDetector}: a record counts once. Patterns that race each other all the time are no
 * finding; see {@link SessionBurst}. Cost of judging: lists of shapes × 32²/2, and sessions × pairs
 * that are ever the wrong way round, of which {@link #MOST_PAIRS} are looked at.
 */
public final class OrderDetector implements Detector {
  private static final String NAME = "order";
  private static final int LEAST_SESSIONS = 100;
  private static final double MOST_REVERSED = 0.1;

  /** Share of sessions outside the stretch that may be the wrong way round. */
  private static final double MOST_OUTSIDE = 0.005;

  private static final int LEAST_VIOLATIONS = 3;
  private static final int MOST_PAIRS = 128;
  private static final int MOST_ANOMALIES = 5;
  private static final double LEAST_BITS = 12;
  private static final double SAME_SESSIONS = 0.5;

  private final SessionCollector sessions;

  public OrderDetector(SessionCollector sessions) {
    this.sessions = sessions;
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

  /**
   * A pair of patterns in the wrong order for a while.
   *
   * @param usual pattern that comes first elsewhere
   * @param other pattern that comes second elsewhere
   * @param burst where
   * @param places sessions of the stretch that are the wrong way round, numbers in the log
   * @param right sessions of the run that are the right way round
   * @param all sessions of the run that hold both
   */
  private record Swap(
      int usual,
      int other,
      SessionBurst burst,
      List<Integer> places,
      int right,
      int all,
      double bits) {
    int[] placesAsArray() {
      return places.stream().mapToInt(Integer::intValue).toArray();
    }
  }

  private static List<Anomaly> judge(SessionLog log, PatternView patterns) {
    IntUnaryOperator patternOf = SessionDetector.patternOf(patterns);
    int[] lists = wholeSessions(log, patternOf);
    OrderPairs pairs = new OrderPairs(log.sequences, patternOf, lists);
    List<Swap> swaps = swaps(lists, pairs);
    swaps.sort(
        Comparator.comparingDouble(Swap::bits)
            .reversed()
            .thenComparingInt(swap -> -swap.places.size())
            .thenComparingInt(Swap::usual)
            .thenComparingInt(Swap::other));
    List<Anomaly> anomalies = new ArrayList<>();
    while (!swaps.isEmpty() && anomalies.size() < MOST_ANOMALIES) {
      anomalies.add(anomaly(takeAlike(swaps), log, patterns));
    }
    return anomalies;
  }

  /** Lists of shapes by session; unknown for one that may have begun before the run. */
  private static int[] wholeSessions(SessionLog log, IntUnaryOperator patternOf) {
    SessionTypes types = SessionTypes.of(log, patternOf);
    SessionEdges edges = SessionEdges.of(log, types, patternOf);
    int[] lists = new int[log.size()];
    Arrays.fill(lists, SessionSequences.UNKNOWN);
    for (int session = 0; session < types.sessions(); session++) {
      if (!edges.isCut(session)) {
        lists[types.place(session)] = log.sequence(types.place(session));
      }
    }
    return lists;
  }

  private static List<Swap> swaps(int[] lists, OrderPairs pairs) {
    List<int[]> reversed = new ArrayList<>();
    for (int first = 0; first < pairs.size(); first++) {
      for (int second = 0; second < pairs.size(); second++) {
        int right = pairs.before(first, second);
        int wrong = pairs.before(second, first);
        if (wrong >= LEAST_VIOLATIONS
            && right + wrong >= LEAST_SESSIONS
            && wrong <= MOST_REVERSED * (right + wrong)) {
          reversed.add(new int[] {first, second});
        }
      }
    }
    reversed.sort(
        Comparator.comparingDouble(
            pair -> (double) pairs.before(pair[1], pair[0]) / pairs.before(pair[0], pair[1])));
    List<Swap> swaps = new ArrayList<>();
    double tests = Math.log(Math.max(1, reversed.size())) / Math.log(2);
    for (int[] pair : reversed.subList(0, Math.min(MOST_PAIRS, reversed.size()))) {
      Swap swap = swap(lists, pairs, pair[0], pair[1], tests);
      if (swap.bits >= LEAST_BITS) {
        swaps.add(swap);
      }
    }
    return swaps;
  }

  private static Swap swap(int[] lists, OrderPairs pairs, int first, int second, double tests) {
    int wrong = pairs.before(second, first);
    int[] trial = new int[wrong];
    int[] place = new int[wrong];
    byte[] orders = pairs.orders(first, second);
    int trials = 0;
    int violations = 0;
    for (int session = 0; session < lists.length; session++) {
      int order = lists[session] < 0 ? 0 : orders[lists[session]];
      if (order < 0) {
        trial[violations] = trials;
        place[violations++] = session;
      }
      trials += order == 0 ? 0 : 1;
    }
    SessionBurst burst =
        SessionBurst.strongest(trial, trials, LEAST_VIOLATIONS, LEAST_SESSIONS, MOST_OUTSIDE);
    return new Swap(
        pairs.pattern(first),
        pairs.pattern(second),
        burst,
        Arrays.stream(place, burst.from(), burst.to()).boxed().toList(),
        trials - wrong,
        trials,
        Math.min(burst.bits() - tests, SessionSurprise.MOST_BITS));
  }

  /** Takes the first swap out of a list, and all that mostly concern its sessions. */
  private static List<Swap> takeAlike(List<Swap> swaps) {
    List<Swap> alike = new ArrayList<>();
    alike.add(swaps.removeFirst());
    Set<Integer> known = new HashSet<>(alike.getFirst().places);
    swaps.removeIf(
        swap -> {
          long shared = swap.places.stream().filter(known::contains).count();
          boolean same = shared >= SAME_SESSIONS * Math.min(swap.places.size(), known.size());
          if (same) {
            alike.add(swap);
          }
          return same;
        });
    return alike;
  }

  private static Anomaly anomaly(List<Swap> alike, SessionLog log, PatternView patterns) {
    Swap main = alike.getFirst();
    int[] places = main.placesAsArray();
    TimeRange range = SessionReport.range(log, places);
    List<Evidence> evidence = new ArrayList<>();
    for (Swap swap : alike.subList(0, Math.min(3, alike.size()))) {
      evidence.add(evidence(swap, SessionReport.range(log, swap.placesAsArray()), patterns));
    }
    return new Anomaly(
        NAME,
        main.bits,
        main.other,
        SessionReport.service(log, places),
        range,
        SessionReport.records(log, places),
        evidence,
        SessionReport.ids(log, places));
  }

  private static Evidence evidence(Swap swap, TimeRange range, PatternView patterns) {
    String text =
        String.format(
            Locale.ROOT,
            "%s comes before %s in %,d sessions%s; in %,d of %,d sessions it is the other way"
                + " round",
            SessionReport.quote(patterns, swap.other),
            SessionReport.quote(patterns, swap.usual),
            swap.places.size(),
            within(range),
            swap.right,
            swap.all);
    return new Evidence(NAME, text, swap.places.size(), swap.burst.outside() * swap.burst.trials());
  }

  private static String within(TimeRange range) {
    if (range.nanos() == 0) {
      return "";
    }
    Duration span = Duration.ofNanos(range.nanos());
    if (span.toHours() >= 3) {
      return " within " + span.toHours() + " hours";
    }
    return span.toMinutes() >= 2
        ? " within " + span.toMinutes() + " minutes"
        : " within " + Math.max(1, span.toSeconds()) + " s";
  }
}
