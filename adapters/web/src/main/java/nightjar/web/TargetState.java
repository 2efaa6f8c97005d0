package nightjar.web;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How the telling of a target stands.
 *
 * @param name the target's name
 * @param lastSuccess when it took something last; null if it did not since the start
 * @param pending deliveries it has still to get
 * @param trouble why the last attempt failed; empty if it did not; hostile
 */
public record TargetState(String name, @Nullable Instant lastSuccess, int pending, String trouble) {
  public TargetState {
    Objects.requireNonNull(name);
    Objects.requireNonNull(trouble);
  }
}
