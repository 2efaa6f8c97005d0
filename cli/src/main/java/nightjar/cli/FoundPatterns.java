package nightjar.cli;

import java.util.Comparator;
import java.util.List;
import nightjar.act.Report;
import nightjar.cli.render.MatchCount;
import nightjar.cli.render.PatternDetails;
import nightjar.pipeline.MinedPatterns;
import nightjar.pipeline.Scan;
import org.jspecify.annotations.Nullable;

/**
 * The patterns of a run as they are shown.
 *
 * @param report with the patterns in order; where saved ones were matched, all others are new
 * @param mining the run
 * @param details what else is known of each
 * @param match how many records saved patterns know; null if none were asked for
 */
record FoundPatterns(
    Report report, Scan.Mining mining, PatternDetails details, @Nullable MatchCount match) {
  static FoundPatterns of(
      Scan.Mining mining, @Nullable String model, Comparator<Report.PatternRow> order) {
    MinedPatterns patterns = mining.patterns();
    PatternDetails details = row -> patterns.detail(patterns.view().find(row.id()).orElseThrow());
    Report report = mining.result().report();
    List<Report.PatternRow> rows = report.patterns();
    MatchCount match = null;
    int fresh = report.newPatterns();
    if (model != null) {
      rows = rows.stream().map(row -> asNew(row, !patterns.knows(row.id()))).toList();
      fresh = (int) rows.stream().filter(Report.PatternRow::isNew).count();
      long records = rows.stream().mapToLong(Report.PatternRow::count).sum();
      match = new MatchCount(model, records, patterns.knownRecords(), fresh);
    }
    rows = rows.stream().sorted(order).toList();
    return new FoundPatterns(withPatterns(report, rows, fresh), mining, details, match);
  }

  private static Report.PatternRow asNew(Report.PatternRow r, boolean isNew) {
    return new Report.PatternRow(
        r.id(),
        r.text(),
        r.count(),
        r.share(),
        r.severity(),
        r.first(),
        r.last(),
        isNew,
        r.trend(),
        r.sample());
  }

  boolean isPartlyNew() {
    return match != null && match.matched() < match.records();
  }

  /**
   * The order that {@code --sort} asks for.
   *
   * @throws UsageException if it is none
   */
  static Comparator<Report.PatternRow> order(String sort) {
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

  private static Report withPatterns(
      Report report, List<Report.PatternRow> patterns, int newPatterns) {
    return new Report(
        report.input(),
        patterns,
        newPatterns,
        report.incidents(),
        report.trend(),
        report.notes(),
        report.interrupted());
  }
}
