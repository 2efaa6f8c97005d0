package nightjar.generator;

import java.util.List;
import java.util.stream.IntStream;

/**
 * One kind of request: the steps it takes through the services.
 *
 * @param weight how common it is, relative to the other kinds
 * @param status HTTP status of success
 * @param loose pairs that naturally come in either order
 * @param brittle pairs that never do, and that a fault may swap
 */
record Flow(
    String name,
    double weight,
    int status,
    List<Step> steps,
    List<Pair> loose,
    List<Pair> brittle) {

  /** Two steps by their place; the first comes first. */
  record Pair(int first, int second) {}

  Flow {
    steps = List.copyOf(steps);
    loose = List.copyOf(loose);
    brittle = List.copyOf(brittle);
  }

  /** The place of the step that answers the caller; what follows happens afterwards. */
  int answer() {
    return IntStream.range(0, steps.size())
        .filter(i -> steps.get(i).statement().source().format() == Format.NGINX_ACCESS)
        .findFirst()
        .orElseThrow();
  }

  /** Whether a service took part before a step and is not the step's own. */
  boolean calls(String service, int step) {
    return !steps.get(step).service().equals(service)
        && steps.subList(0, step).stream().anyMatch(past -> past.service().equals(service));
  }

  /** Mean number of steps a request of this kind takes in a service. */
  double visits(String service) {
    return steps.stream()
        .filter(step -> step.service().equals(service))
        .mapToDouble(Step::share)
        .sum();
  }
}
