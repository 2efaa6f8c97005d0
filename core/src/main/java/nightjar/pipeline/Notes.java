package nightjar.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import nightjar.act.Report;

/** What a person should know about how the input was read: what, where, what next. */
final class Notes {
  /** A source with more unreadable times than this is worth a note. */
  private static final double MANY = 0.05;

  private Notes() {}

  static List<String> of(Report.Input input) {
    List<String> notes = new ArrayList<>();
    for (Report.SourceRow row : input.sources()) {
      if (row.lines() == 0) {
        continue;
      }
      if (row.withoutTime() == row.records()) {
        notes.add(
            row.name()
                + ": no line has a time I can read, so rates and silences cannot be judged. Try --format"
                + " '{time:yyyy-MM-dd HH:mm:ss} {level} {message}'.");
      } else if (row.withoutTime() > MANY * row.records()) {
        notes.add(
            String.format(
                Locale.ROOT,
                "%s: %.0f %% of records have no time I can read and take the time of the record before.",
                row.name(),
                100.0 * row.withoutTime() / row.records()));
      }
      if (row.cut() > 0) {
        notes.add(
            String.format(
                Locale.ROOT,
                "%s: %,d %s longer than the limit and cut (--max-line-bytes).",
                row.name(),
                row.cut(),
                row.cut() == 1 ? "line was" : "lines were"));
      }
    }
    if (input.outside() > 0) {
      notes.add(
          String.format(
              Locale.ROOT, "%,d records lie outside the time range asked for.", input.outside()));
    }
    return notes;
  }
}
