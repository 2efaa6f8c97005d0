package nightjar.server.live;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nightjar.EpochNanos;
import nightjar.incident.BookSettings;
import nightjar.incident.Deed;
import nightjar.incident.DeedJson;
import nightjar.incident.IncidentBook;
import nightjar.incident.TellingJson;
import nightjar.incident.TrackedIncident;
import nightjar.pattern.Model;
import nightjar.pattern.ModelFile;
import nightjar.pattern.PatternFact;
import nightjar.pattern.PatternFactJson;
import nightjar.pattern.PatternFacts;
import nightjar.pipeline.LivePipeline;
import nightjar.pipeline.LiveSettings;
import nightjar.source.Arrival;
import nightjar.source.ReadCounts;
import nightjar.store.Checkpoint;
import nightjar.store.Commit;
import nightjar.store.DeadLetter;
import nightjar.store.KeptFact;
import nightjar.store.LineCounts;
import nightjar.store.LogRow;
import nightjar.store.LogStore;
import nightjar.store.Marker;
import nightjar.store.PathState;
import nightjar.store.Seal;
import org.jspecify.annotations.Nullable;

/**
 * Turns arrivals into commits: the pipeline, the book of incidents and what has to be stored next.
 * Nothing of it is stored before a tick or a deed, when no record waits for a line to follow; then
 * everything is, at once, with the number of the arrival. One thread at a time.
 */
final class LivePath {
  private static final long SECOND = 1_000_000_000L;

  /**
   * Ticks closer than this to the last judgement only store: what they bring waits for the next. By
   * the ticks' own times, so that a replay judges at the same ones.
   */
  private static final long LEAST_JUDGED_NANOS = 2 * SECOND - SECOND / 10;

  private static final long MANY_ARRIVALS = 1_000;

  private final Seal seal;
  private final LiveSettings settings;
  private final InstantSource clock;
  private final IncidentBook book;
  private final PatternLedger patterns;
  private final List<LogRow> rows = new ArrayList<>();
  private final Map<String, String> positions = new LinkedHashMap<>();
  private final Map<String, Long> batches = new LinkedHashMap<>();
  private final Map<Long, TrackedIncident> incidents = new LinkedHashMap<>();
  private final List<Marker> markers = new ArrayList<>();
  private final NewMessages messages;
  private final List<String> withoutEffect = new ArrayList<>();
  private final List<String> lost = new ArrayList<>();
  private final LivePipeline.RowSink sink = this::give;
  private final RecallBounds bounds;
  private final List<DeadLetter> leftOut = new ArrayList<>();
  private final Origins.Origin begun;
  private final CheckpointPace checkpoints;
  private final @Nullable PathState before;
  private LivePipeline pipeline;
  private boolean isSaying;
  private long origin;
  private long stored;
  private long storedFact;
  private long rowNumber;
  private long judgedNanos;
  private LineCounts lines;
  private long judgeNanos;
  private boolean awaitsJudgement;
  private String judgingTrouble = "";

  /**
   * A path that is to be shown again, by {@link #recall}, what was stored since its origin, then to
   * {@link #resume}.
   *
   * @param seal what detection remembers is under it in the store
   * @param targets names of the targets that are told of incidents
   * @param clock only to measure what a judgement costs
   * @param begun where detection begins
   * @param told what targets were told of what is not stored
   */
  LivePath(
      LogStore store,
      Seal seal,
      LiveSettings settings,
      BookSettings bookSettings,
      List<String> targets,
      InstantSource clock,
      RecallBounds bounds,
      Origins.Origin begun,
      ToldAhead told) {
    this.seal = seal;
    this.settings = settings;
    this.clock = clock;
    this.bounds = bounds;
    this.begun = begun;
    this.messages = new NewMessages(store, targets, told);
    this.checkpoints = new CheckpointPace(store, bounds);
    this.origin = begun.arrival();
    this.before = store.path().orElse(null);
    this.isSaying = before == null;
    this.book = new IncidentBook(bookSettings, store.incidents());
    this.patterns = new PatternLedger(store.patterns(), before == null ? 0 : before.countedNanos());
    this.stored = store.arrival();
    this.rowNumber = store.rows();
    this.judgedNanos = before == null ? 0 : before.judgedNanos();
    this.lines = before == null ? LineCounts.NONE : before.lines();
    this.pipeline = new LivePipeline(settings, begun.model());
    PatternFacts said = new PatternFacts(opened(store.facts()));
    this.storedFact = said.nextVersion() - 1;
    pipeline.facts(pipeline.facts().union(said));
    pipeline.ids(store.handedIds());
  }

