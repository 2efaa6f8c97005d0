package nightjar.eval.sim;

import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Those who send: each gives its requests ids in sequence, and sends again what was refused or not
 * answered, under the same key. One without keys sends again only what was refused.
 */
final class Clients {
  private static final String FILLER = " of a parcel with a blue ribbon and a card".repeat(20);
  private final RandomGenerator random;
  private final SimulatedClock clock;
  private final Reckoning reckoning;
  private final int count;
  private int sequence;
  private int values = 1;

  Clients(RandomGenerator random, SimulatedClock clock, Reckoning reckoning) {
    this.random = random;
    this.clock = clock;
    this.reckoning = reckoning;
    this.count = 2 + random.nextInt(5);
  }

  /** Some of them send something. */
  void send(Life life) throws InterruptedException {
    for (int left = 1 + random.nextInt(4); left > 0 && !life.isDead(); left--) {
      Request again = random.nextInt(3) == 0 ? oneToRepeat() : null;
      life.submit(again == null ? fresh() : again);
    }
  }

  /** A request that is sent for the first time. */
  Request fresh() {
    int client = random.nextInt(count);
    boolean isDeed = random.nextInt(12) == 0;
    boolean isKeyed = !isDeed && client % 2 == 0;
    int fill = random.nextInt(10) == 0 ? FILLER.length() : random.nextInt(60);
    return new Request(
        "c" + client + "-" + ++sequence,
        client,
        isKeyed,
        isDeed,
        random.nextInt(3) == 0 ? "" : value(),
        FILLER.substring(0, fill),
        1 + random.nextInt(4),
        clock.instant());
  }

  /** What stands in most of what they send, until it is to be erased. */
  String value() {
    return "4929-%04d".formatted(values);
  }

  /** From here on they send another one. */
  void nextValue() {
    values++;
  }

  private @Nullable Request oneToRepeat() {
    List<Request> may =
        reckoning.requests().stream().filter(each -> each.mayBeSent(clock)).toList();
    return may.isEmpty() ? null : may.get(random.nextInt(may.size()));
  }

  /** Sends all that nobody has acknowledged and that may be sent again. */
  void sendRest(Life life) throws InterruptedException {
    for (Request each : List.copyOf(reckoning.requests())) {
      if (each.state != Request.State.KEPT && each.mayBeSent(clock)) {
        life.submit(each);
      }
    }
  }
}
