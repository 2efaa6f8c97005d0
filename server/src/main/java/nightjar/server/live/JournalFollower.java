package nightjar.server.live;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import nightjar.incident.BookSettings;
import nightjar.journal.Journal;
import nightjar.journal.JournalException;
import nightjar.journal.JournalReader;
import nightjar.journal.Numbered;
import nightjar.pipeline.LiveSettings;
import nightjar.server.live.LiveState.Phase;
import nightjar.source.Arrival;
import nightjar.source.ReadCounts;
import nightjar.store.Commit;
import nightjar.store.DeadLetter;
import nightjar.store.LogStore;
import nightjar.store.StoreException;

/**
 * Reads the journal back in its order, on a thread of its own, and brings what follows from it into
 * the store, however long that takes. A fault of the store or of the disk is waited out; an arrival
 * that the path cannot take is left out, counted and named. What it says of itself may be asked by
 * any thread.
 */
final class JournalFollower implements Runnable {
  private static final long SECOND = 1_000_000_000L;
  private static final Duration LOOK = Duration.ofMillis(200);

  /** A judgement takes at most one part in so many of the time, up to {@link #LONGEST_TICK}. */
  private static final int JUDGING_SHARE = 10;

  /** A judgement may cost more than its share before a line waits for it longer than this. */
  private static final long LONGEST_TICK = 3 * SECOND;

  private final Journal journal;
  private final LogStore store;
  private final LineAccounts lines;
  private final long maxJournalBytes;
  private final Consumer<LiveEvent> listener;
  private final Consumer<String> log;
  private final Setbacks setbacks;
  private final PathRecall recall;
  private final ToldAhead told = new ToldAhead();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition advanced = lock.newCondition();
  private volatile boolean stopping;
  private volatile Phase phase = Phase.STARTING;
  private volatile String judgingTrouble = "";
  private volatile long tickEvery = SECOND;
  private volatile boolean awaitsJudgement;
  private volatile Map<String, ReadCounts> counts = Map.of();
  private volatile PatternBook patterns = PatternBook.EMPTY;

  /**
   * @param maxJournalBytes what the journal may hold of arrivals that are stored
   * @param listener told of what is stored, on this thread; what it throws is no fault of an
   *     arrival
   * @param log gets lines for the operator
   */
  JournalFollower(
      Journal journal,
      LogStore store,
      LiveSettings settings,
      BookSettings bookSettings,
      List<String> targets,
      LineAccounts lines,
      InstantSource clock,
      RecallBounds bounds,
      long maxJournalBytes,
      Consumer<LiveEvent> listener,
      Consumer<String> log) {
    this.journal = journal;
    this.store = store;
    this.lines = lines;
    this.maxJournalBytes = maxJournalBytes;
    this.listener = listener;
    this.log = log;
    this.setbacks = new Setbacks(log);
    this.recall =
        new PathRecall(
            journal,
            store,
            settings,
            bookSettings,
            targets,
            clock,
            bounds,
            told,
            () -> stopping,
            log);
  }

