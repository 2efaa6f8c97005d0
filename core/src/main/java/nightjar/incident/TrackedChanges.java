package nightjar.incident;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import nightjar.incident.TrackedIncident.Activity;
import nightjar.incident.TrackedIncident.Before;
import nightjar.incident.TrackedIncident.Mark;
import nightjar.incident.TrackedIncident.State;
import org.jspecify.annotations.Nullable;

/** The steps in an incident's life, each from one immutable state to the next. */
final class TrackedChanges {
  private TrackedChanges() {}

  /** It was found, as {@code latest}. */
  static TrackedIncident found(TrackedIncident t, Incident latest, State state, long nanos) {
    return new TrackedIncident(
        t.number(),
        t.fingerprint(),
        state,
        latest,
        t.openedNanos(),
        nanos,
        state == State.RESOLVED ? t.endedNanos() : 0,
        Math.max(t.peakScore(), latest.score()),
        state == State.MUTED ? t.mutedAtScore() : 0,
        t.mark(),
        t.assignee(),
        t.seenBefore(),
        t.activity(),
        t.toldScore(),
        t.before());
  }

  /** Targets are told of it as it is. */
  static TrackedIncident told(TrackedIncident t) {
    return with(t, t.state(), t.mark(), t.assignee(), t.mutedAtScore(), t.endedNanos(), t.before())
        .withTold(t.latest().score());
  }

  static TrackedIncident noted(TrackedIncident t, String text, long nanos) {
    return t.withActivity(activity(t, "nightjar", text, nanos), nanos);
  }

  static TrackedIncident ended(TrackedIncident t, Duration quiet, long nanos) {
    TrackedIncident over = with(t, State.RESOLVED, t.mark(), t.assignee(), 0, nanos, t.before());
    String text = "Over: nothing new for " + quiet.toMinutes() + " minutes";
    return over.withActivity(activity(t, "nightjar", text, nanos), nanos);
  }

  static TrackedIncident state(TrackedIncident t, Deed.SetState set, long nanos) {
    int muted = set.state() == State.MUTED ? t.latest().score() : 0;
    long ended = set.state() == State.RESOLVED ? nanos : 0;
    String verb =
        switch (set.state()) {
          case MUTED -> "Muted until its score passes " + (muted + 10);
          case RESOLVED -> "Resolved";
          case NEW, OPEN, ESCALATING, REGRESSED -> "Opened";
        };
    String text = set.note().isEmpty() ? verb : verb + ": " + set.note();
    return with(t, set.state(), t.mark(), t.assignee(), muted, ended, before(t))
        .withActivity(activity(t, set.by(), text, nanos), nanos);
  }

  static TrackedIncident mark(TrackedIncident t, Deed.SetMark set, long nanos) {
    boolean isSilenced = set.mark() == Mark.NOISE || set.mark() == Mark.NORMAL;
    State state =
        isSilenced
            ? State.RESOLVED
            : t.state() == State.NEW || t.state() == State.RESOLVED ? State.OPEN : t.state();
    if (set.mark() == Mark.NONE) {
      state = t.state();
    }
    String text =
        switch (set.mark()) {
          case NONE -> "Mark removed";
          case REAL -> "Marked as real";
          case NOISE -> "Marked as noise";
          case NORMAL -> "Marked as normal from now on";
        };
    long ended = state == State.RESOLVED ? nanos : 0;
    return with(t, state, set.mark(), t.assignee(), 0, ended, before(t))
        .withActivity(activity(t, set.by(), text, nanos), nanos);
  }

  static TrackedIncident assign(TrackedIncident t, Deed.Assign set, long nanos) {
    String text = set.assignee().isEmpty() ? "Assigned to nobody" : "Assigned to " + set.assignee();
    return with(t, t.state(), t.mark(), set.assignee(), t.mutedAtScore(), t.endedNanos(), before(t))
        .withActivity(activity(t, set.by(), text, nanos), nanos);
  }

  static TrackedIncident undo(TrackedIncident t, String by, long nanos) {
    Before b = t.before() == null ? before(t) : t.before();
    return with(t, b.state(), b.mark(), b.assignee(), b.mutedAtScore(), b.endedNanos(), null)
        .withActivity(activity(t, by, "Taken back: " + lastText(t), nanos), nanos);
  }

  private static String lastText(TrackedIncident t) {
    for (int i = t.activity().size() - 1; i >= 0; i--) {
      if (!t.activity().get(i).who().equals("nightjar")) {
        return t.activity().get(i).text().toLowerCase(Locale.ROOT);
      }
    }
    return "the last change";
  }

  private static Before before(TrackedIncident t) {
    return new Before(t.state(), t.mark(), t.assignee(), t.mutedAtScore(), t.endedNanos());
  }

  private static List<Activity> activity(TrackedIncident t, String who, String text, long nanos) {
    List<Activity> all = new ArrayList<>(t.activity());
    all.add(new Activity(nanos, who, text));
    int size = all.size();
    return all.subList(Math.max(0, size - IncidentBook.maxActivity()), size);
  }

  private static TrackedIncident with(
      TrackedIncident t,
      State state,
      Mark mark,
      String assignee,
      int mutedAtScore,
      long endedNanos,
      @Nullable Before before) {
    return new TrackedIncident(
        t.number(),
        t.fingerprint(),
        state,
        t.latest(),
        t.openedNanos(),
        t.updatedNanos(),
        endedNanos,
        t.peakScore(),
        mutedAtScore,
        mark,
        assignee,
        t.seenBefore(),
        t.activity(),
        t.toldScore(),
        before);
  }
}
