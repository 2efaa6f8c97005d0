package nightjar.incident;

import java.util.ArrayList;
import java.util.List;
import nightjar.incident.TrackedIncident.Activity;
import nightjar.incident.TrackedIncident.Before;
import nightjar.incident.TrackedIncident.Mark;
import nightjar.incident.TrackedIncident.State;
import org.jspecify.annotations.Nullable;

/**
 * A copy of an incident in which some things differ: each is named by the step that changes it. One
 * thread at a time.
 */
final class TrackedCopy {
  private static final int MAX_ACTIVITY = 100;

  private final TrackedIncident from;
  private State state;
  private Incident latest;
  private long updatedNanos;
  private long endedNanos;
  private int peakScore;
  private int mutedAtScore;
  private Mark mark;
  private String assignee;
  private List<Activity> activity;
  private int toldScore;
  private @Nullable Before before;

  TrackedCopy(TrackedIncident from) {
    this.from = from;
    this.state = from.state();
    this.latest = from.latest();
    this.updatedNanos = from.updatedNanos();
    this.endedNanos = from.endedNanos();
    this.peakScore = from.peakScore();
    this.mutedAtScore = from.mutedAtScore();
    this.mark = from.mark();
    this.assignee = from.assignee();
    this.activity = from.activity();
    this.toldScore = from.toldScore();
    this.before = from.before();
  }

  TrackedCopy state(State next) {
    state = next;
    return this;
  }

  /** What was found last; the highest score follows it. */
  TrackedCopy latest(Incident found, long nanos) {
    latest = found;
    peakScore = Math.max(peakScore, found.score());
    updatedNanos = nanos;
    return this;
  }

  TrackedCopy endedNanos(long nanos) {
    endedNanos = nanos;
    return this;
  }

  TrackedCopy mutedAtScore(int score) {
    mutedAtScore = score;
    return this;
  }

  TrackedCopy mark(Mark next) {
    mark = next;
    return this;
  }

  TrackedCopy assignee(String name) {
    assignee = name;
    return this;
  }

  TrackedCopy toldScore(int score) {
    toldScore = score;
    return this;
  }

  /** How it stands now is what can be brought back. */
  TrackedCopy undoable() {
    before =
        new Before(
            from.state(), from.mark(), from.assignee(), from.mutedAtScore(), from.endedNanos());
    return this;
  }

  /** There is nothing to bring back. */
  TrackedCopy notUndoable() {
    before = null;
    return this;
  }

  /** Says what happened; of very much only the latest is kept. */
  TrackedCopy note(String who, String text, long nanos) {
    List<Activity> all = new ArrayList<>(activity);
    all.add(new Activity(nanos, who, text));
    activity = all.subList(Math.max(0, all.size() - MAX_ACTIVITY), all.size());
    updatedNanos = nanos;
    return this;
  }

  TrackedIncident made() {
    return new TrackedIncident(
        from.number(),
        from.fingerprint(),
        state,
        latest,
        from.openedNanos(),
        updatedNanos,
        endedNanos,
        peakScore,
        mutedAtScore,
        mark,
        assignee,
        from.seenBefore(),
        activity,
        toldScore,
        before);
  }
}
