package nightjar.pipeline;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import nightjar.LineRef;
import nightjar.detect.CurrentRecord;
import nightjar.incident.Incident;
import nightjar.pattern.LogPattern;
import nightjar.pattern.Model;
import nightjar.pattern.PatternFact;
import nightjar.pattern.PatternFacts;
import nightjar.pattern.PatternView;
import nightjar.redact.Edges;
import nightjar.redact.KnownValues;
import nightjar.redact.LineRedactor;
import nightjar.redact.Redacted;
import nightjar.redact.Redactor;
import nightjar.source.Arrival;
import nightjar.source.Names;
import nightjar.source.ParseSettings;
import nightjar.source.ReadCounts;
import nightjar.source.RecordBatch;
import nightjar.store.LogRow;
import org.jspecify.annotations.Nullable;

/**
 * The path of a system that goes on: arrivals in their order become rows to store, and at any tick
 * what is unusual now. {@link Pipeline} does the work; this reads the sources, keeps time, and
 * redacts whatever leaves.
 *
 * <p>A deterministic function of the arrivals and the baseline: given them again it is in the same
 * state. Records go down the path at ticks, all that have come and whether or not a line might
 * still follow, so that nothing is held back and a position may be stored. One thread at a time.
 */
public final class LivePipeline {
  /** Longest text stored of a record; the rest is cut. */
  public static final int MAX_TEXT_BYTES = 32 * 1024;

  /** Sources read each by itself. */
  public static final int MAX_SOURCES = 1_000;

  private static final String OTHER_SOURCES = "other sources";

  /** A stream whose lines are at most this old is live: for it, time passes without lines. */
  private static final long LIVE_NANOS = 60_000_000_000L;

  /** Ticks are not further apart than this while lines come. */
  private static final long TICK_NANOS = 5_000_000_000L;

  private final LiveSettings settings;
  private final Model baseline;
  private final Names names = new Names();

  /** Names of services, which {@link Names} bounds, as they are shown. */
  private final Map<String, String> shownNames = new HashMap<>();

  /** Of sources with the same rules there is one. */
  private final Map<Redactor, LineRedactor> lineRedactors = new HashMap<>();

  private final Edges message = new Edges();
  private Redaction redaction;
  private final Map<String, LiveSource> sources = new LinkedHashMap<>();
  private final List<LiveSource> byNumber = new ArrayList<>();
  private final Pipeline pipeline;
  private final Rows rows = new Rows();
  private long latestNanos = LineRef.NO_TIME;
  private long lagNanos = Long.MAX_VALUE;
  private long tickNanos;
  private long late;
  private boolean isRegrouped;
  private @Nullable PatternView view;

  /**
   * @param baseline what was known before the first arrival; {@link Model#EMPTY} for nothing
   */
  public LivePipeline(LiveSettings settings, Model baseline) {
    this.settings = settings;
    this.baseline = baseline;
    this.redaction = new Redaction(settings.redactors());
    this.pipeline =
        new Pipeline(
            settings.scan().with(baseline.records() == 0 ? null : baseline),
            settings.key(),
            names,
            number -> byNumber.get(number).name);
  }

  /** Takes the rows of records, in order. */
  @FunctionalInterface
  public interface RowSink {
    /** The number of the row is 0: whoever stores it numbers it. */
    void row(LogRow row);
  }

  /** Takes in lines; their records come with the next tick. Returns how many lines there are. */
  public long accept(long number, Arrival.Lines lines) {
    LiveSource source = sources.get(lines.source());
    if (source == null) {
      source = open(lines);
    }
    int service = lines.service().isEmpty() ? -1 : names.numberOf(lines.service());
    return source.add(number, lines, service);
  }

  private LiveSource open(Arrival.Lines lines) {
    // Sources beyond a bound are read as one: told apart they would cost memory each.
    String name = byNumber.size() < MAX_SOURCES ? lines.source() : OTHER_SOURCES;
    LiveSource known = sources.get(name);
    if (known == null) {
      ScanSettings scan = settings.scan();
      Instant now = Instant.ofEpochSecond(0, lines.nanos());
      ParseSettings parse = new ParseSettings(scan.format(), scan.zone(), now, scan.maxLineBytes());
      known = new LiveSource(name, byNumber.size(), parse, names);
      byNumber.add(known);
      sources.put(name, known);
    }
    return known;
  }

