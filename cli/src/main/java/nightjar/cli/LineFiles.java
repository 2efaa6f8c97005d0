package nightjar.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import nightjar.act.Report;
import nightjar.cli.render.LineTeller;
import nightjar.cli.render.LinesFound;
import nightjar.files.Inputs;
import nightjar.pattern.LogPattern;
import nightjar.pipeline.MinedPatterns;
import nightjar.pipeline.PatternChoice;
import nightjar.pipeline.Scan;
import nightjar.search.Candidate;
import nightjar.search.Query;
import nightjar.search.QueryContext;
import nightjar.source.MergedReader;
import nightjar.source.Names;
import nightjar.source.RecordBatch;

/**
 * Lines of files and pipes, merged by time as a scan reads them and shown as they are read. Nothing
 * is stored; memory does not depend on their length, but what a pattern needs: then the files are
 * read twice, and pipes are kept in temporary files as {@link Spool} does.
 */
final class LineFiles implements LinePlace {
  private final ReadingOptions reading;
  private final ShowingOptions showing;
  private final boolean isRedacted;
  private final Shell shell;

  LineFiles(ReadingOptions reading, ShowingOptions showing, boolean isRedacted, Shell shell) {
    this.reading = reading;
    this.showing = showing;
    this.isRedacted = isRedacted;
    this.shell = shell;
  }

  @Override
  public LinesFound search(LineSearch search, LineTeller out) throws IOException {
    refuseWhatOnlyServersKnow(search.query());
    reading.format();
    Inputs inputs = reading.inputs(shell);
    if (!showing.quiet()) {
      inputs.notes().forEach(shell::say);
    }
    shell.interruption().onRequest(inputs::stop);
    return search.patterns().isEmpty() ? plain(search, inputs, out) : mined(search, inputs, out);
  }

  private static void refuseWhatOnlyServersKnow(Query query) {
    query
        .nodes()
        .forEach(
            node -> {
              String term =
                  switch (node) {
                    case Query.Unusual _ -> "is:unusual and incident: ask";
                    case Query.Id _ -> "id: asks";
                    case Query.Shapes _ -> "shape: asks";
                    default -> "";
                  };
              if (!term.isEmpty()) {
                throw new UsageException(
                    term
                        + " for what a server has found, files have not; name one with --server"
                        + " URL, or see what is unusual with: nightjar scan");
              }
            });
  }

  private LinesFound plain(LineSearch search, Inputs inputs, LineTeller out) throws IOException {
    Span span = reading.span(inputs, shell.clock().instant());
    Predicate<Candidate> meaning = search.query().matching(QueryContext.NONE);
    var found = new FoundInFiles(search, meaning, span, out);
    var record = new ReadRecord(isRedacted);
    var names = new Names();
    try (var reader = new MergedReader(inputs.sources(), names, reading::parseSettings);
        var progress = progress(inputs)) {
      boolean goesOn = true;
      while (goesOn && !progress.stopped() && reader.next()) {
        RecordBatch batch = reader.batch();
        for (int row = reader.from(); goesOn && row < reader.to(); row++) {
          int service = batch.service[row];
          record.at(batch, row, service < 0 ? "" : names.name(service), reader.source().name());
          goesOn = found.look(batch.source, record);
        }
        progress.read(reader.source().name(), reader.lines(), reader.storedBytesRead());
        if (!reader.source().isRepeatable()) {
          shell.out().flush(); // whoever waits at a pipe's end sees what has come
        }
      }
      return found(search, found, inputs, reader.outcomes());
    }
  }

  /** Patterns are those of all lines that are read, so they are known after a first reading. */
  private LinesFound mined(LineSearch search, Inputs named, LineTeller out) throws IOException {
    try (var spool = new Spool(Spool.MAX_BYTES)) {
      Inputs inputs = spool.repeatable(named);
      Span span = reading.span(inputs, shell.clock().instant());
      Scan.Mining mining =
          Reading.mine(
              inputs,
              new JudgingOptions().settings(reading, false, shell),
              PatternChoice.MINED,
              showing,
              shell);
      MinedPatterns patterns = mining.patterns();
      Predicate<Candidate> meaning = search.query().matching(context(search, patterns));
      var found = new FoundInFiles(search, meaning, span, out);
      var record = new ReadRecord(isRedacted);
      List<MergedReader.Outcome> outcomes =
          patterns.readAgain(
              (batch, row, pattern) -> {
                String source = inputs.sources().get(batch.source).name();
                record.at(batch, row, patterns.service(batch, row), source);
                record.pattern(
                    pattern == null ? "" : pattern.id(), pattern == null ? -1 : pattern.number());
                return found.look(batch.source, record) && !shell.interruption().isRequested();
              });
      return found(search, found, inputs, outcomes);
    }
  }

  /** Patterns stand for their numbers in this run. */
  private QueryContext context(LineSearch search, MinedPatterns patterns) {
    Map<String, Set<Long>> known = new HashMap<>();
    for (String id : search.patterns()) {
      Optional<LogPattern> pattern = patterns.view().find(id);
      pattern.ifPresent(found -> known.put(id, Set.of((long) found.number())));
      if (pattern.isEmpty() && !showing.quiet()) {
        shell.say(
            "these lines show no pattern " + id + "; see which they do: nightjar patterns -v");
      }
    }
    return new QueryContext(known, Map.of());
  }

  /** On a terminal that shows the lines themselves, nothing is drawn between them. */
  private ProgressLine progress(Inputs inputs) {
    ShowingOptions quiet = ShowingOptions.silent();
    boolean isHidden = shell.terminal().output();
    return ProgressLine.start(inputs.sources(), isHidden ? quiet : showing, shell);
  }

  private LinesFound found(
      LineSearch search, FoundInFiles found, Inputs inputs, List<MergedReader.Outcome> outcomes) {
    List<Report.Failure> failures = new ArrayList<>(inputs.failures());
    boolean anyRead = false;
    for (MergedReader.Outcome outcome : outcomes) {
      boolean some = outcome.counts().lines() > 0;
      anyRead |= some || outcome.failure().isEmpty();
      if (!outcome.failure().isEmpty()) {
        failures.add(new Report.Failure(outcome.source().name(), outcome.failure(), some));
      }
    }
    boolean isWhole = !shell.interruption().isRequested();
    return new LinesFound(
        search.query().text(),
        search.isCount() ? 0 : found.found(),
        isWhole ? found.total() : OptionalLong.empty(),
        found.isCutShort(),
        isWhole,
        search.isHistogram() ? found.histogram() : null,
        failures,
        anyRead);
  }
}
