package nightjar.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import nightjar.act.Report;
import nightjar.cli.render.PatternExport;
import nightjar.cli.render.PatternLinesJson;
import nightjar.cli.render.PatternsJson;
import nightjar.cli.render.PatternsTable;
import nightjar.cli.render.RenderSettings;
import nightjar.cli.render.RunStats;
import nightjar.files.Inputs;
import nightjar.pattern.FrozenPatterns;
import nightjar.pattern.ModelFile;
import nightjar.pattern.PatternFacts;
import nightjar.pipeline.PatternChoice;
import nightjar.pipeline.Scan;
import nightjar.pipeline.ScanSettings;
import nightjar.source.LogSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nightjar patterns}: what kinds of lines there are, how many, and since when. */
@Command(name = "nightjar patterns")
final class PatternsCommand implements Action {
  @Mixin private final ReadingOptions reading = new LogOptions();
  @Mixin private final ShowingOptions showing = new RankingOptions();
  @Mixin private final FactOptions changes = new FactOptions();

  @Option(names = "--json")
  private boolean json;

  @Option(names = "--lines")
  private boolean lines;

  @Option(names = "--regex")
  private boolean regex;

  @Option(names = "--sort", paramLabel = "BY")
  private String sort = "count";

  @Option(names = "--match", paramLabel = "MODEL")
  private @Nullable String match;

  @Option(names = "--save-model", paramLabel = "FILE")
  private @Nullable String saveModel;

  @Option(names = "--facts", paramLabel = "FILE")
  private @Nullable String facts;

  @Option(names = "--export", paramLabel = "FILE")
  private @Nullable String export;

  @Option(names = "--redact")
  private boolean redact;

  @Override
  public int run(Shell shell) throws IOException {
    check();
    String model = changes.model();
    if (model != null) {
      return change(model, shell);
    }
    return list(match, shell);
  }

  private void check() {
    if (lines && (json || regex)) {
      throw new UsageException("--lines shows lines, --json and --regex show patterns; choose one");
    }
    if (match != null && (saveModel != null || export != null)) {
      throw new UsageException(
          "--save-model and --export keep what the lines read show by themselves; leave out --match");
    }
    if (redact && export != null) {
      throw new UsageException(
          "--export keeps the words that facts need, whatever they are; leave out --redact");
    }
  }

  /** Changes a model, then lists the files by it, if any were named. */
  private int change(String name, Shell shell) throws IOException {
    if (match != null || saveModel != null || export != null || facts != null) {
      throw new UsageException(
          "--model changes what is said in a model; leave out --match, --save-model, --facts and --export");
    }
    List<String> files = reading.namedFiles(shell);
    AtomicFile file = AtomicFile.of("--model", name);
    var edit = new ModelEdit(name, SavedModel.read("--model", name), shell.clock().instant());
    if (changes.changes() == 0) {
      if (!files.isEmpty()) {
        throw new UsageException("to list files by the patterns of a model: --match " + name);
      }
      for (String said : edit.history()) {
        shell.println(Shell.printable(said));
      }
      return ExitCode.DONE;
    }
    changes.applyTo(edit);
    file.write(out -> ModelFile.write(edit.edited(), out));
    if (files.isEmpty()) {
      for (String said : edit.told()) {
        shell.println(Shell.printable(said));
      }
      return ExitCode.DONE;
    }
    edit.told().forEach(shell::sayPlain);
    return list(name, shell);
  }

