package nightjar.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import nightjar.act.Report;
import nightjar.cli.render.RedactedCounts;
import nightjar.cli.render.RedactedJson;
import nightjar.cli.render.RedactedReasons;
import nightjar.cli.render.RedactedTeller;
import nightjar.cli.render.RedactedText;
import nightjar.files.Inputs;
import nightjar.source.LogSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nightjar redact}: a filter that takes personal data and secrets out of any log. */
@Command(name = "nightjar redact")
final class RedactCommand implements Action {
  @Parameters(paramLabel = "FILE", arity = "0..*")
  private List<String> files = List.of();

  @Mixin private final RedactingOptions redacting = new RedactingOptions();

  @Option(names = "--json")
  private boolean json;

  @Option(names = "--explain")
  private boolean explain;

  @Option(names = "--counts")
  private boolean counts;

  @Option(names = "--fail-on-found")
  private boolean failOnFound;

  @Option(names = "--ascii")
  private boolean ascii;

  @Option(names = {"-q", "--quiet"})
  private boolean quiet;

  @Override
  public int run(Shell shell) throws IOException {
    if (explain && (json || counts)) {
      throw new UsageException(
          "--explain shows reasons for people; --json has them too, --counts has none: choose one");
    }
    var redactor = redacting.redactor();
    Inputs inputs = Inputs.resolve(names(shell));
    if (inputs.sources().isEmpty()) {
      return Messages.nothingRead(inputs, ShowingOptions.silent(), shell);
    }
    shell.interruption().onRequest(inputs::stop);
    try (var progress = ProgressLine.start(inputs.sources(), showing(shell), shell)) {
      RedactedTeller teller = teller(shell, inputs.sources().size() > 1);
      var filter = new RedactionFilter(redactor, redacting.secrets(), teller, progress);
      List<Report.Failure> failures = take(inputs, filter, teller, shell);
      end(teller, filter, shell);
      return code(inputs, failures, filter, shell);
    }
  }

  private List<String> names(Shell shell) {
    if (files.contains("")) {
      throw new UsageException("the name of a file is empty; is a variable not set?");
    }
    if (files.isEmpty() && shell.terminal().input()) {
      throw new UsageException(
          "nothing to read: name a file, a folder or a pattern, or send lines to standard input");
    }
    return files.isEmpty() ? List.of("-") : files;
  }

  /** On a terminal that shows the lines themselves, nothing is drawn between them. */
  private ShowingOptions showing(Shell shell) {
    return quiet || shell.terminal().output() ? ShowingOptions.silent() : new RankingOptions();
  }

  private RedactedTeller teller(Shell shell, boolean namesFiles) throws IOException {
    boolean unicode = shell.unicode() && !ascii;
    if (counts) {
      return new RedactedCounts();
    }
    if (json) {
      return new RedactedJson(shell.out(), namesFiles);
    }
    return explain
        ? new RedactedReasons(shell.out(), unicode)
        : new RedactedText(shell.out(), shell.terminal().output(), unicode);
  }

  private static List<Report.Failure> take(
      Inputs inputs, RedactionFilter filter, RedactedTeller teller, Shell shell)
      throws IOException {
    List<Report.Failure> failures = new ArrayList<>(inputs.failures());
    RedactionFilter.Flush flush =
        () -> {
          if (teller instanceof RedactedJson lines) {
            lines.flush();
          }
          shell.out().flush();
        };
    for (LogSource source : inputs.sources()) {
      long before = filter.lines();
      String failure = shell.interruption().isRequested() ? "" : filter.take(source, flush);
      if (!failure.isEmpty()) {
        failures.add(new Report.Failure(source.name(), failure, filter.lines() > before));
      }
    }
    return failures;
  }

  private void end(RedactedTeller teller, RedactionFilter filter, Shell shell) throws IOException {
    if (teller instanceof RedactedCounts sums && json) {
      sums.json(shell.out(), filter.lines(), filter.changed());
    } else if (teller instanceof RedactedCounts sums) {
      sums.table(shell.out(), filter.lines(), filter.changed());
    } else if (teller instanceof RedactedJson lines) {
      lines.close();
    }
    shell.out().flush();
  }

  private int code(
      Inputs inputs, List<Report.Failure> failures, RedactionFilter filter, Shell shell) {
    for (Report.Failure failure : failures) {
      shell.say(failure.name() + ": " + failure.reason());
    }
    if (!quiet) {
      inputs.notes().forEach(shell::say);
    }
    if (failOnFound && filter.changed() > 0) {
      return ExitCode.FOUND;
    }
    if (failures.isEmpty()) {
      return ExitCode.DONE;
    }
    int failed = failures.size() - inputs.failures().size();
    return filter.lines() == 0 && failed == inputs.sources().size()
        ? ExitCode.NOTHING_READ
        : ExitCode.SOME_FAILED;
  }
}
