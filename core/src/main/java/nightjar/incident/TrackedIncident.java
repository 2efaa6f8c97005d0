package nightjar.incident;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An incident over its life: what is known of it now, how it stands, and what became of it. A new
 * object for every change.
 *
 * @param number identifies it, from 1; people see {@code NJ-number}
 * @param fingerprint 16 hexadecimal digits: equal for incidents about the same thing, whenever
 * @param state how it stands
 * @param latest what was found last
 * @param openedNanos when Nightjar first told of it, wall clock
 * @param updatedNanos when anything of it last changed, wall clock
 * @param endedNanos when it was resolved, wall clock; 0 as long as it is not
 * @param peakScore highest score it had
 * @param mutedAtScore a muted one comes back when its score passes this by ten points; 0 if not
 *     muted
 * @param mark what a person said of it
 * @param assignee who works on it; empty if nobody
 * @param seenBefore numbers of earlier incidents with the same fingerprint, latest first
 * @param activity what happened to it, in order
 * @param toldScore its score when targets were told last; 0 if they never were
 * @param before how it stood before the last deed about it; null if there is none to take back
 */
public record TrackedIncident(
    long number,
    String fingerprint,
    State state,
    Incident latest,
    long openedNanos,
    long updatedNanos,
    long endedNanos,
    int peakScore,
    int mutedAtScore,
    Mark mark,
    String assignee,
    List<Long> seenBefore,
    List<Activity> activity,
    int toldScore,
    @Nullable Before before) {
  /** How an incident stands. */
  public enum State {
    /** Found, and nobody has looked at it yet. */
    NEW,
    /** Somebody has looked at it, or it goes on without growing. */
    OPEN,
    /** Its score has risen by ten points or more since it was told last. */
    ESCALATING,
    /** Resolved once and found again. */
    REGRESSED,
    /** Told no more until it escalates. */
    MUTED,
    /** Over: by itself, or because somebody said so. */
    RESOLVED
  }

  /** What a person said of it. */
  public enum Mark {
    NONE,
    REAL,
    NOISE,
    /** What it shows is how the system is now. */
    NORMAL
  }

  /**
   * Something that happened to it.
   *
   * @param nanos wall clock
   * @param who {@code nightjar}, or a person's name
   * @param text one sentence
   */
  public record Activity(long nanos, String who, String text) {
    public Activity {
      Objects.requireNonNull(who);
      Objects.requireNonNull(text);
    }
  }

  /** What {@link Deed.Undo} brings back. */
  public record Before(State state, Mark mark, String assignee, int mutedAtScore, long endedNanos) {
    public Before {
      Objects.requireNonNull(state);
      Objects.requireNonNull(mark);
      Objects.requireNonNull(assignee);
    }
  }

  /** One that nobody was told of and nothing was done about. */
  public TrackedIncident(
      long number,
      String fingerprint,
      State state,
      Incident latest,
      long openedNanos,
      long updatedNanos,
      long endedNanos,
      int peakScore,
      int mutedAtScore,
      Mark mark,
      String assignee,
      List<Long> seenBefore,
      List<Activity> activity) {
    this(
        number,
        fingerprint,
        state,
        latest,
        openedNanos,
        updatedNanos,
        endedNanos,
        peakScore,
        mutedAtScore,
        mark,
        assignee,
        seenBefore,
        activity,
        0,
        null);
  }

  public TrackedIncident {
    Objects.requireNonNull(fingerprint);
    Objects.requireNonNull(state);
    Objects.requireNonNull(latest);
    Objects.requireNonNull(mark);
    Objects.requireNonNull(assignee);
    seenBefore = List.copyOf(seenBefore);
    activity = List.copyOf(activity);
  }

  /** Does it still need somebody? */
  public boolean isOpen() {
    return state != State.RESOLVED && state != State.MUTED;
  }

  /** The name people use. */
  public String name() {
    return "NJ-" + number;
  }

  /** Where the next state of it is put together; this one stays as it is. */
  TrackedCopy copy() {
    return new TrackedCopy(this);
  }
}
