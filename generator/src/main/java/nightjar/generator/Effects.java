package nightjar.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What the faults of a scenario do, asked at the points where they may do something. Draws of their
 * own only, so that all else stays as it would be without them.
 */
final class Effects {
  /** No fault. */
  static final int NONE = -1;

  /** A factor on a number and the fault it comes from. */
  record Factor(double value, int fault) {
    static final Factor ONE = new Factor(1, NONE);
  }

  /** Two steps that change places and the fault that swaps them. */
  record Swap(Flow.Pair pair, int fault) {}

  private record Active(int index, Fault fault, long from, long to, Chance chance) {
    boolean covers(long micros) {
      return from <= micros && micros < to;
    }
  }

  private final Landscape landscape;
  private final List<Active> all = new ArrayList<>();

  Effects(Landscape landscape, List<Fault> faults, Chance chance) {
    this.landscape = landscape;
    for (int i = 0; i < faults.size(); i++) {
      Fault fault = faults.get(i);
      long from = Micros.of(fault.from());
      all.add(new Active(i, fault, from, Micros.of(fault.to()), chance.at(i)));
    }
  }

  /** How much longer a service takes. */
  Factor slowdown(String service, long micros) {
    return factor(
        micros,
        active ->
            active.fault() instanceof Fault.SlowRequests slow && slow.service().equals(service)
                ? slow.factor()
                : 1);
  }

  /** How far a gauge is off. */
  Factor drift(Routine.Gauge gauge, long micros) {
    return factor(
        micros,
        active ->
            active.fault() instanceof Fault.ValueDrift drift && drift.gauge().equals(gauge.name())
                ? drift(drift, active, micros)
                : 1);
  }

  private static double drift(Fault.ValueDrift drift, Active active, long micros) {
    double done = (double) (micros - active.from()) / (active.to() - active.from());
    return drift.creeping() ? 1 + (drift.factor() - 1) * done : drift.factor();
  }

  private Factor factor(long micros, ToDoubleFunction<Active> effect) {
    Factor found = Factor.ONE;
    for (Active active : all) {
      double value = active.covers(micros) ? effect.applyAsDouble(active) : 1;
      if (value != 1) {
        found = new Factor(found.value() * value, active.index());
      }
    }
    return found;
  }

  /** The crash loop a service is in, or {@link #NONE}. */
  int crash(String service, long micros) {
    for (Active active : all) {
      if (active.covers(micros)
          && active.fault() instanceof Fault.CrashLoop loop
          && loop.service().equals(service)) {
        return active.index();
      }
    }
    return NONE;
  }

  /** The burst that makes this failure strike, or {@link #NONE}. */
  int burst(Failure failure, long micros, Request request, int step) {
    for (Active active : all) {
      if (active.covers(micros)
          && active.fault() instanceof Fault.ErrorBurst burst
          && burst.failure().equals(failure.name())
          && active.chance().at(request.number()).at(step).unit()
              < failure.hazard() * burst.factor()) {
        return active.index();
      }
    }
    return NONE;
  }

  /** The steps that change places in a request. */
  List<Swap> swaps(Request request) {
    List<Swap> swaps = new ArrayList<>();
    for (Active active : all) {
      if (active.covers(request.start())
          && active.fault() instanceof Fault.BrokenOrder broken
          && broken.flow().equals(request.flow().name())
          && isPicked(request.numberInFlow(), broken.share(), active.chance())) {
        swaps.add(new Swap(request.flow().brittle().get(broken.pair()), active.index()));
      }
    }
    return swaps;
  }

  /** Picks one number at random out of every 1/share consecutive ones. */
  private static boolean isPicked(long number, double share, Chance chance) {
    long block = (long) (number * share);
    long first = (long) Math.ceil(block / share);
    long next = (long) Math.ceil((block + 1) / share);
    return number == first + chance.at(block).below((int) (next - first));
  }

  /** Whether a line stays unwritten; a crash loop's own lines are written. */
  boolean mutes(Statement statement, long micros, int causedBy) {
    for (Active active : all) {
      if (active.covers(micros)
          && active.fault().service().equals(statement.service())
          && mutes(active, statement, causedBy)) {
        return true;
      }
    }
    return false;
  }

  private boolean mutes(Active active, Statement statement, int causedBy) {
    return switch (active.fault()) {
      case Fault.Silence silence -> !silence.heartbeatOnly() || isHeartbeat(statement);
      case Fault.CrashLoop _ -> causedBy != active.index();
      case Fault.ErrorBurst _, Fault.SingleFatal _, Fault.SlowRequests _ -> false;
      case Fault.BrokenOrder _, Fault.ValueDrift _ -> false;
    };
  }

  private boolean isHeartbeat(Statement statement) {
    return landscape.routines().stream()
        .anyMatch(
            routine ->
                routine instanceof Routine.Heartbeat heartbeat
                    && heartbeat.statement().equals(statement));
  }
}
