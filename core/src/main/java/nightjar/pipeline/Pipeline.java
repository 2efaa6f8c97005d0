package nightjar.pipeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import nightjar.LineRef;
import nightjar.TimeRange;
import nightjar.detect.Anomaly;
import nightjar.detect.CurrentRecord;
import nightjar.detect.Detector;
import nightjar.detect.Judgement;
import nightjar.detect.NewPatternDetector;
import nightjar.detect.RateDetector;
import nightjar.detect.SilenceDetector;
import nightjar.detect.ValueDetector;
import nightjar.detect.Volumes;
import nightjar.detect.WindowDetector;
import nightjar.explain.IncidentWriter;
import nightjar.explain.Trends;
import nightjar.incident.Grouping;
import nightjar.incident.Incident;
import nightjar.pattern.LineSamples;
import nightjar.pattern.LogPattern;
import nightjar.pattern.Model;
import nightjar.pattern.PatternMiner;
import nightjar.pattern.PatternWords;
import nightjar.pattern.Sample;
import nightjar.pattern.SampledWords;
import nightjar.session.OrderDetector;
import nightjar.session.SessionDetector;
import nightjar.shape.FastKey;
import nightjar.shape.LineHash;
import nightjar.shape.Slots;
import nightjar.source.Names;
import nightjar.source.RecordBatch;
import nightjar.store.LineStore;
import nightjar.store.SampledLineStore;

/**
 * The path of a record, and what is concluded in the end:
 *
 * <pre>
 *  source ─► parse ─► shape ─► redact ─► pattern ─► detect ─► incident ─► explain ─► act
 *  └─ {@link nightjar.source.MergedReader} ─┘   └──────── {@link #accept} ────────┘  └── {@link #conclude} ──┘  └ {@link nightjar.act.Target}
 * </pre>
 *
 * <p>{@link #accept} takes every record through shape, pattern and detectors, one after the other,
 * without allocating. {@link #conclude} asks the detectors once, groups what they found and tells
 * it as incidents. Deterministic: the same records in the same order give the same incidents; time
 * comes from the records, chance from the settings' seed. Redaction stands at the door to people:
 * lines of one's own files are shown as they are unless {@link ScanSettings#redact} is set; see
 * {@link Scan}.
 *
 * <p>One thread at a time. Memory is bounded by the number of shapes, not of records.
 */
public final class Pipeline {
  static final Witness NOBODY = record -> {};

  private final ScanSettings settings;
  private final Names names;
  private final IntFunction<String> sourceNames;
  private final FastKey fastKey;
  private final PatternMiner miner = new PatternMiner();
  private final LineSamples samples = new LineSamples();
  private final PatternWords words;
  private final Volumes volumes = new Volumes();
  private final NewPatternDetector newPatterns;
  private final SessionDetector sessions;
  private final List<Detector> detectors;

  /** Those whose judgement costs as much as there are sessions. */
  private final Map<Detector, PacedJudgement> paced;

  private final LineStore lines;
  private final Slots templateSlots = new Slots();
  private final CurrentRecord record = new CurrentRecord();
  private final long[] severities = new long[25];
  private int[] serviceOfShape = new int[256];
  private int[] serviceOfSource = new int[16];
  private long firstNanos = Long.MAX_VALUE;
  private long lastNanos = Long.MIN_VALUE;

  /**
   * @param fastKey by which lines are recognised; nothing that is concluded depends on its seed
   * @param names where parsers number the services; shared with them
   * @param sourceNames name of a source by its number
   */
  public Pipeline(
      ScanSettings settings, FastKey fastKey, Names names, IntFunction<String> sourceNames) {
    this.settings = settings;
    this.names = names;
    this.sourceNames = sourceNames;
    this.fastKey = fastKey;
    this.newPatterns = new NewPatternDetector(volumes, settings.baseline());
    this.lines = new SampledLineStore(volumes.grid(), sourceNames);
    this.sessions = new SessionDetector(settings.sessionKey(), settings.baseline());
    Detector order = new OrderDetector(sessions.sessions());
    this.paced = Map.of(sessions, new PacedJudgement(sessions), order, new PacedJudgement(order));
    this.detectors =
        List.of(
            newPatterns,
            new RateDetector(volumes),
            new SilenceDetector(volumes),
            new ValueDetector(settings.zone()),
            sessions,
            order,
            new WindowDetector(
                settings.windowSize(),
                settings.windowStep(),
                settings.contamination(),
                settings.seed()));
    Arrays.fill(serviceOfSource, -1);
    this.words =
        new SampledWords(samples, settings.baseline() == null ? Model.EMPTY : settings.baseline());
    if (settings.baseline() != null) {
      miner.join(
          settings.baseline(),
          name -> name.isEmpty() ? PatternMiner.MAX_SOURCES - 1 : names.numberOf(name));
    }
  }

