package nightjar.server.live;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import nightjar.EpochNanos;
import nightjar.incident.BookSettings;
import nightjar.incident.Deed;
import nightjar.incident.DeedJson;
import nightjar.incident.Telling;
import nightjar.incident.TellingJson;
import nightjar.journal.Journal;
import nightjar.journal.JournalException;
import nightjar.pattern.PatternFact;
import nightjar.pattern.PatternFacts;
import nightjar.pipeline.LiveSettings;
import nightjar.source.Arrival;
import nightjar.source.RefusedException;
import nightjar.source.RefusedException.Reason;
import nightjar.store.LogStore;

/**
 * The running system: arrivals go to the journal on the caller's thread, which waits until they are
 * on disk; a thread of its own reads them back in their order and brings what follows into the
 * store; another lets time pass and says how things stand.
 *
 * <pre>
 *  take ─► {@link JournalIntake} ─► journal ─► {@link JournalFollower}: {@link LivePath} ─► store ─► listeners
 *             ▲ ticks
 * </pre>
 *
 * <p>After a restart the path begins where it began before and is shown the arrivals since again,
 * then goes on where the store ends as if it had never ended.
 *
 * <p>From a line's arrival to its judgement, where the path keeps up: lines wait for the next tick,
 * which comes every second while any do, and at most for the one after it, since judgements are
 * about two seconds apart. Where a judgement costs more than a tenth of a second, ticks come as
 * much less often as it takes a tenth of the time, every three seconds at least.
 */
public final class LiveRunner implements LiveSystem, AutoCloseable {
  private static final long SECOND = 1_000_000_000L;
  private static final Duration DRAIN = Duration.ofSeconds(8);
  private static final Duration DEED = Duration.ofSeconds(5);

  private final Journal journal;
  private final LogStore store;
  private final InstantSource clock;
  private final Consumer<String> log;
  private final SourceMeters meters = new SourceMeters();
  private final List<Supplier<Map<String, String>>> sourceTroubles = new CopyOnWriteArrayList<>();
  private final Listeners listeners;
  private final LineAccounts lines;
  private final JournalIntake intake;
  private final JournalFollower follower;
  private final long startedNanos;
  private final Thread pathThread;
  private final LiveClock passing;
  private final Thread clockThread;
  private volatile String refusal = "";
  private volatile LiveState state;
  private long toldNanos;

  /**
   * @param maxJournalBytes what the journal may hold of arrivals that are stored
   * @param log gets lines for the operator
   */
  public LiveRunner(
      Journal journal,
      LogStore store,
      LiveSettings settings,
      BookSettings bookSettings,
      List<String> targets,
      InstantSource clock,
      long maxJournalBytes,
      Consumer<String> log) {
    this(
        journal,
        store,
        settings,
        bookSettings,
        targets,
        clock,
        RecallBounds.USUAL,
        maxJournalBytes,
        log);
  }

  /** With bounds of its own for what is recalled. */
  public LiveRunner(
      Journal journal,
      LogStore store,
      LiveSettings settings,
      BookSettings bookSettings,
      List<String> targets,
      InstantSource clock,
      RecallBounds bounds,
      long maxJournalBytes,
      Consumer<String> log) {
    this.journal = journal;
    this.store = store;
    this.clock = clock;
    this.log = log;
    this.startedNanos = now();
    // Those whose segments are gone; the others the journal knows by itself.
    store.batches(journal.batchRoom(), journal::remember);
    this.listeners = new Listeners(log);
    this.lines = new LineAccounts(store, journal.last());
    this.intake = new JournalIntake(journal, lines, meters, clock);
    this.follower =
        new JournalFollower(
            journal,
            store,
            settings,
            bookSettings,
            targets,
            lines,
            clock,
            bounds,
            maxJournalBytes,
            listeners,
            log);
    this.state = snapshot();
    this.pathThread = Thread.ofPlatform().name("path").unstarted(follower);
    this.toldNanos = startedNanos;
    this.passing = new LiveClock(this::look, log);
    this.clockThread = Thread.ofPlatform().name("clock").daemon().unstarted(passing);
  }

  /** Begins to work through the journal and to let time pass. */
  public void start() {
    pathThread.start();
    clockThread.start();
  }

  /** Sources that are asked how they are: name to trouble, empty if they work. */
  public void watch(Supplier<Map<String, String>> troubles) {
    sourceTroubles.add(troubles);
  }

  @Override
  public long take(Arrival arrival) throws RefusedException, InterruptedException {
    return intake.take(arrival);
  }

  /**
   * Keeps lines of several sources that were written side by side: no time passes between them, so
   * that they are judged in the order of their own times.
   */
  public void take(List<Arrival.Lines> together) throws RefusedException, InterruptedException {
    intake.take(together);
  }

