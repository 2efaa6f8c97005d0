package nightjar.incident;

import java.time.Duration;
import java.util.Locale;
import nightjar.incident.TrackedIncident.Before;
import nightjar.incident.TrackedIncident.Mark;
import nightjar.incident.TrackedIncident.State;

/** The steps in an incident's life, each from one immutable state to the next. */
final class TrackedChanges {
  private static final String NIGHTJAR = "nightjar";

  private TrackedChanges() {}

  /** It was found, as {@code latest}. */
  static TrackedIncident found(TrackedIncident t, Incident latest, State state, long nanos) {
    return t.copy()
        .state(state)
        .latest(latest, nanos)
        .endedNanos(state == State.RESOLVED ? t.endedNanos() : 0)
        .mutedAtScore(state == State.MUTED ? t.mutedAtScore() : 0)
        .made();
  }

  /** Targets are told of it as it is. */
  static TrackedIncident told(TrackedIncident t) {
    return t.copy().toldScore(t.latest().score()).made();
  }

  static TrackedIncident noted(TrackedIncident t, String text, long nanos) {
    return t.copy().note(NIGHTJAR, text, nanos).made();
  }

  static TrackedIncident ended(TrackedIncident t, Duration quiet, long nanos) {
    String text = "Over: nothing new for " + quiet.toMinutes() + " minutes";
    return t.copy()
        .state(State.RESOLVED)
        .mutedAtScore(0)
        .endedNanos(nanos)
        .note(NIGHTJAR, text, nanos)
        .made();
  }

  static TrackedIncident state(TrackedIncident t, Deed.SetState set, long nanos) {
    int muted = set.state() == State.MUTED ? t.latest().score() : 0;
    String verb =
        switch (set.state()) {
          case MUTED -> "Muted until its score passes " + (muted + 10);
          case RESOLVED -> "Resolved";
          case NEW, OPEN, ESCALATING, REGRESSED -> "Opened";
        };
    return t.copy()
        .undoable()
        .state(set.state())
        .mutedAtScore(muted)
        .endedNanos(set.state() == State.RESOLVED ? nanos : 0)
        .note(set.by(), set.note().isEmpty() ? verb : verb + ": " + set.note(), nanos)
        .made();
  }

  static TrackedIncident mark(TrackedIncident t, Deed.SetMark set, long nanos) {
    String text =
        switch (set.mark()) {
          case NONE -> "Mark removed";
          case REAL -> "Marked as real";
          case NOISE -> "Marked as noise";
          case NORMAL -> "Marked as normal from now on";
        };
    State state = marked(t.state(), set.mark());
    return t.copy()
        .undoable()
        .state(state)
        .mark(set.mark())
        .mutedAtScore(0)
        .endedNanos(state == State.RESOLVED ? nanos : 0)
        .note(set.by(), text, nanos)
        .made();
  }

  private static State marked(State state, Mark mark) {
    return switch (mark) {
      case NONE -> state;
      case REAL -> state == State.NEW || state == State.RESOLVED ? State.OPEN : state;
      case NOISE, NORMAL -> State.RESOLVED;
    };
  }

  static TrackedIncident assign(TrackedIncident t, Deed.Assign set, long nanos) {
    String text = set.assignee().isEmpty() ? "Assigned to nobody" : "Assigned to " + set.assignee();
    return t.copy().undoable().assignee(set.assignee()).note(set.by(), text, nanos).made();
  }

  static TrackedIncident undo(TrackedIncident t, String by, long nanos) {
    TrackedCopy back = t.copy();
    Before b = t.before();
    if (b != null) {
      back.state(b.state())
          .mark(b.mark())
          .assignee(b.assignee())
          .mutedAtScore(b.mutedAtScore())
          .endedNanos(b.endedNanos());
    }
    return back.notUndoable().note(by, "Taken back: " + lastText(t), nanos).made();
  }

  private static String lastText(TrackedIncident t) {
    for (int i = t.activity().size() - 1; i >= 0; i--) {
      if (!t.activity().get(i).who().equals(NIGHTJAR)) {
        return t.activity().get(i).text().toLowerCase(Locale.ROOT);
      }
    }
    return "the last change";
  }
}
