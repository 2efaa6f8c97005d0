package nightjar.generator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What to generate.
 *
 * @param seed equal seeds give equal logs
 * @param start time of the first lines
 * @param length how long the run lasts, at least a minute
 * @param requestsPerSecond mean over a day, above 0; the hour of the day moves it between a seventh
 *     and 1.4 times
 * @param faults what goes wrong; each begins within the run, and they may overlap
 */
public record Scenario(
    long seed, Instant start, Duration length, double requestsPerSecond, List<Fault> faults) {

  public Scenario {
    if (length.compareTo(Duration.ofMinutes(1)) < 0) {
      throw new IllegalArgumentException("A run lasts at least a minute: " + length);
    }
    if (!(requestsPerSecond > 0 && requestsPerSecond <= 100_000)) {
      throw new IllegalArgumentException("Not a rate: " + requestsPerSecond);
    }
    faults = List.copyOf(faults);
    for (Fault fault : faults) {
      if (fault.from().isBefore(start) || !fault.from().isBefore(start.plus(length))) {
        throw new IllegalArgumentException("A fault begins outside the run: " + fault);
      }
    }
  }

  /** Six hours from a Monday 06:00 UTC in which nothing goes wrong: about 140,000 lines. */
  public static Scenario quiet(long seed) {
    Instant start = Instant.parse("2026-03-02T06:00:00Z");
    return new Scenario(seed, start, Duration.ofHours(6), 0.75, List.of());
  }

  public Instant end() {
    return start.plus(length);
  }

  /** This scenario with one more fault. */
  public Scenario with(Fault fault) {
    List<Fault> more = new ArrayList<>(faults);
    more.add(fault);
    return new Scenario(seed, start, length, requestsPerSecond, more);
  }

  /** This scenario with one more fault of a kind, drawn from the seed. */
  public Scenario with(FaultKind kind) {
    return with(new FaultDraw(this).draw(kind));
  }

  /** This scenario with another length; set it before faults are drawn. */
  public Scenario lasting(Duration other) {
    return new Scenario(seed, start, other, requestsPerSecond, faults);
  }
}