  /** As {@link #tick(long, RowSink)}, for what is stored already: no rows are made of it. */
  public void tick(long nanos) {
    tick(nanos, null);
  }

  /**
   * Time passed: everything that has come goes down the path, in order of event time, and what has
   * not come until now is missing. Sources hand over in bursts; merged by time, the steps of a
   * request that goes through several of them are in their order again.
   */
  public void tick(long nanos, @Nullable RowSink sink) {
    rows.sink = sink;
    tickNanos = nanos;
    if (!redaction.isOf(settings.redactors())) {
      redaction = new Redaction(settings.redactors());
      lineRedactors.clear();
      shownNames.clear();
    }
    PriorityQueue<LiveSource> queue = new PriorityQueue<>();
    for (LiveSource source : byNumber) {
      if (source.isWaiting() && source.fill()) {
        queue.add(source);
      }
    }
    while (!queue.isEmpty()) {
      LiveSource source = queue.remove();
      read(source, queue.peek());
      if (source.hasRow() || source.fill()) {
        queue.add(source);
      }
    }
    if (lagNanos <= LIVE_NANOS) {
      pipeline.advance(nanos - Math.max(0, lagNanos));
    }
  }

  /** Takes the records of a source that come before those of the next. */
  private void read(LiveSource source, @Nullable LiveSource next) {
    rows.source = source;
    int from = source.row;
    do {
      place(source, source.row);
      if (isLate(source.batch.timeNanos[source.row])) {
        pipeline.accept(source.batch, from, source.row, rows);
        rows.late(source.row);
        from = source.row + 1;
      }
      source.row++;
    } while (source.hasRow() && (next == null || source.compareTo(next) <= 0));
    pipeline.accept(source.batch, from, source.row, rows);
  }

  /** Sees to the time and service of a record, and to where time has come. */
  private void place(LiveSource source, int row) {
    RecordBatch batch = source.batch;
    LiveSource.Came came = source.came(batch.line[row]);
    long time = batch.timeNanos[row];
    if (time == LineRef.NO_TIME || time > came.nanos() + settings.early().toNanos()) {
      time = came.nanos();
      batch.timeNanos[row] = time;
    }
    if (batch.service[row] < 0) {
      batch.service[row] = came.service();
    }
    if (!isLate(time)) {
      latestNanos = Math.max(latestNanos, time);
      // A source that catches up dates arrivals back; what this tick reads came shortly before it.
      lagNanos = Math.max(came.nanos(), tickNanos - TICK_NANOS) - latestNanos;
    }
  }

  private boolean isLate(long time) {
    return latestNanos != LineRef.NO_TIME && time < latestNanos - settings.lateness().toNanos();
  }

  /** Makes a row of every record that went down the path. */
  private final class Rows implements Pipeline.Witness {
    @Nullable LiveSource source;
    @Nullable RowSink sink;

    @Override
    public void observed(CurrentRecord record) {
      long shape = pipeline.miner().shapeId(record.shape);
      give(record.batch, record.row, shape, names.name(record.service));
    }

    /** A record too old to be judged is mined and kept all the same. */
    void late(int row) {
      if (source != null) {
        RecordBatch batch = source.batch;
        late++;
        int service = pipeline.serviceOf(batch, batch.service[row]);
        long shape = pipeline.miner().shapeId(pipeline.mine(batch, row, service));
        give(batch, row, shape, names.name(service));
      }
    }

    private void give(RecordBatch from, int row, long shape, String service) {
      if (sink != null && source != null) {
        sink.row(row(from, row, shape, service, source));
      }
    }
  }

