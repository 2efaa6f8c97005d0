package nightjar.incident;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nightjar.LineRef;
import nightjar.TimeRange;
import nightjar.detect.Anomaly;

/**
 * Groups anomalies into stories. Two belong together when they are about the same pattern at about
 * the same time, when they begin together in one service, or when they begin and last together
 * anywhere: then one caused the other, or a third both.
 *
 * <p>"At about the same time" is within two columns of the run's time grid. An anomaly that lasts
 * for most of the run begins together with nothing. Groups do not depend on the order of the
 * anomalies.
 */
public final class Grouping {
  private static final double BROAD_SHARE = 0.3;

  private final TimeRange run;
  private final long slackNanos;

  /**
   * @param run the whole run
   * @param columnNanos width of a column of its time grid
   */
  public Grouping(TimeRange run, long columnNanos) {
    this.run = run;
    this.slackNanos = 2 * columnNanos;
  }

  /** The anomalies in groups, each in the order given; groups in order of their first anomaly. */
  public List<List<Anomaly>> group(List<Anomaly> anomalies) {
    int[] parent = new int[anomalies.size()];
    for (int i = 0; i < parent.length; i++) {
      parent[i] = i;
    }
    for (int i = 0; i < parent.length; i++) {
      for (int j = i + 1; j < parent.length; j++) {
        if (belong(anomalies.get(i), anomalies.get(j))) {
          parent[find(parent, j)] = find(parent, i);
        }
      }
    }
    Map<Integer, List<Anomaly>> groups = new LinkedHashMap<>();
    for (int i = 0; i < parent.length; i++) {
      groups.computeIfAbsent(find(parent, i), root -> new ArrayList<>()).add(anomalies.get(i));
    }
    return List.copyOf(groups.values());
  }

  private boolean belong(Anomaly a, Anomaly b) {
    boolean timed = hasTime(a) && hasTime(b);
    boolean samePattern = a.pattern() >= 0 && a.pattern() == b.pattern();
    if (samePattern && (!timed || (a.range().touches(b.range(), slackNanos) && lastAlike(a, b)))) {
      return true;
    }
    if (!a.sessions().isEmpty() && !b.sessions().isEmpty() && isBroad(a) == isBroad(b)) {
      return shareSessions(a, b);
    }
    if (!timed || isBroad(a) || isBroad(b) || !a.range().touches(b.range(), 0)) {
      return false;
    }
    boolean beginTogether = Math.abs(a.range().fromNanos() - b.range().fromNanos()) <= slackNanos;
    return beginTogether || overlap(a.range(), b.range()) >= 0.5;
  }

  /**
   * What goes on all the time is another story than what happens for a while; a pattern that is new
   * may do either.
   */
  private boolean lastAlike(Anomaly a, Anomaly b) {
    return isBroad(a) == isBroad(b) || a.detector().equals("new") || b.detector().equals("new");
  }

  private static boolean hasTime(Anomaly anomaly) {
    return anomaly.range().fromNanos() != LineRef.NO_TIME;
  }

  private boolean isBroad(Anomaly anomaly) {
    return anomaly.range().nanos() > BROAD_SHARE * run.nanos();
  }

  /** Length of what two ranges share over the length of the longer, 0 to 1. */
  private static double overlap(TimeRange a, TimeRange b) {
    long shared = Math.min(a.toNanos(), b.toNanos()) - Math.max(a.fromNanos(), b.fromNanos());
    long longer = Math.max(a.nanos(), b.nanos());
    return shared <= 0 || longer == 0 ? 0 : shared / (double) longer;
  }

  private static boolean shareSessions(Anomaly a, Anomaly b) {
    Set<String> sessions = new HashSet<>(a.sessions());
    long shared = b.sessions().stream().filter(sessions::contains).count();
    return shared * 2 >= Math.min(a.sessions().size(), b.sessions().size());
  }

  private static int find(int[] parent, int i) {
    int root = i;
    while (parent[root] != root) {
      root = parent[root];
    }
    return root;
  }
}
