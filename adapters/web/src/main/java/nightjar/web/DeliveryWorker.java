package nightjar.web;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import nightjar.act.AlertTarget;
import nightjar.store.Delivery;

/**
 * Tells targets what waits for them, each in a thread of its own, so that a slow one delays no
 * other. A delivery is tried until its target took or refused it, at growing intervals, for a day;
 * of several about one incident only the newest is told.
 *
 * <p>What a target takes while the process dies before that is noted may be told again; targets
 * that can know prevent it by what they remember.
 */
public final class DeliveryWorker implements AutoCloseable {
  /** Without being woken, the queue is looked at this often. */
  private static final Duration LOOK = Duration.ofSeconds(10);

  private final DeliveryQueue queue;
  private final Set<String> names;
  private final List<TargetDeliveries> targets;
  private final List<Pause> pauses = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();

  /**
   * A worker that has not begun.
   *
   * @param targets with different names
   * @param random shortens waits after failures; used by several threads
   */
  public DeliveryWorker(
      DeliveryQueue queue, List<AlertTarget> targets, InstantSource clock, RandomGenerator random) {
    this.queue = queue;
    names = targets.stream().map(AlertTarget::name).collect(Collectors.toUnmodifiableSet());
    if (names.size() < targets.size()) {
      throw new IllegalArgumentException("two alert targets have the same name: " + names);
    }
    this.targets =
        targets.stream().map(target -> new TargetDeliveries(queue, target, clock, random)).toList();
  }

  /** Begins to deliver. Once. */
  public void start() {
    for (TargetDeliveries target : targets) {
      start(() -> deliver(target));
    }
    start(this::failOrphans);
  }

  /** Does what there is to do; tells how long to wait then. */
  private interface Round {
    Duration run();
  }

  private void start(Round round) {
    var pause = new Pause();
    pauses.add(pause);
    threads.add(Thread.ofVirtual().name("deliveries").start(() -> repeat(round, pause)));
  }

  private static void repeat(Round round, Pause pause) {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        pause.await(round.run());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Duration deliver(TargetDeliveries target) {
    try {
      return target.deliver(LOOK);
    } catch (RuntimeException | OutOfMemoryError e) { // the latter: no thread could be made
      target.failed(e);
      return LOOK;
    }
  }

  /** Deliveries to targets that are configured no more. */
  private Duration failOrphans() {
    try {
      for (Delivery delivery : queue.due(Long.MAX_VALUE, TargetDeliveries.ALL)) {
        if (!names.contains(delivery.target())) {
          String note = "no target named " + delivery.target() + " is configured";
          queue.update(
              TargetDeliveries.changed(delivery, delivery.dueNanos(), Delivery.State.FAILED, note));
        }
      }
    } catch (RuntimeException | OutOfMemoryError e) {
      // The store failed; the targets' states say so, and the next round tries again.
    }
    return LOOK;
  }

  /** Looks at the queue now: after deliveries were added. Any thread. */
  public void wake() {
    pauses.forEach(Pause::end);
  }

  /** How each target stands, in the order they were given. Any thread. */
  public List<TargetState> states() {
    return targets.stream().map(TargetDeliveries::state).toList();
  }

  /** Ends attempts under way and waits for the threads; what was not told stays in the queue. */
  @Override
  public void close() {
    threads.forEach(Thread::interrupt);
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
