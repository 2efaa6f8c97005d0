package nightjar.web;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import nightjar.EpochNanos;
import nightjar.act.AlertMemory;
import nightjar.act.AlertOutcome;
import nightjar.act.AlertTarget;
import nightjar.incident.TrackedIncident;
import nightjar.store.Delivery;
import org.jspecify.annotations.Nullable;

/** Deliveries to one target, by one thread; its state is for any. */
final class TargetDeliveries {
  /** More deliveries than ever wait: they are replaced by newer ones and given up after a day. */
  static final int ALL = 100_000;

  private static final BackOff BACK_OFF =
      new BackOff(Duration.ofSeconds(5), Duration.ofMinutes(15));
  private static final Duration GIVEN_UP = Duration.ofHours(24);
  private static final int MOST_NOTE = 500;

  private final DeliveryQueue queue;
  private final AlertTarget target;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final AlertMemory memory;
  private @Nullable Instant lastSuccess;
  private int failures;
  private long quietUntilNanos;
  private volatile TargetState state;

  TargetDeliveries(
      DeliveryQueue queue, AlertTarget target, InstantSource clock, RandomGenerator random) {
    this.queue = queue;
    this.target = target;
    this.clock = clock;
    this.random = random;
    memory = memoryOf(target.name(), queue);
    state = new TargetState(target.name(), null, 0, "");
  }

  private static AlertMemory memoryOf(String name, DeliveryQueue queue) {
    return new AlertMemory() {
      @Override
      public Optional<String> recall(String key) {
        return queue.memory(name + "/" + key);
      }

      @Override
      public void remember(String key, String value) {
        queue.remember(name + "/" + key, value);
      }
    };
  }

  TargetState state() {
    return state;
  }

  private long now() {
    return EpochNanos.now(clock);
  }

  /**
   * Delivers what is due. After a failure the target is left alone for a while, longer each time.
   *
   * @return how long until there is something to do again, at most {@code most}
   */
  Duration deliver(Duration most) {
    List<Delivery> pending = newest();
    show(pending.size(), state.trouble());
    for (Delivery delivery : List.copyOf(pending)) {
      if (delivery.dueNanos() > now() || quietUntilNanos > now()) {
        continue;
      }
      Delivery after = attempt(delivery);
      boolean later = after.state() == Delivery.State.PENDING;
      if (later && Thread.currentThread().isInterrupted()) {
        break;
      }
      queue.update(after);
      pending.remove(delivery);
      if (later) {
        pending.add(after);
      }
      show(pending.size(), after.state() == Delivery.State.DELIVERED ? "" : after.note());
    }
    long due = pending.stream().mapToLong(Delivery::dueNanos).min().orElse(Long.MAX_VALUE);
    long wait = Math.max(due, quietUntilNanos) - now();
    return Duration.ofNanos(Math.clamp(wait, 0, most.toNanos()));
  }

  private void show(int pending, String trouble) {
    state = new TargetState(target.name(), lastSuccess, pending, trouble);
  }

  /** Notes trouble that is not the target's. */
  void failed(Throwable failure) {
    show(state.pending(), CleanText.of(String.valueOf(failure.getMessage()), MOST_NOTE));
  }

  /** Of several about one incident the newest; the others are marked as replaced. */
  private List<Delivery> newest() {
    Map<Long, Delivery> newest = new HashMap<>();
    List<Delivery> all =
        queue.due(Long.MAX_VALUE, ALL).stream()
            .filter(delivery -> delivery.target().equals(target.name()))
            .toList();
    for (Delivery delivery : all) {
      newest.merge(delivery.incident(), delivery, (a, b) -> a.number() > b.number() ? a : b);
    }
    List<Delivery> kept = new ArrayList<>();
    for (Delivery delivery : all) {
      Delivery last = newest.getOrDefault(delivery.incident(), delivery);
      if (last.number() == delivery.number()) {
        kept.add(delivery);
      } else {
        String note = "delivery " + last.number() + " tells newer things of it";
        queue.update(changed(delivery, delivery.dueNanos(), Delivery.State.SUPERSEDED, note));
      }
    }
    return kept;
  }

  private Delivery attempt(Delivery delivery) {
    Optional<TrackedIncident> incident = queue.incident(delivery.incident());
    if (incident.isEmpty()) {
      String note = "incident NJ-" + delivery.incident() + " is no longer kept";
      return changed(delivery, delivery.dueNanos(), Delivery.State.FAILED, note);
    }
    Delivery tried = tried(delivery);
    AlertOutcome outcome = tell(incident.get(), delivery.change());
    failures = outcome instanceof AlertOutcome.Later ? failures + 1 : 0;
    return switch (outcome) {
      case AlertOutcome.Delivered delivered -> {
        lastSuccess = clock.instant();
        yield changed(tried, tried.dueNanos(), Delivery.State.DELIVERED, delivered.note());
      }
      case AlertOutcome.Refused refused ->
          changed(tried, tried.dueNanos(), Delivery.State.FAILED, refused.why());
      case AlertOutcome.Later later -> later(tried, later);
    };
  }

  private AlertOutcome tell(TrackedIncident incident, String change) {
    try {
      return target.tell(incident, change, memory);
    } catch (RuntimeException | OutOfMemoryError e) {
      // The other deliveries must not suffer from a mistake in a target.
      return new AlertOutcome.Later(target.name() + " failed: " + e, Duration.ZERO);
    }
  }

  private Delivery later(Delivery tried, AlertOutcome.Later later) {
    Duration wait = BACK_OFF.after(tried.attempts(), random);
    wait = wait.compareTo(later.after()) < 0 ? later.after() : wait;
    long due = now() + wait.toNanos();
    quietUntilNanos = now() + BACK_OFF.after(failures, random).toNanos();
    if (due - tried.createdNanos() > GIVEN_UP.toNanos()) {
      return changed(
          tried, tried.dueNanos(), Delivery.State.FAILED, "given up after 24 h: " + later.why());
    }
    return changed(tried, due, Delivery.State.PENDING, later.why());
  }

  private static Delivery tried(Delivery d) {
    return new Delivery(
        d.number(),
        d.target(),
        d.incident(),
        d.change(),
        d.createdNanos(),
        d.dueNanos(),
        d.attempts() + 1,
        d.state(),
        d.note());
  }

  static Delivery changed(Delivery d, long due, Delivery.State state, String note) {
    return new Delivery(
        d.number(),
        d.target(),
        d.incident(),
        d.change(),
        d.createdNanos(),
        due,
        d.attempts(),
        state,
        CleanText.of(note, MOST_NOTE));
  }
}