  private void look() throws InterruptedException {
    letTimePass();
    state = snapshot();
    long now = now();
    if (now - toldNanos >= SECOND || now < toldNanos) {
      toldNanos = now;
      listeners.accept(new LiveEvent.StateChanged(state));
    }
  }

  private void letTimePass() throws InterruptedException {
    try {
      intake.passIfDue(follower.tickEvery(), follower.awaitsJudgement());
      refusal = "";
    } catch (RefusedException e) {
      refusal = e.getMessage() == null ? "the journal refuses" : e.getMessage();
    }
  }

  @Override
  public void perform(Deed deed) throws RefusedException, InterruptedException {
    check(deed);
    long number = take(new Arrival.Done(now(), DeedJson.write(deed)));
    follower.await(number, DEED);
  }

  @Override
  public void remember(String key, String value) throws RefusedException, InterruptedException {
    take(new Arrival.Done(now(), TellingJson.write(new Telling.Remembered(key, value))));
    store.remember(key, value);
  }

  private void check(Deed deed) throws RefusedException {
    long number =
        switch (deed) {
          case Deed.SetState d -> d.incident();
          case Deed.SetMark d -> d.incident();
          case Deed.Assign d -> d.incident();
          case Deed.Undo d -> d.incident();
          case Deed.AddMarker d -> 0;
          case Deed.EditPatterns d -> 0;
        };
    if (deed instanceof Deed.EditPatterns edit) {
      check(edit);
    }
    if (number > 0 && store.incident(number).isEmpty()) {
      throw new RefusedException(Reason.INVALID, "there is no incident NJ-" + number);
    }
  }

  private void check(Deed.EditPatterns edit) throws RefusedException {
    PatternFacts facts = patterns().facts();
    if (facts.facts().size() + edit.facts().size() > PatternFacts.MAX_FACTS) {
      throw new RefusedException(
          Reason.INVALID, "at most " + PatternFacts.MAX_FACTS + " facts about patterns are kept");
    }
    if (facts.nextVersion() > PatternFacts.MAX_VERSION - edit.facts().size()) {
      throw new RefusedException(
          Reason.INVALID,
          "no fact can follow one of version %d about patterns".formatted(facts.nextVersion() - 1));
    }
    for (PatternFact fact : edit.facts()) {
      if (fact instanceof PatternFact.Undo undo
          && facts.facts().stream().noneMatch(f -> f.entry().version() == undo.undone())) {
        throw new RefusedException(
            Reason.INVALID, "there is no fact " + undo.undone() + " about patterns");
      }
    }
  }

  @Override
  public PatternBook patterns() {
    return follower.patterns();
  }

  @Override
  public AutoCloseable listen(Consumer<LiveEvent> listener) {
    return listeners.add(listener);
  }

  @Override
  public Optional<Arrival.Lines> lines(long arrival) {
    try {
      return journal
          .find(arrival)
          .filter(Arrival.Lines.class::isInstance)
          .map(Arrival.Lines.class::cast);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (JournalException e) {
      return Optional.empty();
    }
  }

  @Override
  public LiveState state() {
    String trouble = passing.trouble();
    return trouble.isEmpty() ? state : state.withTrouble(trouble);
  }

  /** How far it is at this moment; {@link #state} is as it was at the clock's last look. */
  public LiveState.Phase phase() {
    return follower.phase();
  }

  private LiveState snapshot() {
    long now = now();
    Map<String, String> troubles = new LinkedHashMap<>();
    sourceTroubles.forEach(each -> troubles.putAll(each.get()));
    return new LiveState(
        startedNanos,
        follower.phase(),
        trouble(),
        lines.balance(),
        intake.refusals(),
        store.rows(),
        Math.max(0, journal.last() - lines.judged()),
        lines.lagNanos(now),
        meters.rate(now),
        meters.states(troubles, follower.counts(), now));
  }

  private String trouble() {
    return Stream.of(follower.trouble(), refusal, follower.judgingTrouble())
        .filter(each -> !each.isEmpty())
        .findFirst()
        .orElse("");
  }

  private long now() {
    return EpochNanos.now(clock);
  }

  /** Takes no more, stores what was taken, and ends; waits eight seconds at most. */
  @Override
  public void close() {
    intake.refuse();
    long began = System.nanoTime();
    try {
      clockThread.interrupt();
      clockThread.join(TimeUnit.SECONDS.toMillis(2));
      try {
        follower.await(intake.letPass(), DRAIN);
      } catch (RefusedException e) {
        log.accept("the last lines are kept and will be judged at the next start: " + e);
      }
      follower.stop();
      // Where too much waits for it, it is not waited for again: what is left is in the journal.
      pathThread.join(Math.max(1, (began + DRAIN.toNanos() - System.nanoTime()) / 1_000_000));
      if (pathThread.isAlive()) {
        pathThread.interrupt();
        pathThread.join(TimeUnit.SECONDS.toMillis(2));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
