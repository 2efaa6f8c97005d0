package nightjar.server.live;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import nightjar.incident.BookSettings;
import nightjar.journal.Journal;
import nightjar.journal.JournalException;
import nightjar.journal.JournalReader;
import nightjar.journal.Numbered;
import nightjar.pattern.Model;
import nightjar.pipeline.LiveSettings;
import nightjar.source.Arrival;
import nightjar.store.Checkpoint;
import nightjar.store.DeadLetter;
import nightjar.store.LogStore;
import nightjar.store.PathState;
import nightjar.store.Seal;

/**
 * Brings a {@link LivePath} to know what it should know: begins it where the path began that stored
 * what is there, and shows it the arrivals since again, without those that no path can take. One
 * thread at a time.
 */
final class PathRecall {
  /** Ticks and deeds left out since the last commit before it is the path that is at fault. */
  private static final int MOST_IN_A_ROW = 3;

  private final Journal journal;
  private final LogStore store;
  private final LiveSettings settings;
  private final BookSettings bookSettings;
  private final List<String> targets;
  private final InstantSource clock;
  private final RecallBounds bounds;
  private final BooleanSupplier isStopping;
  private final RecallPoints points;
  private final Origins origins;
  private final LeftOut leftOut;
  private final ToldAhead told;

  /**
   * @param told what targets were told of what is not stored
   * @param isStopping asked between arrivals: a path that is to stop need not know
   * @param log gets lines for the operator
   */
  PathRecall(
      Journal journal,
      LogStore store,
      LiveSettings settings,
      BookSettings bookSettings,
      List<String> targets,
      InstantSource clock,
      RecallBounds bounds,
      ToldAhead told,
      BooleanSupplier isStopping,
      Consumer<String> log) {
    this.journal = journal;
    this.store = store;
    this.settings = settings;
    this.bookSettings = bookSettings;
    this.targets = List.copyOf(targets);
    this.clock = clock;
    this.bounds = bounds;
    this.told = told;
    this.isStopping = isStopping;
    this.points = new RecallPoints(settings, bounds);
    this.origins = new Origins(journal, store, points, log);
    this.leftOut = new LeftOut(store, settings.redactors());
  }

  /**
   * A path that has seen everything that is stored.
   *
   * @throws InterruptedException if it is to stop before that
   */
  LivePath recalled() throws JournalException, InterruptedException {
    Seal seal = journal.seal();
    Origins.Origin origin = origins.find(seal);
    LivePath path =
        new LivePath(store, seal, settings, bookSettings, targets, clock, bounds, origin, told);
    recall(path, origin.arrival(), store.arrival());
    path.resume();
    renewIfFull(path, store.arrival());
    return path;
  }

  /**
   * Begins again at a later checkpoint, so that what lies too far back is forgotten: after every
   * commit, so that it is done at the same arrivals whoever stored them.
   */
  void renewIfFull(LivePath path, long upTo) throws JournalException, InterruptedException {
    if (!path.isFull()) {
      return;
    }
    List<Checkpoint> kept = store.checkpoints();
    Optional<Checkpoint> near = points.oldestNear(kept, path.origin(), store.rows());
    if (near.isPresent()) {
      renew(path, near.get(), upTo);
    }
    if (path.isFull() && !kept.isEmpty()) {
      renew(path, kept.getLast(), upTo); // time has leapt: what is known now is the baseline
    }
  }

  private void renew(LivePath path, Checkpoint at, long upTo)
      throws JournalException, InterruptedException {
    Model model;
    try {
      model = Origins.model(journal.seal(), at);
    } catch (IOException e) {
      model = path.model(); // damaged since it was written; the next one will do
    }
    path.renew(at.arrival(), model);
    recall(path, at.arrival(), upTo);
  }

  /** The first arrival that a recall may need. */
  long oldestNeeded() {
    return store.path().map(PathState::origin).orElse(0L) + 1;
  }

  /** What is said of an arrival that no path can take; empty for all others. */
  Optional<DeadLetter> leftOut(long number) {
    return leftOut.find(number);
  }

  /**
   * Finds which arrival a path failed at and leaves it out from then on: lines that cannot be taken
   * cost themselves only. Where tick after tick fails it is not they that are to blame, and leaving
   * out more of them would only have lines pile up that nothing stores.
   *
   * @param upTo where it failed, which is not stored; an arrival before that may be the cause
   * @param why it failed
   * @throws IllegalStateException if nothing that is left out would help
   */
  Numbered leaveOut(Numbered upTo, RuntimeException why)
      throws JournalException, InterruptedException {
    Numbered culprit = culprit(upTo);
    if (!(culprit.arrival() instanceof Arrival.Lines)
        && leftOut.withoutLines(store.arrival()) >= MOST_IN_A_ROW) {
      throw new IllegalStateException(
          "nothing can be stored after arrival %d, for whatever comes next fails: %s"
              .formatted(store.arrival(), why),
          why);
    }
    leftOut.add(culprit, why);
    return culprit;
  }

  private Numbered culprit(Numbered upTo) throws JournalException, InterruptedException {
    List<Numbered> lines = new ArrayList<>();
    try (JournalReader reader = journal.reader(store.arrival() + 1)) {
      Optional<Numbered> next = reader.next(Duration.ZERO);
      while (next.isPresent() && next.get().number() <= upTo.number()) {
        if (next.get().arrival() instanceof Arrival.Lines
            && leftOut.find(next.get().number()).isEmpty()) {
          lines.add(next.get());
        }
        next = reader.next(Duration.ZERO);
      }
    }
    return new CulpritSearch(() -> trial(recalled())).find(lines, upTo);
  }

  private static CulpritSearch.Trial trial(LivePath path) {
    return new CulpritSearch.Trial() {
      @Override
      public void tryOut(long number, Arrival.Lines lines) {
        path.tryOut(number, lines);
      }

      @Override
      public void take(long number, Arrival arrival) {
        path.take(number, arrival);
      }
    };
  }

  private void recall(LivePath path, long origin, long upTo)
      throws JournalException, InterruptedException {
    if (origin >= upTo) {
      return;
    }
    try (JournalReader reader = journal.reader(origin + 1)) {
      Optional<Numbered> next = reader.next(Duration.ZERO);
      while (next.isPresent() && next.get().number() <= upTo) {
        if (isStopping.getAsBoolean()) {
          throw new InterruptedException("stopped before everything was recalled");
        }
        if (leftOut.find(next.get().number()).isEmpty()) {
          path.recall(next.get().number(), next.get().arrival());
        }
        next = reader.next(Duration.ZERO);
      }
    }
  }
}