  /** Is shown every record after it was observed; valid during the call. */
  @FunctionalInterface
  public interface Witness {
    void observed(CurrentRecord record);
  }

  /** Takes in the records in rows {@code [from, to)}. */
  public void accept(RecordBatch batch, int from, int to) {
    accept(batch, from, to, NOBODY);
  }

  /** Takes in the records in rows {@code [from, to)}, showing each to a witness. */
  public void accept(RecordBatch batch, int from, int to, Witness witness) {
    record.batch = batch;
    for (int row = from; row < to; row++) {
      record.row = row;
      observe(batch, row);
      witness.observed(record);
      record.ordinal++;
    }
  }

  /**
   * Says that time has come to a moment, whether or not a record shows it: what did not come until
   * then is missing.
   */
  public void advance(long nanos) {
    if (nanos > lastNanos && lastNanos >= firstNanos) {
      lastNanos = nanos;
      volumes.grid().column(nanos);
    }
  }

  private void observe(RecordBatch batch, int row) {
    record.service = serviceOf(batch, batch.service[row]);
    record.shape = mine(batch, row, record.service);
    record.firstOfShape = miner.isFirst();
    if (record.firstOfShape) {
      remember(record.shape, record.service);
    }
    int field = row * RecordBatch.MAX_NUMBERS;
    for (int i = field; i < field + batch.numbers[row]; i++) {
      record.slots.add(batch.numberStart[i], batch.numberEnd[i]);
    }
    severities[batch.severity[row]]++;
    long time = batch.timeNanos[row];
    if (time != LineRef.NO_TIME) {
      firstNanos = Math.min(firstNanos, time);
      lastNanos = Math.max(lastNanos, time);
    }
    volumes.observe(record);
    lines.offer(record);
    for (Detector detector : detectors) {
      detector.observe(record);
    }
  }

  /** Counts the record's shape for its service and nothing else; returns the shape's number. */
  int mine(RecordBatch batch, int row, int service) {
    int start = batch.messageStart[row];
    int end = batch.messageEnd[row];
    long key = fastKey.of(batch.bytes, start, end, record.slots);
    int template = batch.templateStart[row];
    if (template >= 0) {
      // No sample is offered: the sender's template says what messages have in common.
      int templateEnd = batch.templateEnd[row];
      long sent = fastKey.of(batch.bytes, template, templateEnd, templateSlots);
      return miner.observeTemplate(
          sent, service, batch.bytes, template, templateEnd, batch.severity[row]);
    }
    int shape = miner.observe(key, service, batch.bytes, start, end, batch.severity[row]);
    samples.offer(shape, LineHash.of(batch.bytes, start, end), batch.bytes, start, end);
    return shape;
  }

  /**
   * Number of the shape that the record was counted as when it was accepted; -1 if it was not.
   * Counts nothing.
   */
  int find(RecordBatch batch, int row) {
    int start = batch.messageStart[row];
    int end = batch.messageEnd[row];
    long key = fastKey.of(batch.bytes, start, end, record.slots);
    int service = serviceOf(batch, batch.service[row]);
    return miner.find(key, service, batch.bytes, start, end, batch.severity[row]);
  }

  /** The service a record names, or the one its source is. */
  int serviceOf(RecordBatch batch, int named) {
    return named >= 0 ? named : serviceOf(batch.source);
  }

  private void remember(int shape, int service) {
    if (shape >= serviceOfShape.length) {
      serviceOfShape = Arrays.copyOf(serviceOfShape, 2 * shape);
    }
    serviceOfShape[shape] = service;
  }

  /**
   * A source whose lines name no service is one by itself, called like the file without its folders
   * and endings.
   */
  private int serviceOf(int source) {
    if (source >= serviceOfSource.length) {
      int length = serviceOfSource.length;
      serviceOfSource = Arrays.copyOf(serviceOfSource, Math.max(source + 1, 2 * length));
      Arrays.fill(serviceOfSource, length, serviceOfSource.length, -1);
    }
    if (serviceOfSource[source] < 0) {
      serviceOfSource[source] = names.numberOf(stem(sourceNames.apply(source)));
    }
    return serviceOfSource[source];
  }

