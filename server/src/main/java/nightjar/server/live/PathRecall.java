package nightjar.server.live;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import nightjar.EpochNanos;
import nightjar.incident.BookSettings;
import nightjar.journal.Journal;
import nightjar.journal.JournalException;
import nightjar.journal.JournalReader;
import nightjar.journal.Numbered;
import nightjar.pipeline.LiveSettings;
import nightjar.source.Arrival;
import nightjar.store.Checkpoint;
import nightjar.store.LogStore;
import org.jspecify.annotations.Nullable;

/**
 * Brings a {@link LivePath} to know what it should know: begins it at a checkpoint and shows it the
 * arrivals since again, without those that no path can take. One thread at a time.
 */
final class PathRecall {
  private final Journal journal;
  private final LogStore store;
  private final LiveSettings settings;
  private final BookSettings bookSettings;
  private final List<String> targets;
  private final InstantSource clock;
  private final BooleanSupplier isStopping;
  private final RecallPoints points;
  private final Set<Long> leftOut = new HashSet<>();

  /**
   * @param isStopping asked between arrivals: a path that is to stop need not know
   */
  PathRecall(
      Journal journal,
      LogStore store,
      LiveSettings settings,
      BookSettings bookSettings,
      List<String> targets,
      InstantSource clock,
      BooleanSupplier isStopping) {
    this.journal = journal;
    this.store = store;
    this.settings = settings;
    this.bookSettings = bookSettings;
    this.targets = List.copyOf(targets);
    this.clock = clock;
    this.isStopping = isStopping;
    this.points = new RecallPoints(store, settings);
  }

  /** A path that has seen everything that is stored. */
  LivePath recalled() throws JournalException, InterruptedException {
    Checkpoint from = beginning();
    LivePath path = new LivePath(store, settings, bookSettings, targets, clock, from);
    recall(path, from, store.arrival());
    return path;
  }

  /** Begins again at a later checkpoint, so that what lies too far back is forgotten. */
  void renewIfFull(LivePath path, long upTo) throws JournalException, InterruptedException {
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

  /** The first arrival that a recall may need. */
  long oldestNeeded() {
    Checkpoint oldest = beginning();
    return oldest == null ? 1 : oldest.arrival() + 1;
  }

  /** Is this an arrival that no path can take? */
  boolean isLeftOut(long number) {
    return leftOut.contains(number);
  }

  /**
   * Finds which arrival a path failed at and leaves it out from then on: lines that cannot be taken
   * cost themselves only.
   *
   * @param upTo where it failed; an arrival before that may be the cause
   */
  Numbered leaveOut(long upTo) throws JournalException, InterruptedException {
    Numbered culprit = culprit(upTo);
    leftOut.add(culprit.number());
    return culprit;
  }

  /** The first arrival after the last commit that fails by itself; the last one if none does. */
  private Numbered culprit(long upTo) throws JournalException, InterruptedException {
    LivePath trial = recalled();
    Numbered last = new Numbered(upTo, new Arrival.Tick(EpochNanos.now(clock)));
    try (JournalReader reader = journal.reader(store.arrival() + 1)) {
      Optional<Numbered> next = reader.next(Duration.ZERO);
      while (next.isPresent() && next.get().number() <= upTo) {
        last = next.get();
        if (!isLeftOut(last.number()) && last.arrival() instanceof Arrival.Lines came) {
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
      while (!isStopping.getAsBoolean()) {
        Optional<Numbered> next = reader.next(Duration.ZERO);
        if (next.isEmpty() || next.get().number() > upTo) {
          return;
        }
        if (!isLeftOut(next.get().number())) {
          path.recall(next.get().number(), next.get().arrival());
        }
      }
    }
  }
}
