package nightjar.session;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import nightjar.LineRef;

/**
 * Which sessions the ends of the run may have cut: what such a session lacks may lie outside of
 * what was read, so only what it holds counts against it.
 *
 * <p>Near an end is what lies closer to it than nine of ten sessions last, and within the first or
 * last hundredth of the run. A session whose last record is near the end may go on; one that begins
 * near the start may have begun before, unless its first pattern is one that sessions do begin
 * with.
 */
final class SessionEdges {
  private static final double DURATION_QUANTILE = 0.9;
  private static final int SHARE_OF_RUN = 100;
  private static final double COMMON_START = 0.05;

  private final BitSet cut = new BitSet();

  private SessionEdges() {}

  /** No session is cut. */
  static SessionEdges none() {
    return new SessionEdges();
  }

  /** Judges the sessions of a log by their times; sessions without details or times are whole. */
  static SessionEdges of(SessionLog log, SessionTypes types, IntUnaryOperator patternOf) {
    SessionEdges edges = new SessionEdges();
    int[] firstPattern = firstPatterns(log.sequences, patternOf);
    int[] timed =
        IntStream.range(0, types.sessions())
            .filter(session -> isTimed(log, types.place(session)))
            .toArray();
    if (timed.length == 0) {
      return edges;
    }
    SessionDetails details = log.details;
    int[] rows = Arrays.stream(timed).map(session -> log.detail(types.place(session))).toArray();
    long start = Arrays.stream(rows).mapToLong(details::first).min().orElseThrow();
    long end = Arrays.stream(rows).mapToLong(details::last).max().orElseThrow();
    long[] durations =
        Arrays.stream(rows)
            .mapToLong(row -> details.last(row) - details.first(row))
            .sorted()
            .toArray();
    long margin =
        Math.min(
            durations[(int) (DURATION_QUANTILE * (durations.length - 1))],
            (end - start) / SHARE_OF_RUN);
    boolean[] starts = commonStarts(log, types, firstPattern);
    for (int i = 0; i < timed.length; i++) {
      int first = firstPattern[log.sequence(types.place(timed[i]))];
      boolean mayHaveBegunBefore =
          details.first(rows[i]) - start < margin && (first < 0 || !starts[first]);
      if (mayHaveBegunBefore || end - details.last(rows[i]) < margin) {
        edges.cut.set(timed[i]);
      }
    }
    return edges;
  }

  boolean isCut(int session) {
    return cut.get(session);
  }

  private static boolean isTimed(SessionLog log, int place) {
    int row = log.detail(place);
    return row != SessionLog.NO_DETAILS
        && log.details.first(row) != LineRef.NO_TIME
        && log.details.last(row) != LineRef.NO_TIME;
  }

  /** First pattern of each list of shapes, negative if its order is not known. */
  private static int[] firstPatterns(SessionSequences lists, IntUnaryOperator patternOf) {
    return IntStream.range(0, lists.size())
        .map(
            list ->
                lists.isOrdered(list) ? patternOf.applyAsInt(lists.shapes()[lists.from(list)]) : -1)
        .toArray();
  }

  /** Patterns that at least a twentieth of the sessions begin with. */
  private static boolean[] commonStarts(SessionLog log, SessionTypes types, int[] firstPattern) {
    int[] count = new int[Arrays.stream(firstPattern).max().orElse(0) + 1];
    for (int session = 0; session < types.sessions(); session++) {
      int first = firstPattern[log.sequence(types.place(session))];
      if (first >= 0) {
        count[first]++;
      }
    }
    boolean[] common = new boolean[count.length];
    for (int pattern = 0; pattern < count.length; pattern++) {
      common[pattern] = count[pattern] >= COMMON_START * types.sessions();
    }
    return common;
  }
}
