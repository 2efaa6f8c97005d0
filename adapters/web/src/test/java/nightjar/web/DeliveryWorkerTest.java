package nightjar.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import nightjar.EpochNanos;
import nightjar.act.AlertMemory;
import nightjar.act.AlertOutcome;
import nightjar.act.AlertTarget;
import nightjar.incident.TrackedIncident;
import nightjar.store.Delivery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeliveryWorkerTest {
  private static final AlertOutcome DONE = new AlertOutcome.Delivered("ok");

  private final MemoryQueue queue = new MemoryQueue();
  private volatile Instant now = Incidents.NOW;
  private DeliveryWorker worker = new DeliveryWorker(queue, List.of(), () -> now, new Random(1));

  @AfterEach
  void end() {
    worker.close();
  }

  private void start(AlertTarget... targets) {
    worker = new DeliveryWorker(queue, List.of(targets), () -> now, new Random(1));
    worker.start();
  }

  private void later(Duration time) {
    now = now.plus(time);
    worker.wake();
  }

  private void waitFor(long delivery, Delivery.State state) throws InterruptedException {
    Wait.until(() -> queue.delivery(delivery).state() == state);
  }

  /** Deliveries and incidents in memory. */
  private static final class MemoryQueue implements DeliveryQueue {
    private final Map<Long, Delivery> deliveries = new ConcurrentHashMap<>();
    private final Map<String, String> memory = new ConcurrentHashMap<>();

    void add(long number, String target, long incident, String change) {
      long nanos = EpochNanos.of(Incidents.NOW);
      deliveries.put(
          number,
          new Delivery(
              number, target, incident, change, nanos, nanos, 0, Delivery.State.PENDING, ""));
    }

    Delivery delivery(long number) {
      return Optional.ofNullable(deliveries.get(number)).orElseThrow();
    }

    @Override
    public List<Delivery> due(long nowNanos, int most) {
      return deliveries.values().stream()
          .filter(d -> d.state() == Delivery.State.PENDING && d.dueNanos() <= nowNanos)
          .sorted(Comparator.comparingLong(Delivery::number))
          .limit(most)
          .toList();
    }

    @Override
    public void update(Delivery delivery) {
      deliveries.put(delivery.number(), delivery);
    }

    @Override
    public Optional<TrackedIncident> incident(long number) {
      return number > 90 ? Optional.empty() : Optional.of(Incidents.plain(number));
    }

    @Override
    public Optional<String> memory(String key) {
      return Optional.ofNullable(memory.get(key));
    }

    @Override
    public void remember(String key, String value) {
      memory.put(key, value);
    }
  }

  /** Notes what it is told and answers what it is given. */
  private record Told(String name, List<String> told, Supplier<AlertOutcome> answer)
      implements AlertTarget {
    Told(String name, Supplier<AlertOutcome> answer) {
      this(name, new CopyOnWriteArrayList<>(), answer);
    }

    @Override
    public AlertOutcome tell(TrackedIncident incident, String change, AlertMemory memory) {
      told.add(incident.name() + " " + change);
      memory.remember("last", incident.name());
      return answer.get();
    }
  }

  @Test
  void machineWithoutAThread_delays_andTheRestIsTold() throws Exception {
    var failures = new CountDownLatch(2);
    var target =
        new Told(
            "hook",
            () -> {
              failures.countDown();
              if (failures.getCount() > 0) {
                throw new OutOfMemoryError("unable to create native thread");
              }
              return DONE;
            });
    queue.add(1, "hook", 1, "new");
    start(target);
    Wait.until(() -> failures.getCount() == 1 && queue.delivery(1).attempts() == 1);
    assertThat(queue.delivery(1).note()).contains("hook failed").contains("native thread");
    later(Duration.ofMinutes(5));
    waitFor(1, Delivery.State.DELIVERED);
  }

  @Test
  void deliveries_areToldAndNoted() throws InterruptedException {
    var slack = new Told("slack", () -> DONE);
    queue.add(1, "slack", 7, "new");
    start(slack);
    waitFor(1, Delivery.State.DELIVERED);
    queue.add(2, "slack", 8, "new");
    worker.wake();
    waitFor(2, Delivery.State.DELIVERED);
    assertThat(slack.told()).containsExactly("NJ-7 new", "NJ-8 new");
    assertThat(queue.delivery(1).attempts()).isEqualTo(1);
    assertThat(queue.memory("slack/last")).contains("NJ-8");
    Wait.until(() -> worker.states().getFirst().pending() == 0);
    assertThat(worker.states().getFirst().lastSuccess()).isEqualTo(now);
  }

  @Test
  void ofSeveralAboutOneIncident_onlyTheNewestIsTold() throws InterruptedException {
    var slack = new Told("slack", () -> DONE);
    queue.add(1, "slack", 7, "new");
    queue.add(2, "slack", 7, "escalating");
    queue.add(3, "slack", 8, "new");
    queue.add(4, "slack", 7, "resolved");
    start(slack);
    waitFor(4, Delivery.State.DELIVERED);
    waitFor(3, Delivery.State.DELIVERED);
    assertThat(slack.told()).containsExactly("NJ-8 new", "NJ-7 resolved");
    assertThat(queue.delivery(1).state()).isEqualTo(Delivery.State.SUPERSEDED);
    assertThat(queue.delivery(2).state()).isEqualTo(Delivery.State.SUPERSEDED);
  }

  @Test
  void failures_areTriedAgainAtGrowingIntervals_thenGivenUp() throws InterruptedException {
    var slack = new Told("slack", () -> new AlertOutcome.Later("down", Duration.ZERO));
    queue.add(1, "slack", 7, "new");
    start(slack);
    Duration longest = Duration.ZERO;
    for (int attempt = 1; attempt <= 9; attempt++) {
      int count = attempt;
      Wait.until(() -> queue.delivery(1).attempts() == count);
      Duration wait = Duration.ofNanos(queue.delivery(1).dueNanos() - EpochNanos.of(now));
      assertThat(wait)
          .isBetween(Duration.ofMillis(2500L << Math.min(attempt - 1, 7)), Duration.ofMinutes(15));
      longest = wait;
      Wait.until(() -> worker.states().getFirst().trouble().equals("down"));
      later(Duration.ofMinutes(15));
    }
    assertThat(longest).isGreaterThanOrEqualTo(Duration.ofMinutes(5));
    later(Duration.ofHours(24));
    waitFor(1, Delivery.State.FAILED);
    assertThat(queue.delivery(1).note()).isEqualTo("given up after 24 h: down");
  }

  @Test
  void whatATargetAskedFor_isHonoured() throws InterruptedException {
    var slack = new Told("slack", () -> new AlertOutcome.Later("limit", Duration.ofMinutes(3)));
    queue.add(1, "slack", 7, "new");
    start(slack);
    Wait.until(() -> queue.delivery(1).attempts() == 1);
    assertThat(queue.delivery(1).dueNanos()).isEqualTo(EpochNanos.of(now.plusSeconds(180)));
  }

  @Test
  void refusal_failsForGood_andMistakesInATargetDoNotEndItsThread() throws InterruptedException {
    var refusing = new Told("github", () -> new AlertOutcome.Refused("wrong token"));
    var broken =
        new Told(
            "slack",
            () -> {
              throw new IllegalStateException("oops");
            });
    queue.add(1, "github", 7, "new");
    queue.add(2, "slack", 7, "new");
    queue.add(3, "pager", 7, "new");
    queue.add(4, "github", 99, "new");
    start(refusing, broken);
    waitFor(1, Delivery.State.FAILED);
    waitFor(3, Delivery.State.FAILED);
    waitFor(4, Delivery.State.FAILED);
    Wait.until(() -> queue.delivery(2).attempts() == 1);
    assertThat(queue.delivery(1).note()).isEqualTo("wrong token");
    assertThat(queue.delivery(3).note()).contains("no target named pager");
    assertThat(queue.delivery(4).note()).contains("NJ-99 is no longer kept");
    assertThat(queue.delivery(2).note()).contains("oops");
    later(Duration.ofMinutes(1));
    Wait.until(() -> queue.delivery(2).attempts() == 2);
  }

  @Test
  void slowTarget_delaysNoOther() throws InterruptedException {
    var release = new CountDownLatch(1);
    var slow =
        new Told(
            "webhook",
            () -> {
              try {
                release.await();
                return DONE;
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return new AlertOutcome.Later("interrupted", Duration.ZERO);
              }
            });
    var quick = new Told("slack", () -> DONE);
    for (int i = 0; i < 20; i++) {
      queue.add(2 * i + 1, "webhook", i, "new");
      queue.add(2 * i + 2, "slack", i, "new");
    }
    start(slow, quick);
    for (int i = 0; i < 20; i++) {
      waitFor(2 * i + 2, Delivery.State.DELIVERED);
    }
    assertThat(slow.told()).hasSizeLessThanOrEqualTo(1);
    release.countDown();
    waitFor(39, Delivery.State.DELIVERED);
  }

  @Test
  void ending_leavesWhatWasNotToldInTheQueue() throws InterruptedException {
    var slow =
        new Told(
            "webhook",
            () -> {
              try {
                new CountDownLatch(1).await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              return new AlertOutcome.Later("interrupted", Duration.ZERO);
            });
    queue.add(1, "webhook", 1, "new");
    start(slow);
    Wait.until(() -> slow.told().size() == 1);
    worker.close();
    assertThat(queue.delivery(1).state()).isEqualTo(Delivery.State.PENDING);
    assertThat(queue.delivery(1).attempts()).isZero();
  }

  @Test
  void twoTargetsOfOneName_areRefused() {
    var slack = new Told("slack", () -> DONE);
    assertThatThrownBy(
            () -> new DeliveryWorker(queue, List.of(slack, slack), () -> now, new Random(1)))
        .hasMessageContaining("same name");
  }
}
