package nightjar.cli.render;

import java.util.List;
import java.util.Locale;
import nightjar.Severity;
import nightjar.act.Report;

/** The tables at the end of a page: patterns, and how the input was read. */
final class PageTables {
  private static final int PATTERNS = 50;
  private static final int SOURCES = 200;
  private static final int TREND_COLUMNS = 48;

  private final Html html;
  private final TrendChart charts;
  private final Times times;

  PageTables(Html html, TrendChart charts, Times times) {
    this.html = html;
    this.charts = charts;
    this.times = times;
  }

  void patterns(Report report) {
    List<Report.PatternRow> rows =
        report.patterns().subList(0, Math.min(PATTERNS, report.patterns().size()));
    if (rows.isEmpty()) {
      return;
    }
    html.open("section", "class", "card", "aria-labelledby", "patterns");
    html.open("div", "class", "head").element("h2", "Patterns", "id", "patterns");
    String which =
        rows.size() < report.patterns().size() ? "the " + rows.size() + " most frequent of " : "";
    html.element(
            "small",
            which
                + Words.count(report.patterns().size())
                + (report.newPatterns() > 0
                    ? ", " + Words.count(report.newPatterns()) + " new"
                    : ""))
        .close();
    html.open("table", "class", "patterns").open("thead").open("tr");
    head("Level", "lvl");
    head("Pattern", "text");
    head("Trend", "wide");
    head("Records", "num");
    head("Share", "num");
    head("First", "num wide");
    head("Last", "num wide");
    html.close().close().open("tbody");
    for (Report.PatternRow row : rows) {
      pattern(row);
    }
    html.close().close().close();
  }

  private void head(String text, String style) {
    html.element("th", text, "scope", "col", "class", style);
  }

  private void pattern(Report.PatternRow row) {
    String name = Severity.name(row.severity()).toLowerCase(Locale.ROOT);
    html.open("tr")
        .open("td", "class", "lvl")
        .open("abbr", "class", "lv " + name, "title", Words.capital(name));
    html.text(String.valueOf(Severity.letter(row.severity()))).close().close();
    html.open("td", "class", "text");
    if (row.isNew()) {
      html.element("span", "new", "class", "tag").text(" ");
    }
    html.open("code");
    TypedText.slots(
        SafeText.of(row.text(), true),
        (piece, slot) -> {
          if (slot) {
            html.element("var", piece);
          } else {
            html.text(piece);
          }
        });
    html.close().close().open("td", "class", "wide trend");
    charts.sparkline(Trend.of(row.trend(), List.of()).within(TREND_COLUMNS), "Records over time");
    html.close();
    html.element("td", Words.count(row.count()), "class", "num");
    html.element("td", Words.share(row.share()), "class", "num");
    html.element("td", times.at(row.first()), "class", "num wide");
    html.element("td", times.at(row.last()), "class", "num wide").close();
  }

  void input(Report report) {
    Report.Input input = report.input();
    html.open("section", "class", "card", "aria-labelledby", "input");
    html.open("div", "class", "head").element("h2", "Input", "id", "input");
    html.element(
            "small",
            Words.count(input.lines(), "line")
                + " in "
                + Words.count(input.records(), "record")
                + ", "
                + Words.bytes(input.bytes()))
        .close();
    if (!input.sources().isEmpty()) {
      sources(input.sources());
    }
    if (!input.failed().isEmpty()) {
      html.element("h3", "Not read to the end").open("ul", "class", "notes");
      for (Report.Failure failure : input.failed()) {
        html.open("li")
            .element("code", failure.name())
            .text(" " + failure.reason() + (failure.partly() ? " (in part)" : ""))
            .close();
      }
      html.close();
    }
    if (!report.notes().isEmpty()) {
      html.element("h3", "Notes").open("ul", "class", "notes");
      report.notes().forEach(note -> html.element("li", note));
      html.close();
    }
    html.close();
  }

  private void sources(List<Report.SourceRow> sources) {
    html.open("table").open("thead").open("tr");
    head("Source", "text");
    head("Format", "wide");
    head("Lines", "num");
    head("Size", "num wide");
    head("Unread", "num");
    html.close().close().open("tbody");
    for (Report.SourceRow source : sources.subList(0, Math.min(SOURCES, sources.size()))) {
      html.open("tr").open("td", "class", "text").element("code", source.name()).close();
      html.element("td", source.format(), "class", "wide");
      html.element("td", Words.count(source.lines()), "class", "num");
      html.element("td", Words.bytes(source.bytes()), "class", "num wide");
      html.element("td", Words.about(source.unparsed(), source.records()), "class", "num").close();
    }
    html.close().close();
    if (sources.size() > SOURCES) {
      html.element("p", "and " + Words.count(sources.size() - SOURCES) + " more", "class", "sec");
    }
  }
}
