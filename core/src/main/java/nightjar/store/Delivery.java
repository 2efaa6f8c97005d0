package nightjar.store;

import java.util.Objects;

/**
 * A message to a target that must arrive: written with the change it tells of, kept until it was
 * taken, given up only by policy.
 *
 * @param number identifies it, from 1
 * @param target {@code slack}, {@code github}, {@code webhook} …
 * @param incident number of the incident it is about
 * @param change what it tells: {@code new}, {@code escalating}, {@code regressed}, {@code resolved}
 * @param createdNanos wall clock
 * @param dueNanos not tried before, wall clock
 * @param attempts tries so far
 * @param state where it stands
 * @param note the last failure, or what the target answered; redacted, hostile
 */
public record Delivery(
    long number,
    String target,
    long incident,
    String change,
    long createdNanos,
    long dueNanos,
    int attempts,
    State state,
    String note) {
  /** Where a delivery stands. */
  public enum State {
    PENDING,
    DELIVERED,
    /** Replaced by a later one to the same target about the same incident. */
    SUPERSEDED,
    /** Refused by the target for good, or too old. */
    FAILED
  }

  public Delivery {
    Objects.requireNonNull(target);
    Objects.requireNonNull(change);
    Objects.requireNonNull(state);
    Objects.requireNonNull(note);
  }
}
