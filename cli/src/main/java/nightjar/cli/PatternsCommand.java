package nightjar.cli;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import nightjar.act.Report;
import nightjar.act.Target;
import nightjar.cli.render.PatternsJson;
import nightjar.cli.render.PatternsTable;
import nightjar.cli.render.RenderSettings;
import nightjar.cli.render.RunStats;
import nightjar.files.Inputs;
import nightjar.pipeline.ScanSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nightjar patterns}: what kinds of lines there are, how many, and since when. */
@Command(name = "nightjar patterns")
final class PatternsCommand implements Action {
  @Mixin private final ReadingOptions reading = new ReadingOptions();
  @Mixin private final ShowingOptions showing = new ShowingOptions();

  @Option(names = "--json")
  private boolean json;

  @Option(names = "--sort", paramLabel = "BY")
  private String sort = "count";

  @Option(names = "--redact")
  private boolean redact;

  @Override
  public int run(Shell shell) throws IOException {
    // Patterns alone are wanted: of the incidents none.
    ScanSettings settings = new JudgingOptions().settings(reading, redact, shell);
    RenderSettings look = showing.renderSettings(shell, settings.zone(), 0, redact);
    Comparator<Report.PatternRow> order = order();
    Inputs inputs = reading.inputs(shell);
    if (inputs.sources().isEmpty()) {
      return Messages.nothingRead(inputs, showing, shell);
    }
    Span span = reading.span(inputs, shell.clock().instant());
    Report found =
        Reading.run(inputs, JudgingOptions.with(settings, span, null), showing, shell).report();
    int code = ExitCode.of(found, OptionalInt.empty());
    if (code == ExitCode.NOTHING_READ) {
      return Messages.nothingRead(found.input().failed(), found.notes(), showing, shell);
    }
    Report report = withPatterns(found, found.patterns().stream().sorted(order).toList());
    RunStats stats = Messages.stats();
    Target target =
        json
            ? new PatternsJson(shell.out(), look, stats)
            : new PatternsTable(shell.out(), look, stats);
    try {
      target.tell(report);
      shell.out().flush();
    } catch (ClosedPipeException e) {
      // whoever read has what they wanted
    }
    Messages.afterResult(report, look, showing, shell);
    return code;
  }

  private Comparator<Report.PatternRow> order() {
    Comparator<Report.PatternRow> count =
        Comparator.comparingLong(Report.PatternRow::count).reversed();
    Comparator<Report.PatternRow> first = Comparator.comparingLong(Report.PatternRow::first);
    Comparator<Report.PatternRow> byChoice =
        switch (sort) {
          case "count" -> count;
          case "first" -> first;
          case "new" ->
              Comparator.comparing((Report.PatternRow row) -> !row.isNew())
                  .thenComparing(first.reversed());
          default ->
              throw new UsageException("--sort: \"" + sort + "\" is none of count, new, first");
        };
    return byChoice.thenComparing(count).thenComparing(Report.PatternRow::text);
  }

  private static Report withPatterns(Report report, List<Report.PatternRow> patterns) {
    return new Report(
        report.input(),
        patterns,
        report.newPatterns(),
        report.incidents(),
        report.trend(),
        report.notes(),
        report.interrupted());
  }
}