  private LogRow row(RecordBatch from, int row, long shape, String service, LiveSource source) {
    LiveSource.Came came = source.came(from.line[row]);
    int start = from.start[row];
    int end = Math.min(from.end[row], start + MAX_TEXT_BYTES);
    int messageStart = Math.min(end, Math.max(start, from.messageStart[row]));
    int messageEnd = Math.min(end, Math.max(messageStart, from.messageEnd[row]));
    message.set(messageStart - start, messageEnd - start);
    Redacted text =
        lineRedactor(source.name).redact(from.bytes, start, end, from.timeNanos[row], message);
    settings.redactors().tally().add(text);
    if (message.isTorn()) {
      // What is personal reaches over the edge of the message: then all of the line is.
      message.set(0, text.toString().length());
    }
    return new LogRow(
        0,
        from.timeNanos[row],
        came.nanos(),
        from.severity[row],
        shownNames.computeIfAbsent(service, this::shownName),
        source.name,
        from.line[row],
        shape,
        text,
        message.from(),
        message.to(),
        came.number());
  }

  private LineRedactor lineRedactor(String source) {
    return lineRedactors.computeIfAbsent(
        settings.redactors().of(source), by -> new LineRedactor(settings.key(), by));
  }

  private String shownName(String service) {
    return settings.redactors().everywhere().redact(service).toString();
  }

  /**
   * What is unusual now, redacted; costs some hundred milliseconds, whatever the number of records.
   */
  public Judged judge() {
    Pipeline.Conclusion conclusion = pipeline.conclude();
    int least = isWarm() ? 0 : LiveSettings.WARM_UP_SCORE;
    List<Incident> incidents =
        conclusion.incidents().stream()
            .filter(incident -> incident.score() >= least)
            .map(redaction::apply)
            .toList();
    view = conclusion.judgement().patterns();
    Judged judged = new Judged(incidents, patterns(conclusion));
    isRegrouped = false;
    return judged;
  }

  private boolean isWarm() {
    return baseline.records() + pipeline.records() >= LiveSettings.WARM_UP_RECORDS
        && baseline.nanos() + pipeline.range().nanos() >= settings.warmUp().toNanos();
  }

  /**
   * What a judgement comes to.
   *
   * @param incidents worst first
   * @param patterns all patterns with records since the baseline; every pattern after somebody said
   *     something about them
   */
  public record Judged(List<Incident> incidents, List<Pattern> patterns) {
    public Judged {
      incidents = List.copyOf(incidents);
      patterns = List.copyOf(patterns);
    }
  }

  /**
   * A pattern as it is now.
   *
   * @param id 16 hexadecimal digits
   * @param severity OpenTelemetry number
   * @param shapes content ids of its shapes
   * @param count records, those of the baseline included
   * @param lastNanos event time of its last record; {@link LineRef#NO_TIME} if unknown
   * @param firstNanos event time of its first record since the baseline, likewise
   * @param sample a line, empty if none is kept
   * @param title a few words for people
   */
  public record Pattern(
      String id,
      Redacted text,
      int severity,
      List<Long> shapes,
      long count,
      long firstNanos,
      long lastNanos,
      Redacted sample,
      Redacted title) {
    public Pattern {
      shapes = List.copyOf(shapes);
    }
  }

  private List<Pattern> patterns(Pipeline.Conclusion conclusion) {
    List<LogPattern> all = conclusion.judgement().patterns().patterns();
    List<List<Integer>> shapes = new ArrayList<>();
    all.forEach(pattern -> shapes.add(new ArrayList<>()));
    for (int shape = 0; shape < conclusion.judgement().patterns().shapes(); shape++) {
      shapes.get(conclusion.judgement().patterns().patternOf(shape)).add(shape);
    }
    List<Pattern> patterns = new ArrayList<>();
    for (LogPattern pattern : all) {
      if (pattern.count() > 0 || isRegrouped) {
        patterns.add(pattern(pattern, shapes.get(pattern.number()), conclusion));
      }
    }
    return patterns;
  }

