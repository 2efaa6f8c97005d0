package nightjar.generator;

import java.util.List;
import java.util.Map;

/**
 * A set of services and all they can say.
 *
 * @param failures known ways for a request to break, by service
 * @param refused how a request breaks at a service that is not there
 * @param complaint what the calling service says when a service it called broke
 * @param edge what the gateway's error log says, by HTTP status
 * @param hiccups what a service says before it tries again, by service
 * @param startUps what a service says when it starts, by service
 * @param deaths last words of a service that crashes, by service
 * @param fatals statements no healthy run ever reaches, by service
 */
record Landscape(
    List<Source> sources,
    List<Flow> flows,
    Map<String, List<Failure>> failures,
    Failure refused,
    Statement complaint,
    Map<Integer, Statement> edge,
    Map<String, Statement> hiccups,
    List<Routine> routines,
    Map<String, List<Statement>> startUps,
    Map<String, List<Statement>> deaths,
    Map<String, List<Statement>> fatals) {

  List<String> services() {
    return sources.stream().map(Source::service).distinct().toList();
  }

  Flow flow(String name) {
    return flows.stream().filter(flow -> flow.name().equals(name)).findFirst().orElseThrow();
  }

  double flowWeight() {
    return flows.stream().mapToDouble(Flow::weight).sum();
  }

  /** How often requests visit a service, per request. */
  double visits(String service) {
    return flows.stream().mapToDouble(flow -> flow.weight() * flow.visits(service)).sum()
        / flowWeight();
  }

  List<Failure> failuresAt(String service) {
    return failures.getOrDefault(service, List.of());
  }

  List<Routine.Gauge> gauges() {
    return routines.stream()
        .filter(Routine.Gauge.class::isInstance)
        .map(Routine.Gauge.class::cast)
        .toList();
  }

  /**
   * Makes sure that a fault can happen here.
   *
   * @throws IllegalArgumentException when what it names is not in this landscape
   */
  void check(Fault fault) {
    boolean possible =
        services().contains(fault.service())
            && switch (fault) {
              case Fault.ErrorBurst burst ->
                  failuresAt(burst.service()).stream()
                      .anyMatch(failure -> failure.name().equals(burst.failure()));
              case Fault.SingleFatal single -> !fatalsOf(single.service()).isEmpty();
              case Fault.BrokenOrder broken ->
                  flows.stream()
                      .anyMatch(
                          flow ->
                              flow.name().equals(broken.flow())
                                  && broken.pair() < flow.brittle().size());
              case Fault.ValueDrift drift ->
                  gauges().stream().anyMatch(gauge -> gauge.name().equals(drift.gauge()));
              case Fault.CrashLoop loop -> !deathsOf(loop.service()).isEmpty();
              case Fault.SlowRequests _, Fault.Silence _ -> true;
            };
    if (!possible) {
      throw new IllegalArgumentException("Not possible in this landscape: " + fault);
    }
  }

  List<Statement> startUpOf(String service) {
    return startUps.getOrDefault(service, List.of());
  }

  List<Statement> deathsOf(String service) {
    return deaths.getOrDefault(service, List.of());
  }

  List<Statement> fatalsOf(String service) {
    return fatals.getOrDefault(service, List.of());
  }
}
