package nightjar.cli.render;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import nightjar.Severity;
import nightjar.act.Report;
import nightjar.act.Target;
import nightjar.cli.render.Palette.Role;
import nightjar.pipeline.PatternDetail;
import org.jspecify.annotations.Nullable;

/**
 * The patterns of a run on a terminal, most records first: what these logs say, and what of it is
 * new. Each has its title with its counts, and below, where that says more, its text with the kinds
 * of its values.
 */
public final class PatternsTable implements Target {
  private static final String NEW = "new";

  private final OutputStream out;
  private final RenderSettings settings;
  private final RunStats stats;
  private final PatternDetails details;
  private final @Nullable MatchCount match;
  private final boolean regex;

  /**
   * Patterns for a terminal, or a pipe.
   *
   * @param out gets all bytes at once and is flushed, not closed
   * @param match how many records saved patterns know; null if none were asked for
   * @param regex are regular expressions shown? They are never cut
   */
  public PatternsTable(
      OutputStream out,
      RenderSettings settings,
      RunStats stats,
      PatternDetails details,
      @Nullable MatchCount match,
      boolean regex) {
    this.out = out;
    this.settings = settings;
    this.stats = stats;
    this.details = details;
    this.match = match;
    this.regex = regex;
  }

  /** Where columns end, by the width of the screen; 0 where there is no room for one. */
  private record Columns(
      int pattern, int trend, int count, int share, int first, int last, int mark) {
    static Columns of(int width, List<Report.PatternRow> rows, Times times) {
      int mark = rows.stream().anyMatch(Report.PatternRow::isNew) ? 2 + NEW.length() : 0;
      int count = 2 + rows.stream().mapToInt(r -> Words.count(r.count()).length()).max().orElse(0);
      count = Math.max(count, 2 + "records".length());
      int time = 2 + rows.stream().mapToInt(r -> times.at(r.first()).length()).max().orElse(0);
      time = time == 2 ? 0 : time;
      boolean anyTrend = rows.stream().anyMatch(r -> !r.trend().isEmpty());
      int trend = !anyTrend || width < 72 ? 0 : 2 + (width >= 120 ? 16 : 12);
      int share = width < 56 ? 0 : 2 + "100.0 %".length();
      int last = width < 80 ? 0 : time;
      int first = width < 110 ? 0 : time;
      int pattern = width - 3 - trend - count - share - first - last - mark;
      return new Columns(pattern, trend, count, share, first, last, mark);
    }
  }

  @Override
  public void tell(Report report) throws IOException {
    Screen screen = new Screen(settings);
    new Headline(screen, stats).write(report);
    if (match != null) {
      screen.paragraph(Role.PLAIN, 0, match.sentence());
    }
    screen.blank();
    List<Report.PatternRow> rows =
        report.patterns().subList(0, settings.shown(report.patterns().size()));
    if (rows.isEmpty()) {
      screen.next().add(Role.TITLE, "No patterns").add(": there was no line to learn one from.");
    } else {
      Times times = Times.within(report.input().range(), settings.zone());
      Columns columns = Columns.of(screen.width(), rows, times);
      header(screen, columns);
      for (Report.PatternRow row : rows) {
        PatternDetail detail = details.of(row);
        row(screen, columns, times, row, detail.title());
        text(screen, row, detail);
      }
      total(screen, columns, report, rows);
    }
    screen.writeTo(out);
  }

  private static void header(Screen screen, Columns columns) {
    Line line = screen.next().spaces(3).add(Role.MUTED, "pattern").to(3 + columns.pattern());
    if (columns.trend() > 0) {
      line.spaces(2).add(Role.MUTED, "trend").to(3 + columns.pattern() + columns.trend());
    }
    right(line, columns.count(), Role.MUTED, "records");
    right(line, columns.share(), Role.MUTED, "share");
    right(line, columns.first(), Role.MUTED, "first");
    right(line, columns.last(), Role.MUTED, "last");
  }

  private void row(
      Screen screen, Columns columns, Times times, Report.PatternRow row, String title) {
    char letter = Severity.letter(row.severity());
    String shown = letter == '·' && !settings.unicode() ? "." : String.valueOf(letter);
    Line text = screen.line().add(settings.unicode() ? title : title.replace("…", "..."));
    Line line = screen.next().add(Palette.severity(row.severity()), shown).to(3);
    line.add(text.cut(columns.pattern())).to(3 + columns.pattern());
    if (columns.trend() > 0) {
      Trend trend = Trend.of(row.trend(), List.of()).within(columns.trend() - 2);
      line.spaces(columns.trend() - trend.size());
      trend.draw(line);
    }
    right(line, columns.count(), Role.TITLE, Words.count(row.count()));
    right(line, columns.share(), Role.PLAIN, Words.share(row.share()));
    right(line, columns.first(), Role.MUTED, times.at(row.first()));
    right(line, columns.last(), Role.MUTED, times.at(row.last()));
    if (row.isNew()) {
      line.spaces(2).add(Role.UNUSUAL, NEW);
    }
  }

  /** The pattern itself, unless its title is all of it; with its id where more is wanted. */
  private void text(Screen screen, Report.PatternRow row, PatternDetail detail) {
    if (settings.verbose()) {
      screen.next().spaces(3).add(Role.MUTED, row.id());
    }
    String text = TypedText.withKinds(detail.text(), detail.parameters());
    if (!detail.title().equals(text)) {
      Line line = screen.next().spaces(3);
      TypedText.slots(
          screen.safe(text), (piece, slot) -> line.add(slot ? Role.VALUE : Role.MUTED, piece));
      line.cut(screen.width());
    }
    if (regex) {
      screen.uncut().spaces(3).add(Role.PLAIN, detail.regex());
    }
  }

  private static void right(Line line, int columns, Role role, String text) {
    if (columns > 0) {
      line.spaces(columns - Cells.width(text)).add(role, text);
    }
  }

  private static void total(
      Screen screen, Columns columns, Report report, List<Report.PatternRow> rows) {
    long count = rows.stream().mapToLong(Report.PatternRow::count).sum();
    double share = rows.stream().mapToDouble(Report.PatternRow::share).sum();
    int all = report.patterns().size();
    String what =
        rows.size() < all
            ? rows.size() + " of " + Words.count(all, "pattern")
            : Words.count(all, "pattern");
    Line line =
        screen.next().spaces(3).add(Role.MUTED, what).to(3 + columns.pattern() + columns.trend());
    right(line, columns.count(), Role.TITLE, Words.count(count));
    right(line, columns.share(), Role.PLAIN, Words.share(Math.min(1, share)));
    if (rows.size() < all) {
      screen.blank();
      screen.paragraph(Role.MUTED, 0, Words.count(all - rows.size()) + " rarer ones: --top " + all);
    }
  }
}