  private Pattern pattern(
      LogPattern pattern, List<Integer> shapes, Pipeline.Conclusion conclusion) {
    List<LineRef> sample = conclusion.lines().lines(shapes, null, 1);
    long last = LineRef.NO_TIME;
    long earlier = 0;
    for (int shape : shapes) {
      last = Math.max(last, conclusion.lines().lastTime(shape));
      earlier += pipeline.miner().earlier(shape);
    }
    String line = sample.isEmpty() ? "" : Redaction.whole(sample.getFirst().text());
    Redactor reports = settings.redactors().reports();
    KnownValues known = new KnownValues(reports).learn(pattern.text()).learn(line);
    return new Pattern(
        pattern.id(),
        reports.redact(pattern.text()),
        pattern.severity(),
        shapes.stream().map(pipeline.miner()::shapeId).toList(),
        pattern.count() + earlier,
        sample.isEmpty() ? LineRef.NO_TIME : sample.getFirst().timeNanos(),
        last,
        reports.redact(line),
        known.redact(pattern.title()));
  }

  /**
   * Takes in what somebody said about patterns: it holds from the next judgement on, and is part of
   * {@link #model}.
   */
  public void say(List<PatternFact> facts, String by, long nanos) {
    pipeline.miner().facts(pipeline.miner().facts().said(facts, by, nanos));
    isRegrouped = true;
  }

  /** Everything that people said about patterns. */
  public PatternFacts facts() {
    return pipeline.miner().facts();
  }

  /** How shapes grouped into patterns at the last judgement; immutable. */
  public PatternView view() {
    PatternView last = view;
    if (last == null) {
      last = pipeline.miner().look();
      view = last;
    }
    return last;
  }

  /** Ids of patterns that were handed out, with a shape each; see {@code Aliases}. */
  public Map<Long, Long> ids() {
    return pipeline.miner().aliases().shapes();
  }

  /** Takes over ids that were handed out before; to be called before the first judgement. */
  public void ids(Map<Long, Long> handedOut) {
    pipeline.miner().aliases().addAll(handedOut);
  }

  /** Those of {@link #ids} handed out since {@link #idsKept}. */
  public Map<Long, Long> freshIds() {
    return pipeline.miner().aliases().fresh();
  }

  /** All ids handed out so far are kept elsewhere. */
  public void idsKept() {
    pipeline.miner().aliases().settle();
  }

  /**
   * What judgements remember: a pipeline that has seen the same arrivals from the same baseline,
   * and judged none of them, goes on as this one would after {@link #restore}.
   */
  public String memory() {
    List<PacedJudgement.State> paced =
        pipeline.paced().stream().map(PacedJudgement::state).toList();
    return PacedMemory.write(new PacedMemory.Remembered(isRegrouped, paced));
  }

  /**
   * Takes over what another one's judgements remembered.
   *
   * @throws IOException if it is not that
   */
  public void restore(String memory) throws IOException {
    PacedMemory.Remembered remembered = PacedMemory.read(memory);
    isRegrouped = remembered.isRegrouped();
    List<PacedJudgement> paced = pipeline.paced();
    for (int i = 0; i < Math.min(paced.size(), remembered.paced().size()); i++) {
      paced.get(i).restore(remembered.paced().get(i));
    }
  }

  /** What is known by now: the baseline and everything since. */
  public Model model() {
    return baseline.plus(pipeline.model());
  }

  /** What people say about patterns, from the next judgement on. */
  public void facts(PatternFacts facts) {
    pipeline.miner().facts(facts);
  }

  /** Records since the baseline. */
  public long records() {
    return pipeline.records();
  }

  /** Records that were too old to be judged. */
  public long late() {
    return late;
  }

  /** Latest event time; {@link LineRef#NO_TIME} if there is none. */
  public long latestNanos() {
    return latestNanos;
  }

  /**
   * Has it looked back on more than it should? Then another one should begin at a later baseline.
   */
  public boolean isFull() {
    return pipeline.range().nanos() > settings.horizon().toNanos();
  }

  /** How each source is read, by name. */
  public Map<String, ReadCounts> counts() {
    Map<String, ReadCounts> counts = new LinkedHashMap<>();
    sources.forEach((name, source) -> counts.put(name, source.counts()));
    return Collections.unmodifiableMap(counts);
  }
}