  /**
   * Lists patterns, or lines with theirs.
   *
   * @param model whose patterns are taken; null for those that the lines show
   */
  private int list(@Nullable String model, Shell shell) throws IOException {
    // Patterns alone are wanted: of the incidents none.
    ScanSettings settings = new JudgingOptions().settings(reading, redact, shell);
    RenderSettings look = showing.renderSettings(shell, settings.zone(), 0, redact);
    Comparator<Report.PatternRow> order = FoundPatterns.order(sort);
    AtomicFile modelFile = saveModel == null ? null : AtomicFile.of("--save-model", saveModel);
    AtomicFile exported = export == null ? null : AtomicFile.of("--export", export);
    var choice =
        new PatternChoice(
            facts == null ? PatternFacts.NONE : SavedModel.facts("--facts", facts, shell),
            model == null
                ? null
                : new FrozenPatterns(
                    SavedModel.read(match == null ? "--model" : "--match", model)));
    Inputs named = reading.inputs(shell);
    if (named.sources().isEmpty()) {
      return Messages.nothingRead(named, showing, shell);
    }
    refuseToOverwrite(named, modelFile, exported);
    try (var spool = new Spool(Spool.MAX_BYTES)) {
      shell.interruption().onRequest(named::stop);
      Inputs inputs = lines ? spool.repeatable(named) : named;
      Span span = reading.span(inputs, shell.clock().instant());
      Scan.Mining mining =
          Reading.mine(inputs, JudgingOptions.with(settings, span, null), choice, showing, shell);
      int code = ExitCode.of(mining.result().report(), OptionalInt.empty());
      if (code == ExitCode.NOTHING_READ) {
        Report report = mining.result().report();
        return Messages.nothingRead(report.input().failed(), report.notes(), showing, shell);
      }
      FoundPatterns found = FoundPatterns.of(mining, model, order);
      show(found, inputs, look, shell);
      save(found, modelFile, exported, shell);
      Messages.afterResult(found.report(), look, showing, shell);
      return code == ExitCode.DONE && found.isPartlyNew() ? ExitCode.FOUND : code;
    }
  }

  private void refuseToOverwrite(
      Inputs inputs, @Nullable AtomicFile model, @Nullable AtomicFile exported) {
    List<String> read = new ArrayList<>(inputs.sources().stream().map(LogSource::name).toList());
    if (facts != null) {
      read.add(facts);
    }
    if (model != null) {
      model.mustNotBe(read);
    }
    if (exported != null) {
      exported.mustNotBe(read);
    }
    if (model != null && exported != null && model.path().equals(exported.path())) {
      throw new UsageException("--save-model and --export name the same file, " + model.path());
    }
  }

  private void show(FoundPatterns found, Inputs inputs, RenderSettings look, Shell shell)
      throws IOException {
    RunStats stats = Messages.stats();
    try {
      if (lines) {
        tellLines(found, inputs, shell);
      } else if (json) {
        RenderSettings all = look.withTop(0);
        new PatternsJson(shell.out(), all, stats, found.details(), found.match())
            .tell(found.report());
      } else {
        new PatternsTable(shell.out(), look, stats, found.details(), found.match(), regex)
            .tell(found.report());
      }
      shell.out().flush();
    } catch (ClosedPipeException e) {
      // Whoever read has what they wanted; files are still written.
    }
  }

  private void tellLines(FoundPatterns found, Inputs inputs, Shell shell) throws IOException {
    if (found.report().interrupted()) {
      shell.say(
          "interrupted before all lines were read, so the patterns are not final: no line is told");
      return;
    }
    if (found.match() != null && !showing.quiet()) {
      shell.sayPlain(found.match().sentence());
    }
    List<Report.SourceRow> rows = found.report().input().sources();
    try (var out = new PatternLinesJson(shell.out(), rows.size() > 1)) {
      for (int i = 0; i < rows.size(); i++) {
        if (rows.get(i).lines() > 0) {
          try (var source =
              new PatternLines(
                  inputs.sources().get(i),
                  reading.maxLineBytes(),
                  found.mining().patterns(),
                  out)) {
            source.tell(i, rows.get(i).lines(), shell.interruption());
          }
        }
      }
    }
  }

  private static void save(
      FoundPatterns found, @Nullable AtomicFile model, @Nullable AtomicFile exported, Shell shell)
      throws IOException {
    if (found.report().interrupted() && (model != null || exported != null)) {
      shell.say("the patterns were not saved, for reading was interrupted");
      return;
    }
    if (model != null) {
      model.write(out -> ModelFile.write(found.mining().result().model(), out));
    }
    if (exported != null) {
      PatternFacts facts = found.mining().patterns().facts();
      exported.write(out -> PatternExport.write(found.report(), found.details(), facts, out));
    }
  }
}
