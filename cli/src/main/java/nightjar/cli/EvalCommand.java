package nightjar.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nightjar.eval.FaultEvaluation;
import nightjar.eval.ScanEvaluation;
import nightjar.eval.SpeedEvaluation;
import nightjar.eval.live.LiveEvaluation;
import nightjar.eval.live.LiveFigures;
import nightjar.eval.live.LiveLoad;
import nightjar.files.Inputs;
import nightjar.generator.FaultKind;
import nightjar.pipeline.Progress;
import nightjar.pipeline.Scan;
import nightjar.pipeline.ScanSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nightjar eval}: how fast it is, and how much it finds of what is known to be there. */
@Command(
    name = "nightjar eval",
    subcommands = {
      EvalCommand.Speed.class,
      EvalCommand.Labelled.class,
      EvalCommand.Faults.class,
      EvalPatterns.class,
      EvalStability.class,
      EvalRedaction.class,
      EvalStore.class,
      EvalCommand.Live.class
    })
final class EvalCommand implements Action {
  @Override
  public int run(Shell shell) {
    throw new UsageException(
        "eval what? There are: eval speed FILE, eval scan FILE --labels CSV, eval faults --seeds 1..20, eval patterns DIR, eval stability FILE, eval redaction FILE, eval store, eval live --server URL");
  }

  private static ScanSettings settings(ReadingOptions reading, Shell shell) {
    return new JudgingOptions().settings(reading, false, shell);
  }

  /** Lines per processor second, stage by stage. */
  @Command(name = "speed")
  static final class Speed implements Action {
    @Mixin private final ReadingOptions reading = new LogOptions();
    @Mixin private final ShowingOptions showing = new RankingOptions();

    @Option(names = "--json")
    private boolean json;

    @Override
    public int run(Shell shell) throws IOException {
      Inputs inputs = reading.inputs(shell);
      if (inputs.sources().isEmpty()) {
        return Messages.nothingRead(inputs, showing, shell);
      }
      Map<String, SpeedEvaluation.Stage> stages =
          SpeedEvaluation.run(inputs.sources(), settings(reading, shell), Progress.NONE);
      if (json) {
        SpeedEvaluation.writeJson(stages, shell.out());
        return ExitCode.DONE;
      }
      for (Map.Entry<String, SpeedEvaluation.Stage> entry : stages.entrySet()) {
        SpeedEvaluation.Stage stage = entry.getValue();
        shell.println(
            String.format(
                Locale.ROOT,
                "%-14s %,12.0f lines per CPU second  %,12d lines in %.2f s",
                entry.getKey(),
                stage.linesPerCpuSecond(),
                stage.lines(),
                stage.cpuSeconds()));
      }
      return ExitCode.DONE;
    }
  }

  /** What of labelled sessions the incidents hold. */
  @Command(name = "scan")
  static final class Labelled implements Action {
    @Mixin private final ReadingOptions reading = new LogOptions();
    @Mixin private final ShowingOptions showing = new RankingOptions();

    @Option(names = "--labels", paramLabel = "CSV", required = true)
    private String labels = "";

    @Option(names = "--json")
    private boolean json;

    @Override
    public int run(Shell shell) throws IOException {
      Path csv = Path.of(labels);
      if (!Files.isReadable(csv)) {
        throw new UsageException(
            "--labels: " + labels + " cannot be read; name a CSV file with session and label");
      }
      Inputs inputs = reading.inputs(shell);
      if (inputs.sources().isEmpty()) {
        return Messages.nothingRead(inputs, showing, shell);
      }
      Scan.Result result = Reading.run(inputs, settings(reading, shell), showing, shell);
      ScanEvaluation found = ScanEvaluation.of(result.report(), csv);
      if (json) {
        found.writeJson(shell.out());
      } else {
        shell.println(
            String.format(
                Locale.ROOT,
                "%,d of %,d anomalous sessions are in an incident, and %,d of %,d normal ones; precision %.3f, F1 %.3f",
                found.heldAnomalous(),
                found.anomalous(),
                found.heldNormal(),
                found.normal(),
                found.precision(),
                found.f1()));
      }
      return ExitCode.DONE;
    }
  }

  /** What of planted faults is found. */
  @Command(name = "faults")
  static final class Faults implements Action {
    private static final Pattern RANGE = Pattern.compile("([0-9]{1,9})\\.\\.([0-9]{1,9})");

    @Option(names = "--seeds", paramLabel = "A..B", required = true)
    private String seeds = "";

    @Option(names = "--kind", paramLabel = "KIND")
    private @Nullable String kind;

    @Option(names = "--json")
    private boolean json;

    @Override
    public int run(Shell shell) throws IOException {
      Matcher range = RANGE.matcher(seeds);
      if (!range.matches() || Long.parseLong(range.group(1)) > Long.parseLong(range.group(2))) {
        throw new UsageException("--seeds: \"" + seeds + "\" is no range of seeds; write 1..20");
      }
      List<FaultKind> kinds =
          kind == null
              ? List.of(FaultKind.values())
              : List.of(GenerateCommand.kind("--kind", kind));
      List<FaultEvaluation.Trial> trials =
          FaultEvaluation.run(
              kinds, Long.parseLong(range.group(1)), Long.parseLong(range.group(2)) + 1);
      if (json) {
        FaultEvaluation.writeJson(trials, shell.out());
        return ExitCode.DONE;
      }
      for (FaultEvaluation.Outcome outcome : FaultEvaluation.outcomes(trials)) {
        shell.println(
            String.format(
                Locale.ROOT,
                "%-14s found in %d of %d runs, as the first incident in %d",
                outcome.kind().label(),
                outcome.found(),
                outcome.runs(),
                outcome.first()));
      }
      return ExitCode.DONE;
    }
  }

  /** How a running Nightjar takes a load. */
  @Command(name = "live")
  static final class Live implements Action {
    @Option(names = "--server", paramLabel = "URL")
    private String server = "http://127.0.0.1:8000";

    @Option(names = "--key", paramLabel = "KEY")
    private String key = "";

    @Option(names = "--rate", paramLabel = "N")
    private int rate = 20_000;

    @Option(names = "--seconds", paramLabel = "N")
    private int seconds = 60;

    @Option(names = "--batch", paramLabel = "N")
    private int batch = 100;

    @Option(names = "--clients", paramLabel = "N")
    private int clients = 16;

    @Option(names = "--pid", paramLabel = "N")
    private long pid;

    @Option(names = "--seed", paramLabel = "N")
    private long seed = 1;

    @Option(names = "--format", paramLabel = "FORMAT")
    private String format = "text";

    @Option(names = "--json")
    private boolean json;

    @Override
    public int run(Shell shell) throws IOException {
      if (!format.equals("text") && !format.equals("json")) {
        throw new UsageException("--format: \"" + format + "\" is neither text nor json");
      }
      LiveLoad load = load();
      LiveFigures figures;
      try {
        figures = LiveEvaluation.run(load);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("the load was interrupted", e);
      }
      if (json || format.equals("json")) {
        figures.writeJson(shell.out());
      } else {
        for (String sentence : figures.summary()) {
          shell.println(sentence);
        }
      }
      return ExitCode.DONE;
    }

    private LiveLoad load() {
      try {
        return new LiveLoad(URI.create(server), key, rate, seconds, batch, clients, pid, seed);
      } catch (IllegalArgumentException e) {
        throw new UsageException("--" + e.getMessage());
      }
    }
  }
}
