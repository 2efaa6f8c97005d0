package nightjar.eval.sim;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import nightjar.EpochNanos;

/** A wall clock that stands until it is moved, and can be put back. */
final class SimulatedClock implements InstantSource {
  private Instant now = Instant.parse("2026-03-01T10:00:00Z");
  private Instant latest = now;

  @Override
  public Instant instant() {
    return now;
  }

  /** Nanoseconds since 1970. */
  long nanos() {
    return EpochNanos.now(this);
  }

  /** Days since 1970. */
  int day() {
    return (int) Math.floorDiv(now.getEpochSecond(), TimeUnit.DAYS.toSeconds(1));
  }

  /** Moves it on, or back. */
  void move(Duration by) {
    now = now.plus(by);
    if (now.isAfter(latest)) {
      latest = now;
    }
  }

  /** Can something of that moment look older than an age to whoever has seen this clock? */
  boolean hasBeenAfter(Instant moment, Duration age) {
    return latest.isAfter(moment.plus(age));
  }
}