  private static String stem(String name) {
    String file = name.substring(name.lastIndexOf('/') + 1);
    String stem =
        file.replaceFirst("(?i)(?:\\.(?:log|txt|json|jsonl|out|err|gz|zst|\\d{1,8}))+$", "");
    return stem.isEmpty() || stem.equals("-") ? "input" : stem;
  }

  /**
   * Everything that was found in what was accepted, worst first; and what a report needs beside it.
   */
  public Conclusion conclude() {
    TimeRange range = range();
    Judgement judgement = new Judgement(miner.view(words), names, record.ordinal, range);
    List<Anomaly> anomalies = new ArrayList<>();
    long open = sessions.sessions().sessions();
    for (Detector detector : detectors) {
      PacedJudgement pace = paced.get(detector);
      anomalies.addAll(pace == null ? detector.judge(judgement) : pace.judge(judgement, open));
    }
    Trends trends = new Trends(volumes, judgement);
    int[] services = Arrays.copyOf(serviceOfShape, miner.shapes());
    IncidentWriter writer = new IncidentWriter(judgement, lines, trends, services, severities);
    Grouping grouping = new Grouping(range, volumes.grid().widthNanos());
    List<Incident> incidents =
        grouping.group(anomalies).stream()
            .flatMap(group -> stories(group, grouping, writer))
            .map(writer::write)
            .filter(incident -> incident.score() >= settings.minScore())
            .sorted(
                Comparator.comparingInt(Incident::score)
                    .reversed()
                    .thenComparing(incident -> incident.range().fromNanos())
                    .thenComparing(Incident::id))
            .toList();
    return new Conclusion(judgement, incidents, newPatterns.newPatterns(judgement), trends, lines);
  }

  /** A group without its stragglers, and these as stories of their own. */
  private static Stream<List<Anomaly>> stories(
      List<Anomaly> group, Grouping grouping, IncidentWriter writer) {
    Set<Anomaly> stragglers = Set.copyOf(writer.stragglers(group));
    List<Anomaly> story = group.stream().filter(anomaly -> !stragglers.contains(anomaly)).toList();
    List<Anomaly> others = group.stream().filter(stragglers::contains).toList();
    return Stream.concat(Stream.of(story), grouping.group(others).stream());
  }

  /**
   * What a run comes to.
   *
   * @param judgement patterns and range it was judged by
   * @param incidents worst first
   * @param newPatterns numbers of patterns that are new
   * @param trends volumes for pictures
   * @param lines sample lines
   */
  public record Conclusion(
      Judgement judgement,
      List<Incident> incidents,
      Set<Integer> newPatterns,
      Trends trends,
      LineStore lines) {}

  /** First to last event time accepted. */
  public TimeRange range() {
    return firstNanos > lastNanos ? new TimeRange(0, 0) : new TimeRange(firstNanos, lastNanos + 1);
  }

  public long records() {
    return record.ordinal;
  }

  /** What the records accepted look like, to be a baseline of later ones. */
  Model model() {
    Judgement judgement = new Judgement(miner.view(words), names, record.ordinal, range());
    Map<String, Model.Name> called = new HashMap<>();
    for (LogPattern pattern : judgement.patterns().patterns()) {
      called.put(pattern.id(), new Model.Name(pattern.text(), pattern.title()));
    }
    return new Model(
        miner.evidence(names::name),
        record.ordinal,
        range().nanos(),
        Arrays.stream(severities).boxed().toList(),
        sessions.model(judgement).sets(),
        called,
        miner.aliases().shapes(),
        miner.facts(),
        Map.of());
  }

  /** Those judgements that go on from what they found last, always in the same order. */
  List<PacedJudgement> paced() {
    return detectors.stream().map(paced::get).filter(Objects::nonNull).toList();
  }

  LineSamples lineSamples() {
    return samples;
  }

  /** Lines of each shape's text, as they were read. */
  Map<String, List<Sample>> samples() {
    Map<String, List<Sample>> kept = new HashMap<>();
    for (int shape = 0; shape < miner.shapes(); shape++) {
      List<Sample> lines = samples.of(shape);
      if (!lines.isEmpty()) {
        kept.put(miner.shape(shape).text(), lines);
      }
    }
    return kept;
  }

  PatternMiner miner() {
    return miner;
  }
}
