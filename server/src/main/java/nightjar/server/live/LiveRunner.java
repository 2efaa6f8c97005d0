package nightjar.server.live;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import nightjar.EpochNanos;
import nightjar.incident.BookSettings;
import nightjar.incident.Deed;
import nightjar.incident.DeedJson;
import nightjar.journal.Journal;
import nightjar.journal.JournalException;
import nightjar.journal.JournalReader;
import nightjar.journal.Numbered;
import nightjar.pipeline.LiveSettings;
import nightjar.server.live.LiveState.Phase;
import nightjar.source.Arrival;
import nightjar.source.ReadCounts;
import nightjar.source.RefusedException;
import nightjar.store.Checkpoint;
import nightjar.store.Commit;
import nightjar.store.LogStore;
import nightjar.store.StoreException;
import org.jspecify.annotations.Nullable;

/**
 * The running system: arrivals go to the journal on the caller's thread, which waits until they are
 * on disk; one thread of its own reads them back in their order and brings what follows into the
 * store, however long that takes; another lets time pass.
 *
 * <pre>
 *  take ─► journal ─► {@link LivePath} ─► store ─► listeners
 *            ▲ ticks
 * </pre>
 *
 * <p>After a restart the path is shown the arrivals since a {@link Checkpoint} again, then goes on
 * where the store ends. A fault of the store is waited out; an arrival that the path cannot take is
 * left out, counted and named.
 */
public final class LiveRunner implements LiveSystem, AutoCloseable {
  private static final long SECOND = 1_000_000_000L;

  private static final int LINES_A_TICK = 20_000;
  private static final int JUDGING_SHARE = 10;
  private static final long LONGEST_TICK = 4 * SECOND;
  private static final long IDLE_TICK = 5 * SECOND;
  private static final Duration DRAIN = Duration.ofSeconds(8);
  private static final Duration DEED = Duration.ofSeconds(5);

  private final Journal journal;
  private final LogStore store;
  private final LiveSettings settings;
  private final BookSettings bookSettings;
  private final List<String> targets;
  private final InstantSource clock;
  private final long maxJournalBytes;
  private final Consumer<String> log;
  private final SourceMeters meters = new SourceMeters();
  private final List<Supplier<Map<String, String>>> sourceTroubles = new CopyOnWriteArrayList<>();
  private final List<Consumer<LiveEvent>> listeners = new CopyOnWriteArrayList<>();
  private final LineAccounts lines;
  private final RecallPoints points;
  private final AtomicLong linesSinceTick = new AtomicLong();

  /** Held to write while time passes, to read while lines come that belong together. */
  private final ReentrantReadWriteLock passing = new ReentrantReadWriteLock();

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition advanced = lock.newCondition();
  private final long startedNanos;
  private final Thread pathThread;
  private final Thread clockThread;
  private final Set<Long> leftOut = new HashSet<>();
  private volatile boolean stopping;
  private volatile boolean refusing;
  private volatile Phase phase = Phase.STARTING;
  private volatile String trouble = "";
  private volatile String judgingTrouble = "";
  private volatile long tickEvery = SECOND;
  private volatile Map<String, ReadCounts> counts = Map.of();
  private volatile LiveState state;

  /**
   * Begins at once.
   *
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
    this.journal = journal;
    this.store = store;
    this.settings = settings;
    this.bookSettings = bookSettings;
    this.targets = List.copyOf(targets);
    this.clock = clock;
    this.maxJournalBytes = maxJournalBytes;
    this.log = log;
    this.startedNanos = now();
    this.lines = new LineAccounts(store.arrival(), journal.last());
    this.points = new RecallPoints(store, settings);
    this.state = snapshot();
    this.pathThread = Thread.ofPlatform().name("path").unstarted(this::follow);
    this.clockThread = Thread.ofPlatform().name("clock").daemon().unstarted(this::tick);
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
    long number = keep(arrival);
    passIfMany();
    return number;
  }

  private long keep(Arrival arrival) throws RefusedException, InterruptedException {
    if (refusing) {
      throw new RefusedException("Nightjar is shutting down", true);
    }
    long before = journal.last();
    long number = journal.append(arrival);
    boolean isNew = number > before;
    if (isNew && arrival instanceof Arrival.Lines came && lines.isFirst(number, came)) {
      long now = now();
      long count = came.count();
      lines.came(number, count, now);
      meters.add(came.source(), count, now);
      linesSinceTick.addAndGet(count);
    }
    return number;
  }

  /**
   * Keeps lines of several sources that were written side by side: no time passes between them, so
   * that they are judged in the order of their own times.
   */
  public void take(List<Arrival.Lines> together) throws RefusedException, InterruptedException {
    passing.readLock().lock();
    try {
      for (Arrival.Lines came : together) {
        keep(came);
      }
    } finally {
      passing.readLock().unlock();
    }
    passIfMany();
  }

