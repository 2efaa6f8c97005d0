package nightjar.cli;

import java.io.IOException;
import java.util.List;
import nightjar.act.Report;
import nightjar.cli.render.LineTable;
import nightjar.cli.render.LineTeller;
import nightjar.cli.render.LinesCsv;
import nightjar.cli.render.LinesFound;
import nightjar.cli.render.LinesJson;
import nightjar.cli.render.LinesRaw;
import nightjar.cli.render.RenderSettings;
import nightjar.search.QueryMarks;

/** A query in the terminal: read, asked, shown in one of the formats, and summed up. */
final class Querying {
  /** How lines are shown. */
  enum Format {
    TABLE,
    JSON,
    JSONL,
    CSV,
    RAW;

    static Format of(String name) {
      return switch (name) {
        case "table" -> TABLE;
        case "json" -> JSON;
        case "jsonl" -> JSONL;
        case "csv" -> CSV;
        case "raw" -> RAW;
        default ->
            throw new UsageException(
                "--format: \""
                    + name
                    + "\" is none of table, json, jsonl, csv, raw; what format the log has is"
                    + " --log-format");
      };
    }
  }

  private final Shell shell;
  private final ShowingOptions showing;
  private final RenderSettings look;
  private final Format format;

  Querying(Shell shell, ShowingOptions showing, RenderSettings look, Format format) {
    this.shell = shell;
    this.showing = showing;
    this.look = look;
    this.format = format;
  }

  /** Asks a place, and shows what it has. */
  int run(LineSearch search, LinePlace place) throws IOException {
    LineTeller out = teller(search);
    LinesFound found;
    try {
      found = place.search(search, out);
    } catch (NoAnswerException e) {
      shell.out().flush();
      shell.say(String.valueOf(e.getMessage()));
      return ExitCode.NOTHING_READ;
    }
    if (!found.anyRead()) {
      return Messages.nothingRead(found.failures(), List.of(), showing, shell);
    }
    count(search, found);
    out.end(found);
    shell.out().flush();
    return told(search, found);
  }

  private LineTeller teller(LineSearch search) throws IOException {
    return switch (format) {
      case TABLE ->
          new LineTable(
              shell.out(), look, new QueryMarks(search.query()), shell.terminal().output());
      case JSON -> LinesJson.document(shell.out(), search.query().text(), search.isCount());
      case JSONL -> LinesJson.lines(shell.out());
      case CSV -> new LinesCsv(shell.out());
      case RAW -> new LinesRaw(shell.out(), look.unicode());
    };
  }

  private void count(LineSearch search, LinesFound found) throws IOException {
    if (search.isCount() && format == Format.TABLE) {
      shell.println(Long.toString(found.total().orElse(0)));
    }
  }

  /** What does not stand in the result itself, and the exit code. */
  private int told(LineSearch search, LinesFound found) {
    for (Report.Failure failure : found.failures()) {
      shell.say(failure.name() + ": " + failure.reason());
    }
    if (!found.complete()) {
      shell.say(
          "not everything was looked at: "
              + (shell.interruption().isRequested()
                  ? "interrupted"
                  : "the time for a search was over; ask for a shorter time with --since"));
    }
    if (found.more() && found.complete() && !showing.quiet()) {
      shell.say(
          "ended after %,d lines, there may be more: --limit N, or --all".formatted(found.shown()));
    }
    if (!found.failures().isEmpty() || !found.complete()) {
      return ExitCode.SOME_FAILED;
    }
    if (!found.isAny() && !showing.quiet() && !search.isCount()) {
      shell.say("no line matches " + found.query());
    }
    return found.isAny() ? ExitCode.DONE : ExitCode.NOTHING_FOUND;
  }
}
