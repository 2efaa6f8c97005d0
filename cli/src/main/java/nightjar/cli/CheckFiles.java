package nightjar.cli;

import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import nightjar.act.Report;
import nightjar.files.Inputs;
import nightjar.source.LogSource;
import nightjar.source.Names;
import nightjar.source.ParseSettings;
import nightjar.source.ReadCounts;
import nightjar.source.RecordBatch;
import nightjar.source.RecordReader;

/** Logs that were named: can they be read, and is their format known? */
final class CheckFiles {
  /** Batches looked at of each file. */
  private static final int BATCHES = 10;

  private static final double FEW = 0.9;

  private CheckFiles() {}

  static List<Check> all(List<String> names) {
    if (names.isEmpty()) {
      return List.of();
    }
    List<Check> checks = new ArrayList<>();
    Inputs inputs = Inputs.resolve(names);
    for (Report.Failure failure : inputs.failures()) {
      checks.add(Check.fail(failure.name(), failure.reason(), "")); // it says what to do
    }
    inputs.sources().forEach(source -> checks.add(check(source)));
    for (String note : inputs.notes()) {
      checks.add(Check.ok("files", note.replaceFirst("\\.$", "")));
    }
    return checks;
  }

  private static Check check(LogSource source) {
    if (!source.isRepeatable()) {
      return Check.ok(source.name(), "comes through a pipe, which is left as it is");
    }
    var settings =
        new ParseSettings(
            "auto", ZoneId.systemDefault(), source.reference(), ParseSettings.MAX_LINE_BYTES);
    try (var reader = new RecordReader(source.open(), 0, settings, new Names())) {
      RecordBatch batch = new RecordBatch();
      for (int i = 0; i < BATCHES && reader.next(batch); i++) {}
      return judged(source.name(), reader.counts());
    } catch (IOException e) {
      return Check.fail(
          source.name(), "cannot be read: " + e.getMessage(), "check the file and its rights");
    }
  }

  private static Check judged(String name, ReadCounts counts) {
    if (counts.records() == 0) {
      return Check.ok(name, "empty");
    }
    double timed = 1 - (double) counts.withoutTime() / counts.records();
    String found =
        String.format(
            Locale.ROOT,
            "format %s, %.0f %% of the first %,d records have a time",
            counts.format(),
            100 * timed,
            counts.records());
    return timed >= FEW
        ? Check.ok(name, found)
        : Check.warn(
            name,
            found + ", the first without in line " + counts.firstWithoutTime(),
            "what is late or silent is not seen there; say how to read it: nightjar help formats");
  }
}
