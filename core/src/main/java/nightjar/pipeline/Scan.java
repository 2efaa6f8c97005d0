package nightjar.pipeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import nightjar.LineRef;
import nightjar.TimeRange;
import nightjar.act.Report;
import nightjar.pattern.LogPattern;
import nightjar.pattern.Model;
import nightjar.pattern.PatternView;
import nightjar.pattern.Wording;
import nightjar.shape.FastKey;
import nightjar.source.LogSource;
import nightjar.source.MergedReader;
import nightjar.source.Names;
import nightjar.source.ReadCounts;
import nightjar.source.RecordBatch;

/** One run over logs that end: reads them merged by time, judges them, and reports. */
public final class Scan {
  private final ScanSettings settings;

  public Scan(ScanSettings settings) {
    this.settings = settings;
  }

  /**
   * Reads all sources to their end, or until {@code progress} says stop.
   *
   * @return what was found; sources that could not be read are in {@link Report.Input#failed()},
   *     never thrown
   */
  public Result run(List<LogSource> sources, Progress progress) {
    Names names = new Names();
    Pipeline pipeline = pipeline(sources, names);
    return run(sources, names, pipeline, Pipeline.NOBODY, progress).result();
  }

  /**
   * The same, for who wants the patterns: what stands in their slots is sampled, and records can be
   * found in them again. Takes some 100 MiB and a sixth more time.
   */
  public Mining mine(List<LogSource> sources, PatternChoice choice, Progress progress) {
    Names names = new Names();
    Pipeline pipeline = pipeline(sources, names);
    choice.applyTo(pipeline.miner());
    PatternSamples samples = new PatternSamples(pipeline.lineSamples());
    Judged judged = run(sources, names, pipeline, samples, progress);
    MinedPatterns patterns =
        new MinedPatterns(settings, sources, names, pipeline, judged.view(), samples, choice);
    Result result =
        settings.redact()
            ? judged.result()
            : new Result(judged.result().report(), () -> pipeline.model().with(pipeline.samples()));
    return new Mining(result, patterns);
  }

  private Pipeline pipeline(List<LogSource> sources, Names names) {
    return new Pipeline(
        settings, new FastKey(settings.seed()), names, number -> sources.get(number).name());
  }

  private record Judged(Result result, PatternView view) {}

  private Judged run(
      List<LogSource> sources,
      Names names,
      Pipeline pipeline,
      Pipeline.Witness witness,
      Progress progress) {
    Accepted accepted = new Accepted();
    boolean stopped = false;
    try (MergedReader reader = new MergedReader(sources, names, settings::parsing)) {
      Watch watch = new Watch(reader, progress);
      while (!stopped && reader.next()) {
        accept(pipeline, reader.batch(), reader.from(), reader.to(), accepted, witness);
        stopped = watch.stopped();
      }
      Pipeline.Conclusion conclusion = pipeline.conclude();
      Report.Input input = input(pipeline, reader.outcomes(), accepted);
      Result result = new Result(report(conclusion, input, stopped), pipeline::model);
      return new Judged(result, conclusion.judgement().patterns());
    }
  }

  /** What went through the path; a scan that is stopped has read a little more. */
  private static final class Accepted {
    long lines;
    long records;
    long outside;
  }

  /** Hands on the rows inside the range asked for. */
  private void accept(
      Pipeline pipeline,
      RecordBatch batch,
      int from,
      int to,
      Accepted accepted,
      Pipeline.Witness witness) {
    accepted.records += to - from;
    for (int row = from; row < to; row++) {
      accepted.lines += batch.lines[row];
    }
    if (settings.sinceNanos() == LineRef.NO_TIME && settings.untilNanos() == Long.MAX_VALUE) {
      pipeline.accept(batch, from, to, witness);
      return;
    }
    for (int row = from; row < to; row++) {
      if (settings.holds(batch.timeNanos[row])) {
        pipeline.accept(batch, row, row + 1, witness);
      } else {
        accepted.outside++;
      }
    }
  }

