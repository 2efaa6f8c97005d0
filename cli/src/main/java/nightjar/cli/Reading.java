package nightjar.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import nightjar.act.Report;
import nightjar.files.Inputs;
import nightjar.pipeline.PatternChoice;
import nightjar.pipeline.Scan;
import nightjar.pipeline.ScanSettings;

/**
 * A scan with a person beside it: progress is shown, an interruption ends it early, and what could
 * not be read is told.
 */
final class Reading {
  private Reading() {}

  /** Scans the inputs; failures and notes of finding them are in the report. */
  static Scan.Result run(
      Inputs inputs, ScanSettings settings, ShowingOptions showing, Shell shell) {
    shell.interruption().onRequest(inputs::stop);
    Scan.Result result;
    try (var progress = ProgressLine.start(inputs.sources(), showing, shell)) {
      result = new Scan(settings).run(inputs.sources(), progress);
    }
    return result.with(complete(result.report(), inputs, shell.interruption().isRequested()));
  }

  /** The same, for its patterns. */
  static Scan.Mining mine(
      Inputs inputs,
      ScanSettings settings,
      PatternChoice choice,
      ShowingOptions showing,
      Shell shell) {
    shell.interruption().onRequest(inputs::stop);
    Scan.Mining mining;
    try (var progress = ProgressLine.start(inputs.sources(), showing, shell)) {
      mining = new Scan(settings).mine(inputs.sources(), choice, progress);
    }
    Report report = complete(mining.result().report(), inputs, shell.interruption().isRequested());
    return new Scan.Mining(mining.result().with(report), mining.patterns());
  }

  /** The report with what finding the inputs had to tell. */
  private static Report complete(Report report, Inputs inputs, boolean interrupted) {
    Report.Input input = report.input();
    var failures = new ArrayList<>(inputs.failures());
    failures.addAll(input.failed());
    var notes = new ArrayList<String>();
    if (interrupted) {
      notes.add(
          String.format(
              Locale.ROOT, "Interrupted after %,d lines; this is what they show.", input.lines()));
    }
    notes.addAll(inputs.notes());
    notes.addAll(report.notes());
    return new Report(
        withFailures(input, failures),
        report.patterns(),
        report.newPatterns(),
        report.incidents(),
        report.trend(),
        notes,
        interrupted || report.interrupted());
  }

  private static Report.Input withFailures(Report.Input input, List<Report.Failure> failures) {
    return new Report.Input(
        input.files(),
        input.lines(),
        input.records(),
        input.bytes(),
        input.range(),
        input.unparsed(),
        input.withoutTime(),
        input.rejected(),
        input.outside(),
        input.sources(),
        failures);
  }
}
