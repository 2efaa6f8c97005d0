package nightjar.cli.render;

import java.util.List;
import nightjar.TimeRange;
import nightjar.act.Report;
import nightjar.incident.Incident;

/**
 * The beginning and end of a page: what was read, the verdict as a sentence, and the volume over
 * time.
 */
final class PageTop {
  private static final int CHART_COLUMNS = 180;
  private static final int CHART_HEIGHT = 140;
  private static final int TICKS = 5;

  /** A bird in flight, in a square of 24. */
  private static final String BIRD =
      "M2 14.5c3.5.8 6.6-.2 8.6-2.9C12.6 8.9 15 7.3 17.7 7.8l4.3 1.7-3.1.9c-.4 4.4-3.9 7.3-8.3"
          + " 7.3H7.2L4 19.6l.9-3z";

  private final Html html;
  private final TrendChart charts;
  private final Times times;
  private final RenderSettings settings;
  private final RunStats stats;

  PageTop(Html html, TrendChart charts, Times times, RenderSettings settings, RunStats stats) {
    this.html = html;
    this.charts = charts;
    this.times = times;
    this.settings = settings;
    this.stats = stats;
  }

  static String title(Report report) {
    String files = files(report.input());
    String what =
        report.incidents().isEmpty()
            ? "nothing unusual"
            : Words.count(report.incidents().size(), "unusual thing");
    return files.isEmpty() ? "Nightjar: " + what : "Nightjar: " + what + " in " + files;
  }

  private static String files(Report.Input input) {
    return Words.some(input.files(), 3);
  }

  void header(Report report) {
    html.open("header", "class", "top");
    html.open("span", "class", "brand");
    html.open("svg", "viewBox", "0 0 24 24", "aria-hidden", "true");
    html.open("path", "d", BIRD).close();
    html.close().text("Nightjar").close();
    html.element("span", files(report.input()), "class", "files");
    TimeRange range = report.input().range();
    if (range != null && Times.isKnown(range)) {
      html.element("span", times.days(range) + ", times in " + zone(), "class", "days");
    }
    html.close();
  }

  private String zone() {
    String id = settings.zone().getId();
    return id.equals("Z") ? "UTC" : id;
  }

  void verdict(Report report) {
    html.open("div", "class", "verdict").open("h1");
    List<Incident> incidents = report.incidents();
    if (report.input().lines() == 0) {
      html.element("strong", "No lines to look at.");
    } else if (incidents.isEmpty()) {
      html.element("strong", "Nothing unusual.");
    } else {
      Incident worst = incidents.getFirst();
      String noun = incidents.size() == 1 ? " unusual thing." : " unusual things.";
      String when = times.range(worst.range());
      html.element("strong", Words.spelled(incidents.size()) + noun);
      html.text(
          " "
              + (incidents.size() == 1 ? "" : "Worst: ")
              + worst.title()
              + (when.isEmpty() ? "" : ", " + when)
              + ".");
    }
    html.close().open("dl", "class", "stats");
    stat("Lines read", Words.count(report.input().lines()));
    TimeRange range = report.input().range();
    if (range != null && Times.isKnown(range)) {
      stat("Time", Words.span(range.nanos()));
    }
    stat("Patterns", Words.count(report.patterns().size()));
    stat("New", Words.count(report.newPatterns()));
    html.close().close();
    if (incidents.isEmpty() && report.input().lines() > 0) {
      html.element("p", Headline.checked(report, settings.minScore()), "class", "sec");
    }
    limits(report);
  }

  private void stat(String name, String value) {
    html.open("div").element("dt", name).element("dd", value).close();
  }

  private void limits(Report report) {
    Report.Input input = report.input();
    if (report.interrupted()) {
      html.element("p", "Stopped early: this is what was found until then.", "class", "warn");
    }
    if (!input.failed().isEmpty()) {
      html.element("p", Headline.unread(input), "class", "warn");
    }
    if (input.unparsed() > 0) {
      html.element("p", Headline.unparsed(input), "class", "sec");
    }
    if (!settings.redactNote().isEmpty()) {
      html.element("p", settings.redactNote(), "class", "sec");
    }
  }

  /** Records over time with the places of incidents; nothing where there is no time. */
  void volume(Report report, List<Incident> shown) {
    TimeRange range = report.input().range();
    if (range == null || !Times.isKnown(range) || report.trend().isEmpty()) {
      return;
    }
    Trend trend =
        Trend.of(report.trend(), TerminalReport.unusual(report.trend().size(), shown))
            .within(CHART_COLUMNS);
    long most = report.trend().stream().mapToLong(Long::longValue).max().orElse(0);
    long column = range.nanos() / Math.max(1, report.trend().size());
    html.open("section", "class", "card", "aria-labelledby", "volume");
    html.open("div", "class", "head").element("h2", "Log volume", "id", "volume");
    html.element("small", "records per " + Words.per(column) + ", at most " + Words.count(most));
    html.open("span", "class", "legend").open("i", "class", "key usual").close().text("usual");
    if (trend.unusual().contains(true)) {
      html.open("i", "class", "key unusual").close().text("unusual");
    }
    html.close().close();
    html.open("div", "class", "chart");
    String description =
        "Bars from "
            + times.at(range.fromNanos())
            + " to "
            + times.at(Times.last(range))
            + "; those that belong to an incident stand on a violet band.";
    charts.open(trend, CHART_HEIGHT, "volume", "Records over time", description);
    charts.bars(trend, CHART_HEIGHT);
    for (int i = 0; i < shown.size(); i++) {
      Incident incident = shown.get(i);
      if (Times.isKnown(incident.range())) {
        charts.incident(
            trend,
            CHART_HEIGHT,
            range,
            incident,
            "incident-" + (i + 1),
            incident.score() + " " + incident.title());
      }
    }
    html.close().open("div", "class", "axis", "aria-hidden", "true");
    for (int i = 0; i < TICKS; i++) {
      html.element("span", times.tick(range.fromNanos() + range.nanos() / (TICKS - 1) * i));
    }
    html.close().close().close();
  }

  void footer(Report report) {
    html.open("footer").element("p", Headline.numbers(report, stats) + ".");
    html.element(
            "p",
            "Made by Nightjar. This page is complete in itself: it runs no script and loads"
                + " nothing.")
        .close();
  }
}
