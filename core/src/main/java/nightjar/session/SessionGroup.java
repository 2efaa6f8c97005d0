package nightjar.session;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Odd sessions that one state makes odd: the pattern they all hold, or all lack. Mutable while
 * groups are formed.
 */
final class SessionGroup {
  /** Groups shown; the smallest beyond are put together by direction. */
  static final int MOST_GROUPS = 12;

  /** Share of a group's sessions that must be in another's state for the two to be one. */
  private static final double SAME = 0.5;

  private SessionFinding.State state;
  private final List<SessionFinding> findings = new ArrayList<>();
  private boolean mixed;

  private SessionGroup(SessionFinding.State state) {
    this.state = state;
  }

  /** The state that makes the sessions odd; of a mixed group the one of its largest part. */
  SessionFinding.State state() {
    return state;
  }

  /** Its sessions, in order of closing. */
  List<SessionFinding> findings() {
    return findings;
  }

  /** Were several small groups put together? */
  boolean isMixed() {
    return mixed;
  }

  /** The group with some of its findings only. */
  SessionGroup only(List<SessionFinding> some) {
    SessionGroup part = new SessionGroup(state);
    part.mixed = mixed;
    part.findings.addAll(some);
    return part;
  }

  /** Sessions of the group that are in a state. */
  int count(SessionFinding.State wanted) {
    int count = 0;
    for (SessionFinding finding : findings) {
      count += finding.states().stream().anyMatch(wanted::isSame) ? 1 : 0;
    }
    return count;
  }

  /**
   * Groups findings by their dearest state, and puts together what mostly occurs together. Largest
   * group first.
   */
  static List<SessionGroup> of(List<SessionFinding> findings) {
    Map<Integer, SessionGroup> byState = new HashMap<>();
    for (SessionFinding finding : findings) {
      if (!finding.states().isEmpty()) {
        SessionFinding.State dearest = finding.states().getFirst();
        int key = dearest.pattern() * 2 + (dearest.present() ? 1 : 0);
        byState.computeIfAbsent(key, k -> new SessionGroup(dearest)).findings.add(finding);
      }
    }
    List<SessionGroup> groups = new ArrayList<>(byState.values());
    groups.sort(largestFirst());
    for (int i = groups.size() - 1; i > 0; i--) {
      SessionGroup small = groups.get(i);
      SessionGroup best = null;
      int most = 0;
      for (int j = 0; j < i; j++) {
        int shared = small.count(groups.get(j).state);
        if (shared > most && shared >= SAME * small.findings.size()) {
          most = shared;
          best = groups.get(j);
        }
      }
      if (best != null) {
        best.findings.addAll(small.findings);
        groups.remove(i);
      }
    }
    limit(groups);
    groups.forEach(group -> group.findings.sort(Comparator.comparingInt(SessionFinding::session)));
    groups.sort(largestFirst());
    return groups;
  }

  /**
   * Puts the smallest groups together, those with a pattern too many and those with one too few.
   */
  private static void limit(List<SessionGroup> groups) {
    groups.sort(largestFirst());
    if (groups.size() <= MOST_GROUPS) {
      return;
    }
    List<SessionGroup> rest = new ArrayList<>(groups.subList(MOST_GROUPS - 2, groups.size()));
    groups.subList(MOST_GROUPS - 2, groups.size()).clear();
    for (boolean present : new boolean[] {true, false}) {
      List<SessionGroup> side = rest.stream().filter(g -> g.state.present() == present).toList();
      if (!side.isEmpty()) {
        SessionGroup joined = new SessionGroup(side.getFirst().state);
        joined.mixed = side.size() > 1;
        side.forEach(group -> joined.findings.addAll(group.findings));
        groups.add(joined);
      }
    }
  }

  private static Comparator<SessionGroup> largestFirst() {
    return Comparator.<SessionGroup>comparingInt(group -> -group.findings.size())
        .thenComparingInt(group -> group.state.pattern())
        .thenComparing(group -> group.state.present());
  }
}
