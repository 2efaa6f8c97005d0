package nightjar.eval;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import nightjar.act.Report;
import nightjar.generator.FaultKind;
import nightjar.generator.FaultLabel;
import nightjar.generator.Generated;
import nightjar.generator.Generator;
import nightjar.generator.Scenario;
import nightjar.incident.Incident;
import nightjar.pipeline.Progress;
import nightjar.pipeline.Scan;
import nightjar.pipeline.ScanSettings;
import nightjar.source.LogSource;

/**
 * Plants one fault in a generated log, scans it, and asks where among the incidents the fault is:
 * once for each seed and kind.
 *
 * <p>Deterministic; a run takes about half a second of processor time.
 */
public final class FaultEvaluation {
  /** A fault counts as found among this many incidents from the top. */
  public static final int TOP = 5;

  private FaultEvaluation() {}

  /**
   * One planted fault.
   *
   * @param rank place of the first incident that is the fault, from 1; 0 if there is none
   * @param incidents incidents reported
   * @param title title of that incident, or of the first one where there is none; empty if nothing
   *     was reported
   * @param what what was planted
   */
  public record Trial(
      FaultKind kind, long seed, int rank, int incidents, String title, String what) {
    public boolean isFound() {
      return rank > 0 && rank <= TOP;
    }
  }

  /** Results of one kind. */
  public record Outcome(FaultKind kind, int runs, int found, int first) {
    public double share() {
      return found / (double) Math.max(1, runs);
    }
  }

  /** Runs every kind with every seed from {@code fromSeed} up to, not with, {@code toSeed}. */
  public static List<Trial> run(List<FaultKind> kinds, long fromSeed, long toSeed) {
    return LongStream.range(fromSeed, toSeed)
        .boxed()
        .flatMap(seed -> kinds.stream().map(kind -> trial(kind, seed)))
        .toList();
  }

  /** Plants one fault and looks for it. */
  public static Trial trial(FaultKind kind, long seed) {
    Scenario scenario = Scenario.quiet(seed).with(kind);
    Generated generated = Generator.generate(scenario);
    Report report = scan(scenario, generated);
    FaultLabel label = generated.labels().faults().getFirst();
    FaultMatch match = new FaultMatch(label, report.input());
    List<Incident> incidents = report.incidents();
    int rank = 0;
    for (int i = 0; i < incidents.size() && rank == 0; i++) {
      rank = match.is(incidents.get(i)) ? i + 1 : 0;
    }
    String title = incidents.isEmpty() ? "" : incidents.get(Math.max(0, rank - 1)).title();
    return new Trial(kind, seed, rank, incidents.size(), title, label.what());
  }

  /** Incidents of a log in which nothing was planted. */
  public static Report quiet(long seed) {
    Scenario scenario = Scenario.quiet(seed);
    return scan(scenario, Generator.generate(scenario));
  }

  private static Report scan(Scenario scenario, Generated generated) {
    List<LogSource> sources = new ArrayList<>();
    generated
        .files()
        .forEach((name, lines) -> sources.add(new GeneratedSource(name, lines, scenario.end())));
    return new Scan(ScanSettings.defaults(ZoneOffset.UTC)).run(sources, Progress.NONE).report();
  }

  /** Trials summed up by kind. */
  public static List<Outcome> outcomes(List<Trial> trials) {
    Map<FaultKind, List<Trial>> byKind = new EnumMap<>(FaultKind.class);
    trials.forEach(
        trial -> byKind.computeIfAbsent(trial.kind, kind -> new ArrayList<>()).add(trial));
    List<Outcome> outcomes = new ArrayList<>();
    byKind.forEach(
        (kind, all) ->
            outcomes.add(
                new Outcome(
                    kind,
                    all.size(),
                    (int) all.stream().filter(Trial::isFound).count(),
                    (int) all.stream().filter(trial -> trial.rank == 1).count())));
    return outcomes;
  }

  /**
   * {@code {"schema":"nightjar.eval.faults/1","top":5,"share":…,"kinds":{KIND:{…}},"trials":[…]}}.
   */
  public static void writeJson(List<Trial> trials, OutputStream out) throws IOException {
    try (JsonGenerator json =
        new JsonFactory().createGenerator(out, JsonEncoding.UTF8).useDefaultPrettyPrinter()) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.writeStartObject();
      json.writeStringField("schema", "nightjar.eval.faults/1");
      json.writeNumberField("top", TOP);
      json.writeNumberField("runs", trials.size());
      json.writeNumberField(
          "share",
          trials.stream().filter(Trial::isFound).count() / (double) Math.max(1, trials.size()));
      json.writeObjectFieldStart("kinds");
      for (Outcome outcome : outcomes(trials)) {
        json.writeObjectFieldStart(outcome.kind.label());
        json.writeNumberField("runs", outcome.runs);
        json.writeNumberField("found", outcome.found);
        json.writeNumberField("first", outcome.first);
        json.writeNumberField("share", outcome.share());
        json.writeEndObject();
      }
      json.writeEndObject();
      json.writeArrayFieldStart("trials");
      for (Trial trial : trials) {
        write(json, trial);
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private static void write(JsonGenerator json, Trial trial) throws IOException {
    json.writeStartObject();
    json.writeStringField("kind", trial.kind.label());
    json.writeNumberField("seed", trial.seed);
    json.writeNumberField("rank", trial.rank);
    json.writeNumberField("incidents", trial.incidents);
    json.writeStringField("title", trial.title);
    json.writeStringField("planted", trial.what);
    json.writeEndObject();
  }
}
