package nightjar.generator;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * Something that goes wrong in the shop during [from, to). {@link FaultDraw} makes believable ones.
 */
public sealed interface Fault {
  FaultKind kind();

  /** The service that is at fault; others may show it too. */
  String service();

  Instant from();

  Instant to();

  /** What happens, in one sentence. */
  String what();

  /** What a good finding says. */
  String expected();

  /**
   * A dependency breaks: a known failure happens many times as often, and the requests it strikes
   * fail.
   *
   * @param failure which known failure
   * @param factor how many times its usual probability, at least 1
   */
  record ErrorBurst(String service, Instant from, Instant to, String failure, double factor)
      implements Fault {
    public ErrorBurst {
      checkWindow(from, to);
      checkAtLeast(factor, 1);
    }

    @Override
    public FaultKind kind() {
      return FaultKind.ERROR_BURST;
    }

    @Override
    public String what() {
      return String.format(
          Locale.ROOT, "The failure %s of %s is %.0f times as likely.", failure, service, factor);
    }

    @Override
    public String expected() {
      return "A known error of %s (%s) is far above its usual rate; its requests fail."
          .formatted(service, failure);
    }
  }

  /**
   * One statement that no healthy run reaches is written once.
   *
   * @param choice which of the service's statements
   */
  record SingleFatal(String service, Instant from, int choice) implements Fault {
    public SingleFatal {
      checkAtLeast(choice, 0);
    }

    @Override
    public Instant to() {
      return from.plusSeconds(1);
    }

    @Override
    public FaultKind kind() {
      return FaultKind.SINGLE_FATAL;
    }

    @Override
    public String what() {
      return "%s writes one fatal line that was never seen before.".formatted(service);
    }

    @Override
    public String expected() {
      return "A new pattern of %s, seen once, at the gravest level.".formatted(service);
    }
  }

  /**
   * All steps of one service take longer; nothing fails.
   *
   * @param factor how many times as long, at least 1
   */
  record SlowRequests(String service, Instant from, Instant to, double factor) implements Fault {
    public SlowRequests {
      checkWindow(from, to);
      checkAtLeast(factor, 1);
    }

    @Override
    public FaultKind kind() {
      return FaultKind.SLOW_REQUESTS;
    }

    @Override
    public String what() {
      return String.format(Locale.ROOT, "%s takes %.1f times as long.", service, factor);
    }

    @Override
    public String expected() {
      return "Durations printed by %s are far above their usual range.".formatted(service);
    }
  }

  /**
   * A service writes nothing.
   *
   * @param heartbeatOnly whether only the service's heartbeat stops
   */
  record Silence(String service, Instant from, Instant to, boolean heartbeatOnly) implements Fault {
    public Silence {
      checkWindow(from, to);
    }

    @Override
    public FaultKind kind() {
      return FaultKind.SILENCE;
    }

    @Override
    public String what() {
      return (heartbeatOnly ? "The heartbeat of %s stops." : "%s writes nothing.")
          .formatted(service);
    }

    @Override
    public String expected() {
      return (heartbeatOnly
              ? "The regular heartbeat of %s is missing."
              : "%s, which writes all the time, is silent.")
          .formatted(service);
    }
  }

  /**
   * Some requests of one kind take two steps in the wrong order.
   *
   * @param flow kind of request
   * @param pair which of the pairs of that kind that never swap in a healthy run
   * @param share share of the kind's requests, in (0, 1]
   */
  record BrokenOrder(String service, Instant from, Instant to, String flow, int pair, double share)
      implements Fault {
    public BrokenOrder {
      checkWindow(from, to);
      checkAtLeast(pair, 0);
      if (!(share > 0 && share <= 1)) {
        throw new IllegalArgumentException("Share out of (0, 1]: " + share);
      }
    }

    @Override
    public FaultKind kind() {
      return FaultKind.BROKEN_ORDER;
    }

    @Override
    public String what() {
      return String.format(
          Locale.ROOT,
          "In %.0f %% of %s requests two steps of %s are swapped.",
          100 * share,
          flow,
          service);
    }

    @Override
    public String expected() {
      return "%s requests take two steps of %s in an order never seen.".formatted(flow, service);
    }
  }

  /**
   * A reading moves off, then comes back.
   *
   * @param gauge which reading
   * @param factor how many times its usual level
   * @param creeping whether it climbs evenly over the window rather than at once
   */
  record ValueDrift(
      String service, Instant from, Instant to, String gauge, double factor, boolean creeping)
      implements Fault {
    public ValueDrift {
      checkWindow(from, to);
      checkAtLeast(factor, 1);
    }

    @Override
    public FaultKind kind() {
      return FaultKind.VALUE_DRIFT;
    }

    @Override
    public String what() {
      String how = creeping ? "creeps up to" : "jumps to";
      return String.format(
          Locale.ROOT, "The reading %s %s %.1f times its level.", gauge, how, factor);
    }

    @Override
    public String expected() {
      return "The number in the %s line of %s is far above its usual range."
          .formatted(gauge, service);
    }
  }

  /** A service dies and starts again, over and over; requests to it fail. */
  record CrashLoop(String service, Instant from, Instant to) implements Fault {
    public CrashLoop {
      checkWindow(from, to);
    }

    @Override
    public FaultKind kind() {
      return FaultKind.CRASH_LOOP;
    }

    @Override
    public String what() {
      return "%s crashes and starts again every 20 to 60 seconds.".formatted(service);
    }

    @Override
    public String expected() {
      return "%s repeats last words and start-up lines; requests to it fail.".formatted(service);
    }
  }

  private static void checkWindow(Instant from, Instant to) {
    if (Duration.between(from, to).compareTo(Duration.ofMillis(1)) < 0) {
      throw new IllegalArgumentException("A fault ends after it begins: " + from + ", " + to);
    }
  }

  private static void checkAtLeast(double value, double least) {
    if (!(value >= least)) {
      throw new IllegalArgumentException(value + " is less than " + least);
    }
  }
}