  private List<PatternFact> opened(List<KeptFact> kept) {
    List<PatternFact> facts = new ArrayList<>();
    for (KeptFact each : kept) {
      try {
        facts.add(PatternFactJson.of(seal.open(each.document())));
      } catch (IOException e) {
        lost.add(
            "fact %d about patterns is damaged or its key is lost, and has no effect: %s"
                .formatted(each.version(), e.getMessage()));
      }
    }
    return facts;
  }

  private KeptFact kept(PatternFact fact) {
    PatternFact.Entry entry = fact.entry();
    return new KeptFact(entry.version(), entry.atNanos(), seal.seal(PatternFactJson.text(fact)));
  }

  /** Shows the pipeline an arrival that is stored already, so that it knows what it knew. */
  void recall(long number, Arrival arrival) {
    switch (arrival) {
      case Arrival.Lines came -> pipeline.accept(number, came);
      case Arrival.Tick tick -> pipeline.tick(tick.nanos());
      case Arrival.Done done when isTelling(done) -> {}
      case Arrival.Done done -> {
        pipeline.tick(done.nanos());
        if (isSaying && deed(number, done) instanceof Deed.EditPatterns edit) {
          pipeline.say(edit.facts(), edit.by(), done.nanos()); // else it is stored as facts
        }
        withoutEffect.clear(); // told when it was taken
      }
    }
  }

  /** Everything was recalled: from here it goes on as the path did that stored it. */
  void resume() {
    isSaying = false;
    withoutEffect.addAll(lost);
    lost.clear();
    if (before == null || !begun.isExact()) {
      return;
    }
    try {
      pipeline.restore(seal.open(before.memory()));
    } catch (IOException e) {
      // Of an earlier version, or its key is lost: what was found last is found again.
    }
  }

  /**
   * Begins again at a later checkpoint; the arrivals after it must be shown again by {@link
   * #recall}. What people said, and ids that were handed out, stay.
   */
  void renew(long at, Model model) {
    LivePipeline next = new LivePipeline(settings, model);
    next.facts(pipeline.facts());
    next.ids(pipeline.ids());
    pipeline = next;
    origin = at;
  }

  /** Takes in lines alone, to see whether they can be. */
  void tryOut(long number, Arrival.Lines came) {
    pipeline.accept(number, came);
    pipeline.tick(came.nanos(), row -> {});
    pipeline.isFull();
  }

  /** Passes over an arrival that cannot be taken. */
  void leaveOut(DeadLetter letter) {
    leftOut.add(letter);
    lines = lines.withRejected(letter.lines(), letter.nanos());
  }

  /** Takes in an arrival; true if everything up to it is in {@link #commit} now. */
  boolean take(long number, Arrival arrival) {
    switch (arrival) {
      case Arrival.Lines came -> {
        lines = lines.withStored(came.count(), pipeline.accept(number, came), came.nanos());
        if (!came.position().isEmpty()) {
          positions.put(came.source(), came.position());
        }
        if (!came.batch().isEmpty()) {
          batches.put(came.batch(), number);
        }
        return false;
      }
      case Arrival.Tick tick -> {
        pipeline.tick(tick.nanos(), sink);
        if (tick.nanos() - judgedNanos >= LEAST_JUDGED_NANOS || tick.nanos() < judgedNanos) {
          judge(tick.nanos());
        }
        return !isEmpty() || number - stored >= MANY_ARRIVALS;
      }
      case Arrival.Done done when isTelling(done) -> {
        return false; // known before, and no reason to judge or to store
      }
      case Arrival.Done done -> {
        pipeline.tick(done.nanos(), sink);
        perform(number, done);
        return true;
      }
    }
  }

  private static boolean isTelling(Arrival.Done done) {
    return TellingJson.read(done.json()).isPresent();
  }

  private boolean isEmpty() {
    return rows.isEmpty()
        && positions.isEmpty()
        && incidents.isEmpty()
        && markers.isEmpty()
        && leftOut.isEmpty()
        && patterns.isEmpty();
  }

  private void judge(long nanos) {
    judgedNanos = nanos;
    awaitsJudgement = false;
    long began = EpochNanos.now(clock);
    try {
      LivePipeline.Judged judged = pipeline.judge();
      patterns.update(judged.patterns(), nanos);
      book.update(judged.incidents(), nanos).forEach(change -> changed(change, nanos));
      judgingTrouble = "";
    } catch (RuntimeException e) {
      // A fault of ours in one detector: lines go on being kept, and everybody is told.
      judgingTrouble = "lines are stored but cannot be judged: " + Why.of(e);
    }
    judgeNanos = EpochNanos.now(clock) - began;
  }