  @Override
  public void run() {
    try {
      while (!isFollowed()) {
        // Begun again from what is stored.
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Follows to the end; false if it failed before that, and somebody waited for that to pass. */
  private boolean isFollowed() throws InterruptedException {
    try {
      lookAhead();
      phase = Phase.CATCHING_UP;
      follow(Long.MAX_VALUE);
      return true;
    } catch (StoreException e) {
      setbacks.waitOut("storing waits", e);
    } catch (JournalException e) {
      setbacks.waitOut("reading the journal waits", e);
    } catch (RuntimeException | OutOfMemoryError e) { // the latter: no thread could be made
      setbacks.waitOut("detection waits", e);
    }
    return stopping;
  }

  /**
   * Takes what the journal holds up to an arrival, on the caller's thread, and leaves what the last
   * of them did not yet store to whoever follows.
   */
  void catchUp(long upTo) throws JournalException, InterruptedException {
    lookAhead();
    follow(upTo);
  }

  /**
   * One pass over what runs before took and the store does not have: counts the lines, and learns
   * what targets were told of it.
   */
  private void lookAhead() throws JournalException, InterruptedException {
    try (JournalReader reader = journal.reader(store.arrival() + 1)) {
      Optional<Numbered> next = reader.next(Duration.ZERO);
      told.clear();
      while (!stopping && next.isPresent() && lines.recovered(next.get())) {
        told.found(next.get());
        next = reader.next(Duration.ZERO);
      }
    }
    told.remember(store);
  }

  private void follow(long upTo) throws JournalException, InterruptedException {
    LivePath path = recall.recalled();
    patterns = path.patterns();
    try (JournalCursor cursor = new JournalCursor(journal, store.arrival() + 1)) {
      while (lines.judged() < upTo && (!stopping || lines.judged() < journal.last())) {
        Optional<Numbered> next = next(cursor, upTo);
        if (next.isEmpty() || next.get().number() > upTo) {
          if (stopping || upTo < Long.MAX_VALUE) {
            break;
          }
          continue;
        }
        try {
          take(path, next.get());
        } catch (StoreException e) {
          throw e;
        } catch (RuntimeException e) {
          path = afterFailure(next.get(), e);
          cursor.goTo(store.arrival() + 1); // everything since the last commit is taken again
          continue;
        }
        advance(next.get().number());
      }
    }
  }

  /**
   * What comes next, if it comes soon. A disk that cannot be read is waited for, unless there is an
   * end that the caller waits for.
   */
  private Optional<Numbered> next(JournalCursor cursor, long upTo)
      throws JournalException, InterruptedException {
    boolean isEndless = upTo == Long.MAX_VALUE;
    try {
      Optional<Numbered> next = cursor.next(isEndless ? LOOK : Duration.ZERO);
      if (next.isEmpty()) {
        phase = Phase.LIVE;
        setbacks.over();
      }
      return next;
    } catch (JournalException e) {
      if (!isEndless) {
        throw e;
      }
      setbacks.waitOut("reading the journal waits", e);
      cursor.again();
      return Optional.empty();
    }
  }

  private void take(LivePath path, Numbered next) throws JournalException, InterruptedException {
    long number = next.number();
    Arrival arrival = next.arrival();
    lines.seen(number, arrival);
    Optional<DeadLetter> letter = recall.leftOut(number);
    if (letter.isPresent()) {
      path.leaveOut(letter.get());
    } else if (path.take(number, arrival)) {
      commit(path, number, arrival.nanos());
      patterns = path.patterns();
      recall.renewIfFull(path, number);
    }
    tickEvery = Math.clamp(path.judgeNanos() * JUDGING_SHARE, SECOND, LONGEST_TICK);
    awaitsJudgement = path.awaitsJudgement();
  }

  /**
   * Returns a path that has seen what is stored. An arrival that is not cannot be taken and is left
   * out; one that is has been, whatever failed after that.
   */
  private LivePath afterFailure(Numbered failed, RuntimeException why)
      throws JournalException, InterruptedException {
    if (failed.number() <= store.arrival()) {
      log.accept("arrival " + failed.number() + " is stored; what followed failed: " + Why.of(why));
      advance(failed.number());
      return recall.recalled();
    }
    Numbered culprit = recall.leaveOut(failed, why);
    log.accept("arrival " + culprit.number() + " cannot be judged and is left out: " + Why.of(why));
    return recall.recalled();
  }

  private void commit(LivePath path, long number, long nanos) throws InterruptedException {
    Commit commit = path.commit(number, nanos);
    store(commit);
    lines.committed(number, path.committed(commit));
    counts = path.counts();
    path.withoutEffect().forEach(log);
    if (!path.judgingTrouble().equals(judgingTrouble)) {
      judgingTrouble = path.judgingTrouble();
      log.accept(judgingTrouble.isEmpty() ? "judging goes on" : judgingTrouble);
    }
    if (!commit.rows().isEmpty()) {
      listener.accept(new LiveEvent.Stored(commit.rows()));
    }
    commit
        .incidents()
        .forEach(incident -> listener.accept(new LiveEvent.IncidentChanged(incident)));
    if (commit.checkpoint() != null) {
      trim();
    }
  }

  /**
   * Stores it, however long that takes.
   *
   * @throws StoreException if the store lost what this commit goes on from
   */
  private void store(Commit commit) throws InterruptedException {
    long arrival = store.arrival();
    long rows = store.rows();
    while (store.arrival() == arrival && store.rows() == rows) {
      try {
        store.commit(commit);
      } catch (StoreException e) {
        setbacks.waitOut("storing waits", e);
        continue;
      }
      break;
    }
    if (store.arrival() != commit.arrival() || store.rows() != rows + commit.rows().size()) {
      throw new StoreException(
          "the store is at arrival %d after a failure, not at %d or %d: it is followed anew"
              .formatted(store.arrival(), arrival, commit.arrival()));
    }
    setbacks.over();
  }

  private void trim() {
    try {
      journal.trim(recall.oldestNeeded(), maxJournalBytes);
    } catch (JournalException e) {
      log.accept("old parts of the journal cannot be removed: " + e.getMessage());
    }
  }

  private void advance(long number) {
    if (number > lines.judged()) {
      setbacks.over(); // it comes further than it did before
    }
    lock.lock();
    try {
      lines.judged(number);
      advanced.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until an arrival has taken effect; no longer than so long. */
  void await(long number, Duration most) throws InterruptedException {
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

  /** Ends after what the journal holds now. */
  void stop() {
    stopping = true;
  }

  /** How often time should pass while lines come, ns. */
  long tickEvery() {
    return tickEvery;
  }

  /** Are there records that the next judgement will be the first to know of? */
  boolean awaitsJudgement() {
    return awaitsJudgement;
  }

  Phase phase() {
    return stopping ? Phase.DRAINING : phase;
  }

  /** What keeps it from storing; empty if nothing does. */
  String trouble() {
    return setbacks.trouble();
  }

  /** What keeps it from judging; empty if nothing does. */
  String judgingTrouble() {
    return judgingTrouble;
  }

  /** Patterns as they were grouped at the last commit, and what people said about them. */
  PatternBook patterns() {
    return patterns;
  }

  /** How each source is read, by name. */
  Map<String, ReadCounts> counts() {
    return counts;
  }
}
