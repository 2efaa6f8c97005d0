package nightjar.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import nightjar.act.Report;
import nightjar.act.Target;
import nightjar.cli.render.HtmlReport;
import nightjar.cli.render.JsonReport;
import nightjar.cli.render.JsonlReport;
import nightjar.cli.render.RenderSettings;
import nightjar.cli.render.RunStats;
import nightjar.cli.render.TerminalReport;
import nightjar.files.Inputs;
import nightjar.pattern.Model;
import nightjar.pattern.ModelFile;
import nightjar.pipeline.Scan;
import nightjar.pipeline.ScanSettings;
import nightjar.source.LogSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nightjar scan}: ranks what is unusual in logs. */
@Command(name = "nightjar scan")
final class ScanCommand implements Action {
  /** What a server has now it does not have later: no command is proposed that reads it again. */
  private static final List<String> NOT_TYPED_AGAIN = List.of("-");

  @Mixin private final ReadingOptions reading = new LogOptions();
  @Mixin private final LokiOptions loki = new LokiOptions();
  @Mixin private final JudgingOptions judging = new JudgingOptions();
  @Mixin private final ShowingOptions showing = new RankingOptions();

  @Option(names = "--json")
  private boolean json;

  @Option(names = "--jsonl")
  private boolean jsonl;

  @Option(names = "--html", paramLabel = "FILE")
  private @Nullable String html;

  @Option(names = "--save-model", paramLabel = "FILE")
  private @Nullable String saveModel;

  @Option(names = "--redact")
  private boolean redact;

  @Override
  public int run(Shell shell) throws IOException {
    if (json && jsonl) {
      throw new UsageException("--json and --jsonl both write to standard output; choose one");
    }
    if (!loki.isGiven()) {
      return scan(null, shell);
    }
    try (LokiScan server = LokiScan.of(loki, reading, shell)) {
      return scan(server, shell);
    }
  }

  /**
   * Scans the files, and what a server has.
   *
   * @param server null for files only, so that its class is not even loaded
   */
  private int scan(@Nullable LokiScan server, Shell shell) throws IOException {
    // Everything that can be wrong with the options is found before the first line is read.
    ScanSettings settings = judging.settings(reading, redact, shell);
    RenderSettings look =
        showing.renderSettings(shell, settings.zone(), settings.minScore(), redact);
    AtomicFile page = html == null ? null : AtomicFile.of("--html", html);
    AtomicFile model = saveModel == null ? null : AtomicFile.of("--save-model", saveModel);
    List<String> names = server == null ? reading.names(shell) : reading.namedFiles(shell);
    Inputs files = reading.resolve(names);
    if (server == null && files.sources().isEmpty()) {
      return Messages.nothingRead(files, showing, shell);
    }
    refuseToOverwrite(files, page, model);
    Span span = server == null ? reading.span(files, shell.clock().instant()) : server.span();
    Model baseline = baseline(settings, shell);
    if (shell.interruption().isRequested()) {
      return ExitCode.DONE;
    }
    Inputs inputs = server == null ? files : server.with(files);
    Scan.Result read =
        Reading.run(inputs, JudgingOptions.with(settings, span, baseline), showing, shell);
    Scan.Result result = server == null ? read : read.with(server.told(read.report()));
    int code = ExitCode.of(result.report(), judging.failOn());
    if (code == ExitCode.NOTHING_READ) {
      return Messages.nothingRead(
          result.report().input().failed(), result.report().notes(), showing, shell);
    }
    RunStats stats = Messages.stats();
    show(result.report(), look, stats, server == null ? names : NOT_TYPED_AGAIN, shell);
    if (page != null) {
      page.write(out -> new HtmlReport(out, look, stats).tell(result.report()));
    }
    if (model != null) {
      save(model, result, shell);
    }
    Messages.afterResult(result.report(), look, showing, shell);
    return code;
  }

  private void refuseToOverwrite(
      Inputs inputs, @Nullable AtomicFile page, @Nullable AtomicFile model) {
    List<String> read = new ArrayList<>(inputs.sources().stream().map(LogSource::name).toList());
    if (judging.baseline() != null) {
      read.add(Objects.requireNonNull(judging.baseline()));
    }
    if (page != null) {
      page.mustNotBe(read);
    }
    if (model != null) {
      model.mustNotBe(read);
    }
    if (page != null && model != null && page.path().equals(model.path())) {
      throw new UsageException("--html and --save-model name the same file, " + page.path());
    }
  }

  private @Nullable Model baseline(ScanSettings settings, Shell shell) {
    return judging.baseline() == null
        ? null
        : Baseline.read(
            Objects.requireNonNull(judging.baseline()), settings, reading, showing, shell);
  }

  private void show(
      Report report, RenderSettings look, RunStats stats, List<String> names, Shell shell)
      throws IOException {
    try {
      target(shell.out(), look, stats, names).tell(report);
      shell.out().flush();
    } catch (ClosedPipeException e) {
      // Whoever read has what they wanted; files are still written.
    }
  }

  private Target target(OutputStream out, RenderSettings look, RunStats stats, List<String> names) {
    if (json) {
      return new JsonReport(out, stats);
    }
    return jsonl ? new JsonlReport(out, stats) : new TerminalReport(out, look, stats, names);
  }

  private void save(AtomicFile file, Scan.Result result, Shell shell) throws IOException {
    if (result.report().interrupted()) {
      shell.say("the model was not saved, for the scan was interrupted");
    } else {
      file.write(out -> ModelFile.write(result.model(), out));
      if (redact && !showing.quiet()) {
        shell.say(
            "the model keeps constant words of lines and names of services as they are, for later"
                + " lines are compared with them; mind who may read "
                + file.path());
      }
    }
  }
}