  private static Report.Input input(
      Pipeline pipeline, List<MergedReader.Outcome> outcomes, Accepted accepted) {
    List<Report.SourceRow> rows = new ArrayList<>();
    List<Report.Failure> failed = new ArrayList<>();
    List<String> files = new ArrayList<>();
    long[] sums = new long[5];
    for (MergedReader.Outcome outcome : outcomes) {
      ReadCounts c = outcome.counts();
      String name = outcome.source().name();
      if (!outcome.failure().isEmpty()) {
        failed.add(new Report.Failure(name, outcome.failure(), c.lines() > 0));
      }
      if (outcome.failure().isEmpty() || c.lines() > 0) {
        files.add(name);
      }
      rows.add(
          new Report.SourceRow(
              name,
              c.format(),
              c.lines(),
              c.records(),
              c.bytes(),
              c.unparsed(),
              c.withoutTime(),
              c.cut()));
      long[] counts = {c.lines(), c.records(), c.bytes(), c.unparsed(), c.withoutTime()};
      for (int i = 0; i < sums.length; i++) {
        sums[i] += counts[i];
      }
    }
    TimeRange range = pipeline.range();
    return new Report.Input(
        files,
        accepted.lines,
        accepted.records,
        sums[2],
        range.nanos() == 0 ? null : range,
        sums[3],
        sums[4],
        0,
        accepted.outside,
        rows,
        failed);
  }

  private Report report(Pipeline.Conclusion conclusion, Report.Input input, boolean stopped) {
    Redaction redaction = new Redaction(settings.redact());
    return new Report(
        input,
        patterns(conclusion, redaction),
        conclusion.newPatterns().size(),
        conclusion.incidents().stream().map(redaction::apply).toList(),
        conclusion.trends().ofAll(),
        Notes.of(input),
        stopped);
  }

  private static List<Report.PatternRow> patterns(
      Pipeline.Conclusion conclusion, Redaction redaction) {
    Map<Integer, List<Integer>> shapes = new HashMap<>();
    for (int shape = 0; shape < conclusion.judgement().patterns().shapes(); shape++) {
      shapes
          .computeIfAbsent(
              conclusion.judgement().patterns().patternOf(shape), pattern -> new ArrayList<>())
          .add(shape);
    }
    return conclusion.judgement().patterns().patterns().stream()
        .filter(pattern -> pattern.count() > 0)
        .sorted(
            Comparator.comparingLong(LogPattern::count).reversed().thenComparing(LogPattern::id))
        .map(
            pattern ->
                row(
                    pattern,
                    shapes.getOrDefault(pattern.number(), List.of()),
                    conclusion,
                    redaction))
        .toList();
  }

  private static Report.PatternRow row(
      LogPattern pattern,
      List<Integer> shapes,
      Pipeline.Conclusion conclusion,
      Redaction redaction) {
    List<LineRef> sample = conclusion.lines().lines(shapes, null, 1);
    long last =
        shapes.stream().mapToLong(conclusion.lines()::lastTime).max().orElse(LineRef.NO_TIME);
    return new Report.PatternRow(
        pattern.id(),
        new Wording(
            () -> redaction.apply(pattern.text()),
            text -> redaction.title(pattern.title(), pattern.text())),
        pattern.count(),
        pattern.count() / (double) Math.max(1, conclusion.judgement().records()),
        pattern.severity(),
        sample.isEmpty() ? LineRef.NO_TIME : sample.getFirst().timeNanos(),
        last,
        conclusion.newPatterns().contains(pattern.number()),
        conclusion.trends().ofPattern(pattern.number()),
        sample.isEmpty() ? null : redaction.apply(sample.getFirst()));
  }

  /** Tells progress after every batch's worth of lines. */
  private static final class Watch {
    private final MergedReader reader;
    private final Progress progress;

    Watch(MergedReader reader, Progress progress) {
      this.reader = reader;
      this.progress = progress;
    }

    private int runs;
    private long records;

    boolean stopped() {
      records += reader.to() - reader.from();
      if (records < RecordBatch.CAPACITY && ++runs < RecordBatch.CAPACITY) {
        return false;
      }
      records = 0;
      runs = 0;
      progress.read(reader.source().name(), reader.lines(), reader.storedBytesRead());
      return progress.stopped();
    }
  }

  /**
   * What a scan leaves behind.
   *
   * @param report for people
   * @param models makes what {@link #model} gives
   */
  public record Result(Report report, Supplier<Model> models) {
    /** What the logs look like, to be a baseline of later scans; made when asked for. */
    public Model model() {
      return models.get();
    }

    /** The same with another report. */
    public Result with(Report other) {
      return new Result(other, models);
    }
  }

  /** A scan, and its patterns. */
  public record Mining(Result result, MinedPatterns patterns) {}
}
