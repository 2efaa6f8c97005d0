package nightjar.server.live;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import nightjar.EpochNanos;
import nightjar.journal.Journal;
import nightjar.journal.KeptParts;
import nightjar.source.Arrival;
import nightjar.source.RefusedException;
import nightjar.source.RefusedException.Reason;

/**
 * Takes arrivals into the journal: lines as they come, and the passing of time between them. Any
 * thread; each waits until what it hands in is on disk.
 */
final class JournalIntake {
  /** Time passes after so many lines, however little of it has passed. */
  private static final int LINES_A_TICK = 20_000;

  /** Time passes so often where nothing came, so that what is missing is found, in ns. */
  private static final long IDLE_TICK = 5_000_000_000L;

  private final Journal journal;
  private final LineAccounts lines;
  private final SourceMeters meters;
  private final InstantSource clock;
  private final Refusals refusals = new Refusals();
  private final AtomicLong linesSinceTick = new AtomicLong();

  /** Of what was handed in, kept or not: it may be before the next tick. */
  private final AtomicLong weightSinceTick = new AtomicLong();

  /** Held to write while time passes, to read while lines come that belong together. */
  private final ReentrantReadWriteLock passing = new ReentrantReadWriteLock();

  private volatile long tickNanos;
  private volatile boolean refusing;

  JournalIntake(Journal journal, LineAccounts lines, SourceMeters meters, InstantSource clock) {
    this.journal = journal;
    this.lines = lines;
    this.meters = meters;
    this.clock = clock;
    this.tickNanos = EpochNanos.now(clock);
  }

  /**
   * Keeps an arrival; returns its number. Lines without a position that are more than the path
   * should hold at once are kept as several arrivals, all or none, and the number is the last
   * one's.
   */
  long take(Arrival arrival) throws RefusedException, InterruptedException {
    long number;
    if (arrival instanceof Arrival.Lines came) {
      long count = came.count();
      long weight = LineParts.weight(came.text().length, count);
      passIfHeavy(weight);
      number =
          weight > LineParts.MOST_WEIGHT && came.position().isEmpty()
              ? keepParts(came)
              : keep(came, count);
    } else {
      number = keep(arrival, 0);
    }
    passIfMany();
    return number;
  }

  /** Keeps lines of several sources; no time passes between them. */
  void take(List<Arrival.Lines> together) throws RefusedException, InterruptedException {
    long[] counts = together.stream().mapToLong(Arrival.Lines::count).toArray();
    long weight = 0;
    for (int i = 0; i < counts.length; i++) {
      weight += LineParts.weight(together.get(i).text().length, counts[i]);
    }
    passIfHeavy(weight);
    passing.readLock().lock();
    try {
      for (int i = 0; i < counts.length; i++) {
        keep(together.get(i), counts[i]);
      }
    } finally {
      passing.readLock().unlock();
    }
    passIfMany();
  }

  /**
   * Keeps an arrival as it is.
   *
   * @param count how many lines it is; counting them looks at every byte, so it is done once
   */
  private long keep(Arrival arrival, long count) throws RefusedException, InterruptedException {
    try {
      return append(arrival, count);
    } catch (RefusedException e) {
      if (arrival instanceof Arrival.Lines) {
        refusals.add(e.reason());
      }
      throw e;
    }
  }

  private long keepParts(Arrival.Lines came) throws RefusedException, InterruptedException {
    try {
      checkOpen();
      KeptParts kept = journal.append(came, LineParts.of(came));
      for (KeptParts.Fresh fresh : kept.fresh()) {
        taken(fresh.number(), came, fresh.part().lines());
      }
      return kept.number();
    } catch (RefusedException e) {
      refusals.add(e.reason());
      throw e;
    }
  }

  private void checkOpen() throws RefusedException {
    if (refusing) {
      throw new RefusedException(Reason.CLOSING, "Nightjar is shutting down");
    }
  }

  private long append(Arrival arrival, long count) throws RefusedException, InterruptedException {
    checkOpen();
    long before = journal.last();
    long number = journal.append(arrival);
    boolean isNew = number > before;
    if (isNew && arrival instanceof Arrival.Lines came && lines.isFirst(number, came)) {
      taken(number, came, count);
    }
    return number;
  }

  private void taken(long number, Arrival.Lines came, long count) {
    long now = EpochNanos.now(clock);
    lines.came(number, count, now);
    meters.add(came.source(), count, now);
    linesSinceTick.addAndGet(count);
  }

  /** Lets time pass before lines that would weigh too much with those since it last did. */
  private void passIfHeavy(long weight) throws RefusedException, InterruptedException {
    long before = weightSinceTick.getAndAdd(weight);
    if (before > 0 && before + weight > LineParts.TICK_WEIGHT) {
      letPass();
      weightSinceTick.addAndGet(weight);
    }
  }

  private void passIfMany() throws RefusedException, InterruptedException {
    if (linesSinceTick.get() >= LINES_A_TICK) {
      letPass();
    }
  }

  /**
   * Lets time pass if it is long enough since it last did, or if the clock was put back.
   *
   * @param everyNanos how often, where somebody waits for it: lines that came since, or
   * @param isAwaited lines that came before and are not judged yet
   */
  void passIfDue(long everyNanos, boolean isAwaited) throws RefusedException, InterruptedException {
    long passed = EpochNanos.now(clock) - tickNanos;
    long due = isAwaited || linesSinceTick.get() > 0 ? everyNanos : IDLE_TICK;
    if (passed >= due || passed < 0) {
      letPass();
    }
  }

  /**
   * Lets time pass in the order of arrivals: what was taken before can be stored then.
   *
   * @return the number of that arrival
   */
  long letPass() throws RefusedException, InterruptedException {
    passing.writeLock().lock();
    try {
      tickNanos = EpochNanos.now(clock);
      linesSinceTick.set(0);
      weightSinceTick.set(0);
      return journal.append(new Arrival.Tick(tickNanos));
    } finally {
      passing.writeLock().unlock();
    }
  }

  /** How often lines were not taken, by reason. */
  Map<Reason, Long> refusals() {
    return refusals.counts();
  }

  /** Takes no more; time may still pass. */
  void refuse() {
    refusing = true;
  }
}
