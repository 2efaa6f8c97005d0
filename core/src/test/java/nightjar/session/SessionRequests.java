package nightjar.session;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * A made-up shop for tests: requests with an id go through three services, side by side, for some
 * hours.
 */
final class SessionRequests {
  static final long SECOND = 1_000_000_000L;
  static final String AUTHORISED = "payment authorised";
  static final String CAPTURED = "payment captured";
  static final String SHIPPED = "order shipped";

  private static final List<String> ORDER =
      List.of("order received", "stock reserved", AUTHORISED, CAPTURED, SHIPPED, "order done");
  private static final List<String> SEARCH =
      List.of("search received", "index asked", "search done");

  private record Line(long time, String text, int service) {}

  private final Random random;
  private final List<Line> lines = new ArrayList<>();
  private int requests;

  SessionRequests(long seed) {
    random = new Random(seed);
  }

  /**
   * Adds a request every second, two thirds of them orders; {@code fault} changes the steps of a
   * share of the orders that begin in a span of seconds.
   */
  SessionRequests add(
      int seconds, int from, int to, double share, UnaryOperator<List<String>> fault) {
    for (int second = 0; second < seconds; second++) {
      boolean order = random.nextInt(3) > 0;
      List<String> steps = new ArrayList<>(order ? ORDER : SEARCH);
      if (order && random.nextInt(4) == 0) {
        steps.add(3, "coupon used");
      }
      boolean faulty = order && second >= from && second < to && random.nextDouble() < share;
      request(second, faulty ? fault.apply(steps) : steps);
    }
    return this;
  }

  /** Feeds all lines in order of time. */
  void feed(SessionLines target) {
    lines.sort(Comparator.comparingLong(Line::time));
    lines.forEach(line -> target.add(line.text, line.time, line.service));
  }

  private void request(int second, List<String> steps) {
    long time = second * SECOND + random.nextInt(1000) * 1_000_000L;
    int id = 10_000 + requests++ * 7;
    for (int step = 0; step < steps.size(); step++) {
      String text = "req-" + id + " " + steps.get(step) + " after " + random.nextInt(500) + " ms";
      lines.add(new Line(time, text, step % 3));
      time += (1 + random.nextInt(400)) * 5_000_000L;
    }
  }
}
