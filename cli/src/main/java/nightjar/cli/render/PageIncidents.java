package nightjar.cli.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import nightjar.LineRef;
import nightjar.Severity;
import nightjar.act.Report;
import nightjar.incident.Incident;

/** Incidents on a page: a ranked list, then one card each with what shows it. */
final class PageIncidents {
  private static final int LIST_COLUMNS = 48;
  private static final int CARD_COLUMNS = 120;

  /** What is shown of a line, of sessions and of services; all of it is in the JSON. */
  private static final int LINE_COLUMNS = 2_000;

  private static final int SESSIONS = 200;
  private static final int SERVICES = 10;

  private final Html html;
  private final TrendChart charts;
  private final Times times;

  PageIncidents(Html html, TrendChart charts, Times times) {
    this.html = html;
    this.charts = charts;
    this.times = times;
  }

  void list(Report report, List<Incident> shown) {
    html.open("section", "class", "card", "id", "incidents", "aria-labelledby", "incidents-title");
    html.open("div", "class", "head").element("h2", "Incidents", "id", "incidents-title");
    int all = report.incidents().size();
    html.element(
            "small",
            shown.size() < all
                ? "the worst " + Words.count(shown.size()) + " of " + Words.count(all)
                : all == 0 ? "none" : "worst first")
        .close();
    if (!shown.isEmpty()) {
      html.open("ol", "class", "list");
      for (int i = 0; i < shown.size(); i++) {
        row(shown.get(i), i + 1);
      }
      html.close();
    }
    html.close();
  }

  private void row(Incident incident, int rank) {
    html.open("li").open("a", "href", "#incident-" + rank);
    html.open("span", "class", "score");
    meter(incident.score());
    html.element("b", String.valueOf(incident.score())).close();
    letter(incident.severity());
    html.open("span", "class", "what").element("strong", incident.title());
    html.element("span", incident.summary(), "class", "sec").close();
    Trend trend = Trend.of(incident.trend(), incident.unusual()).within(LIST_COLUMNS);
    html.open("span", "class", "trend");
    charts.sparkline(trend, "Records over time");
    html.close().open("span", "class", "when");
    optional(times.range(incident.range()));
    html.element("span", Words.count(incident.lines(), "line"), "class", "cap");
    html.close().close().close();
  }

  /** Five blocks, one for every twenty points. */
  private void meter(int score) {
    html.open("svg", "class", "meter", "viewBox", "0 0 33 13", "aria-hidden", "true");
    for (int i = 0; i < 5; i++) {
      String filled = score >= 90 ? "full" : "on";
      String x = String.valueOf(i * 7);
      html.open(
              "rect",
              "class",
              score > i * 20 ? filled : "off",
              "x",
              x,
              "y",
              "0",
              "width",
              "5",
              "height",
              "13",
              "rx",
              "1.5")
          .close();
    }
    html.close();
  }

  void letter(int severity) {
    String name = Severity.name(severity).toLowerCase(Locale.ROOT);
    html.open("abbr", "class", "lv " + name, "title", Words.capital(name));
    html.text(String.valueOf(Severity.letter(severity))).close();
  }

  /** Everything about one incident. */
  void card(Incident incident, int rank) {
    String id = "incident-" + rank;
    html.open("article", "class", "card incident", "id", id, "aria-labelledby", id + "-title");
    header(incident, id);
    html.element("p", incident.summary(), "class", "summary");
    if (!incident.trend().isEmpty()) {
      charts.open(
          Trend.of(incident.trend(), incident.unusual()).within(CARD_COLUMNS),
          48,
          "history",
          "Records of this incident over the whole run",
          "");
      charts.bars(Trend.of(incident.trend(), incident.unusual()).within(CARD_COLUMNS), 48);
      html.close();
    }
    new PageReasons(html, charts).write(incident);
    lines(incident);
    sessions(incident);
    html.close();
  }

  private void header(Incident incident, String id) {
    html.open("div", "class", "title").open("span", "class", "box");
    html.element("span", "Score ", "class", "hidden")
        .text(String.valueOf(incident.score()))
        .close();
    html.open("div").open("h2", "id", id + "-title");
    letter(incident.severity());
    html.text(" " + incident.title()).close();
    html.open("p", "class", "meta");
    if (!incident.services().isEmpty()) {
      html.element("span", Words.some(incident.services(), SERVICES), "class", "mono");
    }
    fact("", times.range(incident.range()), "");
    fact("", Words.count(incident.lines()), incident.lines() == 1 ? " line" : " lines");
    fact("id ", incident.id(), "");
    html.close().close().close();
  }

  private void fact(String before, String value, String after) {
    if (!value.isEmpty()) {
      html.open("span").text(before).element("b", value).text(after).close();
    }
  }

  private void lines(Incident incident) {
    List<LineRef> lines = new ArrayList<>(incident.samples());
    LineRef first = incident.first();
    if (first != null && !lines.contains(first)) {
      lines.addFirst(first);
    }
    if (lines.isEmpty()) {
      return;
    }
    html.element("h3", "Log lines").open("ol", "class", "lines");
    for (LineRef line : lines) {
      boolean isFirst = line.equals(first);
      html.open("li", "class", isFirst ? "first" : "more");
      html.open("span", "class", "at");
      optional(times.at(line.timeNanos()));
      html.element("span", IncidentRows.place(line), "class", "place").close();
      letter(line.severity());
      html.open("code");
      TypedText.values(
          Cells.cut(SafeText.of(line.text().strip(), true), LINE_COLUMNS, "…"), this::piece);
      html.close();
      if (isFirst) {
        html.element("span", "first unusual line", "class", "tag");
      }
      html.close();
    }
    html.close();
  }

  private void optional(String text) {
    if (!text.isEmpty()) {
      html.element("span", text);
    }
  }

  private void piece(String text, boolean varies) {
    if (varies) {
      html.element("var", text);
    } else {
      html.text(text);
    }
  }

  private void sessions(Incident incident) {
    if (incident.sessions().isEmpty()) {
      return;
    }
    html.open("details").element("summary", Words.count(incident.sessions().size(), "odd session"));
    html.open("ul", "class", "sessions");
    for (String session : incident.sessions().stream().limit(SESSIONS).toList()) {
      html.element("li", session);
    }
    if (incident.sessions().size() > SESSIONS) {
      html.element("li", "and " + Words.count(incident.sessions().size() - SESSIONS) + " more");
    }
    html.close().close();
  }
}
