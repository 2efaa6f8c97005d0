package nightjar.incident;

import java.util.List;
import java.util.Objects;
import nightjar.pattern.PatternFact;

/**
 * What a person does about incidents and patterns. Deeds enter the order of arrivals like lines do,
 * so that a replay has them; {@link DeedJson} writes and reads them.
 */
public sealed interface Deed {
  /** Who: a name as given, {@code console} if none. */
  String by();

  /**
   * Sets how an incident stands.
   *
   * @param state {@code OPEN}, {@code MUTED} or {@code RESOLVED}
   * @param note why; may be empty
   */
  record SetState(long incident, TrackedIncident.State state, String by, String note)
      implements Deed {
    public SetState {
      Objects.requireNonNull(by);
      Objects.requireNonNull(note);
      if (state != TrackedIncident.State.OPEN
          && state != TrackedIncident.State.MUTED
          && state != TrackedIncident.State.RESOLVED) {
        throw new IllegalArgumentException("state must be open, muted or resolved, not " + state);
      }
    }
  }

  /** Says what an incident really is. */
  record SetMark(long incident, TrackedIncident.Mark mark, String by) implements Deed {
    public SetMark {
      Objects.requireNonNull(mark);
      Objects.requireNonNull(by);
    }
  }

  /** Says who works on it; empty for nobody. */
  record Assign(long incident, String assignee, String by) implements Deed {
    public Assign {
      Objects.requireNonNull(assignee);
      Objects.requireNonNull(by);
    }
  }

  /** Takes back the last deed about an incident. */
  record Undo(long incident, String by) implements Deed {
    public Undo {
      Objects.requireNonNull(by);
    }
  }

  /**
   * Notes that something was done to the system: a deployment, a change of settings.
   *
   * @param nanos when, event time
   * @param kind {@code deploy} or any other short word
   * @param service where; empty for everywhere
   * @param text what; shown as it is
   */
  record AddMarker(long nanos, String kind, String service, String text, String by)
      implements Deed {
    public AddMarker {
      Objects.requireNonNull(kind);
      Objects.requireNonNull(service);
      Objects.requireNonNull(text);
      Objects.requireNonNull(by);
    }
  }

  /**
   * Says something about patterns. The facts get their versions and their time when the deed takes
   * effect; those that they have here mean nothing.
   *
   * @param facts 1 to {@value #MAX_FACTS}
   */
  record EditPatterns(List<PatternFact> facts, String by) implements Deed {
    public static final int MAX_FACTS = 1_000;

    public EditPatterns {
      facts = facts.stream().map(fact -> fact.with(PatternFact.Entry.NONE)).toList();
      Objects.requireNonNull(by);
      if (facts.isEmpty() || facts.size() > MAX_FACTS) {
        throw new IllegalArgumentException(
            "1 to " + MAX_FACTS + " facts are said at once, not " + facts.size());
      }
    }
  }
}
