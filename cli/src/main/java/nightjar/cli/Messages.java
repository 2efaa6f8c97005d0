package nightjar.cli;

import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import nightjar.act.Report;
import nightjar.cli.render.RenderSettings;
import nightjar.cli.render.RunStats;
import nightjar.cli.render.TerminalReport;
import nightjar.files.Inputs;

/** What a run tells beside its result, on standard error. */
final class Messages {
  private Messages() {}

  /** Failures always, notes unless quiet, how each source was read if verbose. */
  static void afterResult(Report report, RenderSettings look, ShowingOptions showing, Shell shell) {
    Report told = showing.quiet() ? withoutNotes(report) : report;
    new TerminalReport(OutputStream.nullOutputStream(), look, RunStats.UNKNOWN, List.of())
        .notes(told)
        .forEach(shell::sayPlain);
    if (showing.verbose()) {
      for (Report.SourceRow row : report.input().sources()) {
        shell.sayPlain(
            String.format(
                Locale.ROOT,
                "%s: format %s, %,d lines, %,d records, %,d bytes, %,d of no known format, %,d without time, %,d cut",
                row.name(),
                row.format(),
                row.lines(),
                row.records(),
                row.bytes(),
                row.unparsed(),
                row.withoutTime(),
                row.cut()));
      }
    }
  }

  /** There is nothing to scan: says why. */
  static int nothingRead(Inputs inputs, ShowingOptions showing, Shell shell) {
    return nothingRead(inputs.failures(), inputs.notes(), showing, shell);
  }

  /** Nothing of what was named could be read: says why. */
  static int nothingRead(
      List<Report.Failure> failures, List<String> notes, ShowingOptions showing, Shell shell) {
    for (Report.Failure failure : failures) {
      shell.say(failure.name() + ": " + failure.reason());
    }
    if (!showing.quiet()) {
      notes.forEach(shell::say);
    }
    if (failures.isEmpty()) {
      shell.say("there is no log to read in what was named");
    }
    return ExitCode.NOTHING_READ;
  }

  /** What the process has cost so far, the JVM's start and its own threads included. */
  static RunStats stats() {
    double cpu =
        ProcessHandle.current().info().totalCpuDuration().map(Duration::toNanos).orElse(0L) / 1e9;
    return new RunStats(Shell.seconds(), cpu > 0 ? cpu : Double.NaN);
  }

  private static Report withoutNotes(Report report) {
    return new Report(
        report.input(),
        report.patterns(),
        report.newPatterns(),
        report.incidents(),
        report.trend(),
        List.of(),
        report.interrupted());
  }
}
