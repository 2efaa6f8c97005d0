package nightjar.eval;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nightjar.LineRef;
import nightjar.pattern.PatternMiner;
import nightjar.pipeline.Progress;
import nightjar.pipeline.Scan;
import nightjar.pipeline.ScanSettings;
import nightjar.shape.FastKey;
import nightjar.shape.Slots;
import nightjar.source.LogSource;
import nightjar.source.Names;
import nightjar.source.ParseSettings;
import nightjar.source.RecordBatch;
import nightjar.source.RecordReader;

/**
 * Lines per processor second, stage by stage, over real files.
 *
 * <p>{@code scan} is everything a user pays for: the time of all threads since the process started,
 * so start, compiler and collector included. The other stages count the calling thread only, in the
 * best of {@link #PASSES} passes over the files, reading left out: {@code shape_raw} the fast key
 * of whole lines, {@code shape_message} of messages, {@code mine_raw} and {@code mine_message} with
 * every line counted in the table of patterns as well.
 */
public final class SpeedEvaluation {
  static final int PASSES = 3;

  private SpeedEvaluation() {}

  /**
   * One stage.
   *
   * @param lines lines taken through it
   * @param cpuSeconds processor seconds
   * @param peakRssMb most memory resident so far, MiB; the process's, since memory cannot be told
   *     apart by stage
   */
  public record Stage(long lines, double cpuSeconds, double peakRssMb) {
    public double linesPerCpuSecond() {
      return lines / Math.max(1e-9, cpuSeconds);
    }
  }

  /** Measures all stages; {@code scan} comes first, in a process that has done nothing before. */
  public static Map<String, Stage> run(
      List<LogSource> sources, ScanSettings settings, Progress progress) throws IOException {
    Map<String, Stage> stages = new LinkedHashMap<>();
    Scan.Result result = new Scan(settings).run(sources, progress);
    stages.put(
        "scan",
        new Stage(
            result.report().input().lines(), ProcessCost.cpuSeconds(), ProcessCost.peakRssMb()));
    if (sources.stream().allMatch(LogSource::isRepeatable)) {
      for (String stage : List.of("shape_message", "shape_raw", "mine_message", "mine_raw")) {
        stages.put(stage, best(sources, settings, stage.endsWith("raw"), stage.startsWith("mine")));
      }
    }
    return stages;
  }

  private static Stage best(
      List<LogSource> sources, ScanSettings settings, boolean raw, boolean mine)
      throws IOException {
    Stage best = new Stage(0, Double.MAX_VALUE, 0);
    for (int pass = 0; pass < PASSES; pass++) {
      Stage stage = new Pass(settings, raw, mine).over(sources);
      best = stage.cpuSeconds < best.cpuSeconds ? stage : best;
    }
    return best;
  }

  /** One pass of one stage over all sources. */
  private static final class Pass {
    private final ScanSettings settings;
    private final boolean raw;
    private final boolean mine;
    private final FastKey key;
    private final Slots slots = new Slots();
    private final PatternMiner miner = new PatternMiner();
    private final RecordBatch batch = new RecordBatch();
    private long lines;
    private long sum;
    private double cpuSeconds;

    Pass(ScanSettings settings, boolean raw, boolean mine) {
      this.settings = settings;
      this.raw = raw;
      this.mine = mine;
      this.key = new FastKey(settings.seed());
    }

    Stage over(List<LogSource> sources) throws IOException {
      for (LogSource source : sources) {
        ParseSettings parse =
            new ParseSettings(
                settings.format(), settings.zone(), source.reference(), settings.maxLineBytes());
        try (RecordReader reader = new RecordReader(source.open(), 0, parse, new Names())) {
          while (reader.next(batch)) {
            double before = ProcessCost.threadCpuSeconds();
            take();
            cpuSeconds += ProcessCost.threadCpuSeconds() - before;
            for (int row = 0; row < batch.size; row++) {
              lines += batch.lines[row];
            }
          }
        }
      }
      if (sum == LineRef.NO_TIME) {
        throw new IllegalStateException("the sum only keeps the work from being optimised away");
      }
      return new Stage(lines, cpuSeconds, ProcessCost.peakRssMb());
    }

    private void take() {
      for (int row = 0; row < batch.size; row++) {
        int from = raw ? batch.start[row] : batch.messageStart[row];
        int to = raw ? batch.firstLineEnd[row] : batch.messageEnd[row];
        long hash = key.of(batch.bytes, from, to, slots);
        sum += mine ? miner.observe(hash, 0, batch.bytes, from, to, batch.severity[row]) : hash;
      }
    }
  }

  /**
   * {@code
   * {"schema":"nightjar.eval.speed/1","stages":{NAME:{"lines","cpu_seconds","lines_per_cpu_second","peak_rss_mb"}}}}.
   */
  public static void writeJson(Map<String, Stage> stages, OutputStream out) throws IOException {
    try (JsonGenerator json =
        new JsonFactory().createGenerator(out, JsonEncoding.UTF8).useDefaultPrettyPrinter()) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.writeStartObject();
      json.writeStringField("schema", "nightjar.eval.speed/1");
      json.writeObjectFieldStart("stages");
      for (Map.Entry<String, Stage> entry : stages.entrySet()) {
        Stage stage = entry.getValue();
        json.writeObjectFieldStart(entry.getKey());
        json.writeNumberField("lines", stage.lines);
        json.writeNumberField("cpu_seconds", Math.round(stage.cpuSeconds * 1000) / 1000.0);
        json.writeNumberField("lines_per_cpu_second", Math.round(stage.linesPerCpuSecond()));
        json.writeNumberField("peak_rss_mb", Math.round(stage.peakRssMb * 10) / 10.0);
        json.writeEndObject();
      }
      json.writeEndObject();
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }
}