  private void passIfMany() throws RefusedException, InterruptedException {
    if (linesSinceTick.get() >= LINES_A_TICK) {
      letPass();
    }
  }

  /** Lets time pass in the order of arrivals. */
  private void letPass() throws RefusedException, InterruptedException {
    passing.writeLock().lock();
    try {
      linesSinceTick.set(0);
      journal.append(new Arrival.Tick(now()));
    } finally {
      passing.writeLock().unlock();
    }
  }

  private void tick() {
    long last = now();
    try {
      while (!stopping) {
        Thread.sleep(200);
        long passed = now() - last;
        boolean isDue = passed >= (linesSinceTick.get() > 0 ? tickEvery : IDLE_TICK);
        if (isDue || passed < 0) {
          last = now();
          try {
            letPass();
          } catch (RefusedException e) {
            trouble = e.getMessage() == null ? "the journal refuses" : e.getMessage();
          }
        }
        state = snapshot();
        if (passed % SECOND < 200_000_000L) {
          tell(new LiveEvent.StateChanged(state));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void follow() {
    try {
      long upTo = store.arrival();
      phase = Phase.CATCHING_UP;
      LivePath path = recalled();
      work(path, journal.reader(upTo + 1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (JournalException | RuntimeException e) {
      fail("detection has stopped", e);
    }
  }

  private LivePath path(@Nullable Checkpoint checkpoint) {
    return new LivePath(store, settings, bookSettings, targets, checkpoint);
  }

  private void work(LivePath first, JournalReader begun)
      throws JournalException, InterruptedException {
    LivePath path = first;
    JournalReader reader = begun;
    while (!stopping || lines.judged() < journal.last()) {
      Optional<Numbered> next = reader.next(Duration.ofMillis(200));
      if (next.isEmpty()) {
        phase = stopping ? Phase.DRAINING : Phase.LIVE;
        if (stopping) {
          break;
        }
        continue;
      }
      long number = next.get().number();
      Arrival arrival = next.get().arrival();
      lines.recovered(number, arrival);
      try {
        if (!leftOut.contains(number) && path.take(number, arrival)) {
          commit(path, number, arrival.nanos());
          renewIfFull(path, number);
        }
      } catch (StoreException e) {
        throw e;
      } catch (RuntimeException e) {
        path = leaveOut(number, e);
        // Everything since the last commit is taken again.
        reader.close();
        reader = journal.reader(store.arrival() + 1);
        continue;
      }
      advance(number);
    }
    reader.close();
  }

  /** Lines the path cannot take cost themselves only; returns a path that has not seen them. */
  private LivePath leaveOut(long upTo, RuntimeException why)
      throws JournalException, InterruptedException {
    Numbered culprit = culprit(upTo);
    leftOut.add(culprit.number());
    lines.leftOut(culprit.arrival());
    log.accept("arrival " + culprit.number() + " cannot be judged and is left out: " + why);
    return recalled();
  }

  /** A path that has seen everything that is stored. */
  private LivePath recalled() throws JournalException, InterruptedException {
    Checkpoint from = beginning();
    LivePath path = path(from);
    recall(path, from, store.arrival());
    return path;
  }

  /** The first arrival after the last commit that fails by itself; the last one if none does. */
  private Numbered culprit(long upTo) throws JournalException, InterruptedException {
    LivePath trial = recalled();
    Numbered last = new Numbered(upTo, new Arrival.Tick(now()));
    try (JournalReader reader = journal.reader(store.arrival() + 1)) {
      Optional<Numbered> next = reader.next(Duration.ZERO);
      while (next.isPresent() && next.get().number() <= upTo) {
        last = next.get();
        if (!leftOut.contains(last.number()) && last.arrival() instanceof Arrival.Lines came) {
          trial.recall(last.number(), came);
          trial.recall(last.number(), new Arrival.Tick(came.nanos()));
        }
        next = reader.next(Duration.ZERO);
      }
    } catch (RuntimeException e) {
      return last;
    }
    return last;
  }

  private void commit(LivePath path, long number, long nanos) throws InterruptedException {
    Commit commit = path.commit(number, nanos);
    for (long wait = 100; ; wait = Math.min(5_000, wait * 2)) {
      try {
        store.commit(commit);
        break;
      } catch (StoreException e) {
        fail("storing waits", e);
        Thread.sleep(wait);
      }
    }
    if (!trouble.isEmpty()) {
      log.accept("storing goes on");
      trouble = "";
    }
    lines.stored(path.committed(commit, nanos));
    counts = path.counts();
    if (!path.judgingTrouble().equals(judgingTrouble)) {
      judgingTrouble = path.judgingTrouble();
      log.accept(judgingTrouble.isEmpty() ? "judging goes on" : judgingTrouble);
    }
    tickEvery = Math.clamp(path.judgeNanos() * JUDGING_SHARE, SECOND, LONGEST_TICK);
    if (!commit.rows().isEmpty()) {
      tell(new LiveEvent.Stored(commit.rows()));
    }
    commit.incidents().forEach(incident -> tell(new LiveEvent.IncidentChanged(incident)));
    if (commit.checkpoint() != null) {
      trim();
    }
  }

  private void trim() {
    Checkpoint oldest = beginning();
    try {
      journal.trim(oldest == null ? 1 : oldest.arrival() + 1, maxJournalBytes);
    } catch (JournalException e) {
      log.accept("old parts of the journal cannot be removed: " + e.getMessage());
    }
  }

  private void advance(long number) {
    lock.lock();
    try {
      lines.judged(number);
      advanced.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Where a path that has seen everything stored would begin; null for the start. */
  private @Nullable Checkpoint beginning() {
    return points.beginning(journal.first() <= 1).orElse(null);
  }

  private void recall(LivePath path, @Nullable Checkpoint from, long upTo)
      throws JournalException, InterruptedException {
    long first = from == null ? 1 : from.arrival() + 1;
    if (first > upTo) {
      return;
    }
    try (JournalReader reader = journal.reader(first)) {
      while (!stopping) {
        Optional<Numbered> next = reader.next(Duration.ZERO);
        if (next.isEmpty() || next.get().number() > upTo) {
          return;
        }
        if (!leftOut.contains(next.get().number())) {
          path.recall(next.get().number(), next.get().arrival());
        }
      }
    }
  }

  /** Begins again at a later checkpoint, so that what lies too far back is forgotten. */
  private void renewIfFull(LivePath path, long upTo) throws JournalException, InterruptedException {
    if (!path.isFull()) {
      return;
    }
    Checkpoint half = points.oldestNear().orElse(null);
    if (half != null) {
      path.restart(half);
      recall(path, half, upTo);
    }
    if (path.isFull()) {
      path.restart(); // time has leapt: what is known now is the baseline, and nothing is recalled
    }
  }

  @Override
  public void perform(Deed deed) throws RefusedException, InterruptedException {
    check(deed);
    long number = take(new Arrival.Done(now(), DeedJson.write(deed)));
    awaitJudged(number, DEED);
  }

  /** Waits until an arrival has taken effect; no longer than so long. */
  private void awaitJudged(long number, Duration most) throws InterruptedException {
    long left = most.toNanos();
    lock.lock();
    try {
      while (lines.judged() < number && left > 0) {
        left = advanced.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  private void check(Deed deed) throws RefusedException {
    long number =
        switch (deed) {
          case Deed.SetState d -> d.incident();
          case Deed.SetMark d -> d.incident();
          case Deed.Assign d -> d.incident();
          case Deed.Undo d -> d.incident();
          case Deed.AddMarker d -> 0;
        };
    if (number > 0 && store.incident(number).isEmpty()) {
      throw new RefusedException("there is no incident NJ-" + number, false);
    }
  }

  @Override
  public AutoCloseable listen(Consumer<LiveEvent> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  private void tell(LiveEvent event) {
    for (Consumer<LiveEvent> listener : listeners) {
      listener.accept(event);
    }
  }

  @Override
  public Optional<byte[]> raw(long arrival) {
    try {
      return journal
          .find(arrival)
          .filter(Arrival.Lines.class::isInstance)
          .map(Arrival.Lines.class::cast)
          .map(Arrival.Lines::text);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (JournalException e) {
      return Optional.empty();
    }
  }

  @Override
  public LiveState state() {
    return state;
  }

  private LiveState snapshot() {
    long now = now();
    Map<String, String> troubles = new LinkedHashMap<>();
    sourceTroubles.forEach(each -> troubles.putAll(each.get()));
    return new LiveState(
        startedNanos,
        stopping ? Phase.DRAINING : phase,
        trouble.isEmpty() ? judgingTrouble : trouble,
        lines.taken(),
        lines.stored(),
        lines.rejected(),
        store.rows(),
        Math.max(0, journal.last() - lines.judged()),
        lines.lagNanos(now),
        meters.rate(now),
        meters.states(troubles, counts, now));
  }

  private void fail(String what, Exception why) {
    String said = what + ": " + why.getMessage();
    if (!said.equals(trouble)) {
      trouble = said;
      log.accept(said);
    }
  }

  private long now() {
    return EpochNanos.now(clock);
  }

  /** Takes no more, stores what was taken, and ends; waits eight seconds at most. */
  @Override
  public void close() {
    refusing = true;
    try {
      clockThread.interrupt();
      clockThread.join(TimeUnit.SECONDS.toMillis(2));
      try {
        awaitJudged(journal.append(new Arrival.Tick(now())), DRAIN);
      } catch (RefusedException e) {
        log.accept("the last lines are kept and will be judged at the next start: " + e);
      }
      stopping = true;
      pathThread.join(DRAIN.toMillis());
      if (pathThread.isAlive()) {
        pathThread.interrupt();
        pathThread.join(TimeUnit.SECONDS.toMillis(2));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