  private void perform(long number, Arrival.Done done) {
    switch (deed(number, done)) {
      case null -> {}
      case Deed.AddMarker m ->
          markers.add(new Marker(number, m.nanos(), m.kind(), m.service(), m.text(), m.by()));
      case Deed.EditPatterns edit -> {
        pipeline.say(edit.facts(), edit.by(), done.nanos());
        judge(done.nanos()); // whoever waits for the deed sees the patterns it makes
      }
      case Deed deed ->
          book.perform(deed, done.nanos()).ifPresent(change -> changed(change, done.nanos()));
    }
  }

  /** A deed of another version is kept in the journal, and without effect here. */
  private @Nullable Deed deed(long number, Arrival.Done done) {
    try {
      return DeedJson.read(done.json());
    } catch (IOException e) {
      withoutEffect.add(
          "arrival %d, something that a person did, has no effect in this version: %s"
              .formatted(number, e.getMessage()));
      return null;
    }
  }

  /** Why deeds since the last call had no effect, a sentence each. */
  List<String> withoutEffect() {
    List<String> reasons = List.copyOf(withoutEffect);
    withoutEffect.clear();
    return reasons;
  }

  private void changed(IncidentBook.Change change, long nanos) {
    incidents.put(change.incident().number(), change.incident());
    messages.about(change, nanos);
  }

  /** What is to be stored now; the same again until {@link #committed} is told. */
  Commit commit(long number, long nanos) {
    Checkpoint checkpoint = checkpoint(number, nanos);
    return new Commit(
        number,
        List.copyOf(rows),
        patterns.changed(),
        patterns.gone(),
        List.copyOf(incidents.values()),
        positions,
        batches,
        markers,
        messages.all(),
        checkpoint,
        new PathState(
            origin,
            judgedNanos,
            checkpoint == null ? checkpoints.begun(nanos) : nanos,
            patterns.countedNanos(),
            seal.seal(pipeline.memory()),
            lines),
        pipeline.freshIds(),
        pipeline.facts().facts().stream()
            .filter(fact -> fact.entry().version() > storedFact)
            .map(this::kept)
            .toList(),
        leftOut);
  }

  private @Nullable Checkpoint checkpoint(long number, long nanos) {
    if (!checkpoints.isDue(rowNumber, nanos) && !isFull()) {
      return null;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ModelFile.write(pipeline.model(), out);
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail", e);
    }
    String model = out.toString(StandardCharsets.UTF_8);
    return new Checkpoint(number, rowNumber, pipeline.latestNanos(), seal.seal(model));
  }

  /** It is stored; returns what became of all lines up to it. */
  LineCounts committed(Commit commit) {
    stored = commit.arrival();
    if (commit.path() != null) {
      checkpoints.committed(
          commit.checkpoint() != null, rowNumber, commit.path().checkpointNanos());
    }
    if (!commit.facts().isEmpty()) {
      storedFact = commit.facts().getLast().version();
    }
    pipeline.idsKept();
    leftOut.clear();
    rows.clear();
    positions.clear();
    batches.clear();
    incidents.clear();
    markers.clear();
    messages.stored();
    patterns.stored();
    return lines;
  }

  private void give(LogRow row) {
    rows.add(row.withNumber(++rowNumber));
    awaitsJudgement = true;
  }

  /** Patterns as they are grouped now, and what people said about them. */
  PatternBook patterns() {
    return new PatternBook(pipeline.view(), pipeline.facts());
  }

  /** Has detection looked back far enough to begin again at a later checkpoint? */
  boolean isFull() {
    return pipeline.isFull() || pipeline.records() > bounds.mostRecords();
  }

  /** The arrival that detection began after. */
  long origin() {
    return origin;
  }

  /** What is known now. */
  Model model() {
    return pipeline.model();
  }

  /** Has it taken in records since it last judged? */
  boolean awaitsJudgement() {
    return awaitsJudgement;
  }

  /** How long the last judgement took. */
  long judgeNanos() {
    return judgeNanos;
  }

  /** Why nothing is judged; empty if it is. */
  String judgingTrouble() {
    return judgingTrouble;
  }

  Map<String, ReadCounts> counts() {
    return pipeline.counts();
  }
}
