package nightjar.web;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import nightjar.act.AlertOutcome;

/** The quiet that a target asked for: until it is over, nothing at all is sent to it. */
final class RateLimit {
  private final InstantSource clock;
  private Instant until = Instant.MIN;

  RateLimit(InstantSource clock) {
    this.clock = clock;
  }

  /** What to answer instead of sending; empty if sending is allowed. */
  synchronized Optional<AlertOutcome> quiet() {
    Duration left = Duration.ofSeconds(until.getEpochSecond() - clock.instant().getEpochSecond());
    return until.isAfter(clock.instant())
        ? Optional.of(
            new AlertOutcome.Later("it asked for quiet until " + until, atLeastASecond(left)))
        : Optional.empty();
  }

  private static Duration atLeastASecond(Duration left) {
    return left.isPositive() ? left : Duration.ofSeconds(1);
  }

  /** Notes what a target answered, and passes it on. */
  synchronized AlertOutcome note(AlertOutcome outcome) {
    if (outcome instanceof AlertOutcome.Later later && later.after().isPositive()) {
      until = clock.instant().plus(later.after());
    }
    return outcome;
  }
}
