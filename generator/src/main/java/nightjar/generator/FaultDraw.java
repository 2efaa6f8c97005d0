package nightjar.generator;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Draws believable faults for a scenario from its seed: neither loud nor invisible. A fault begins
 * between 30 % and 90 % of the run and ends within it; in short runs it takes at most a quarter.
 */
final class FaultDraw {
  /** A broken order or an error burst strikes about so many requests at least. */
  private static final double LEAST_REQUESTS = 20;

  private final Scenario scenario;
  private final Landscape landscape = Shop.landscape();
  private final Rhythm rhythm;

  FaultDraw(Scenario scenario) {
    this.scenario = scenario;
    this.rhythm = Simulation.rhythm(scenario);
  }

  private record Window(Instant from, Instant to) {}

  Fault draw(FaultKind kind) {
    Chance chance =
        Chance.of(scenario.seed()).at("draw").at(kind.label()).at(scenario.faults().size());
    return switch (kind) {
      case ERROR_BURST -> errorBurst(chance);
      case SINGLE_FATAL -> singleFatal(chance);
      case SLOW_REQUESTS -> slowRequests(chance);
      case SILENCE -> silence(chance);
      case BROKEN_ORDER -> brokenOrder(chance);
      case VALUE_DRIFT -> valueDrift(chance);
      case CRASH_LOOP -> crashLoop(chance);
    };
  }

  private Fault errorBurst(Chance chance) {
    Window window = window(chance, 5, 15);
    List<Failure> failures =
        landscape.services().stream().flatMap(one -> landscape.failuresAt(one).stream()).toList();
    Failure failure = pick(failures, chance);
    double usual = requests(window) * landscape.visits(failure.service()) * failure.hazard();
    double factor = Math.max(chance.at("factor").between(20, 100), LEAST_REQUESTS / 2 / usual);
    return new Fault.ErrorBurst(
        failure.service(), window.from(), window.to(), failure.name(), Math.min(100, factor));
  }

  private Fault singleFatal(Chance chance) {
    Window window = window(chance, 1, 1);
    String service = pick(landscape.services(), chance);
    int choice = chance.at("choice").below(landscape.fatalsOf(service).size());
    return new Fault.SingleFatal(service, window.from(), choice);
  }

  private Fault slowRequests(Chance chance) {
    Window window = window(chance, 10, 20);
    List<String> services =
        List.of("payments", "inventory", "sessions", "database", "search", "mailer");
    double factor = chance.at("factor").between(4, 10);
    return new Fault.SlowRequests(pick(services, chance), window.from(), window.to(), factor);
  }

  private Fault silence(Chance chance) {
    Window window = window(chance, 10, 30);
    boolean heartbeatOnly = chance.at("heartbeat").unit() < 0.5;
    return new Fault.Silence(
        pick(landscape.services(), chance), window.from(), window.to(), heartbeatOnly);
  }

  private Fault brokenOrder(Chance chance) {
    Window window = window(chance, 14, 20);
    List<String> flows = List.of("browse", "login", "checkout");
    Flow flow = landscape.flow(pick(flows, chance));
    int pair = chance.at("pair").below(flow.brittle().size());
    double expected = requests(window) * flow.weight() / landscape.flowWeight();
    double share = Math.max(chance.at("share").between(0.03, 0.08), LEAST_REQUESTS / expected);
    String service = flow.steps().get(flow.brittle().get(pair).first()).service();
    return new Fault.BrokenOrder(
        service, window.from(), window.to(), flow.name(), pair, Math.min(1, share));
  }

  private Fault valueDrift(Chance chance) {
    Routine.Gauge gauge = pick(landscape.gauges(), chance);
    boolean creeping = chance.at("creeping").unit() < 0.5;
    Window window = window(chance, 30, 60);
    double factor = chance.at("factor").between(creeping ? 4 : 3, creeping ? 7 : 5);
    return new Fault.ValueDrift(
        gauge.statement().service(), window.from(), window.to(), gauge.name(), factor, creeping);
  }

  private Fault crashLoop(Chance chance) {
    Window window = window(chance, 5, 15);
    List<String> services =
        landscape.services().stream().filter(service -> !service.equals("gateway")).toList();
    return new Fault.CrashLoop(pick(services, chance), window.from(), window.to());
  }

  private Window window(Chance chance, int leastMinutes, int mostMinutes) {
    double run = scenario.length().toMillis();
    double drawn = chance.at("length").between(leastMinutes, mostMinutes) * 60_000;
    double length = Math.min(drawn, run / 4);
    double begin = chance.at("begin").between(0.3 * run, Math.min(0.9 * run, run - length));
    Instant from = scenario.start().plusMillis((long) begin);
    return new Window(from, from.plus(Duration.ofMillis((long) length)));
  }

  private double requests(Window window) {
    return rhythm.expected(
        Micros.of(window.from()), Micros.of(window.to()), scenario.requestsPerSecond());
  }

  private static <T> T pick(List<T> from, Chance chance) {
    return from.get(chance.at("pick").below(from.size()));
  }
}
