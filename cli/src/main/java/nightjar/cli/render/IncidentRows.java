package nightjar.cli.render;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nightjar.LineRef;
import nightjar.Severity;
import nightjar.cli.render.Palette.Role;
import nightjar.detect.Evidence;
import nightjar.incident.Incident;

/**
 * Incidents on a terminal: score, letter, title, sparkline, numbers, reasons and the lines that
 * show it.
 */
final class IncidentRows {
  /** Where text begins, after score and letter. */
  private static final int INDENT = 7;

  private static final int LINES_SHOWN = 2;
  private static final int LINES_SHOWN_VERBOSE = 8;
  private static final int SUMMARY_LINES = 3;

  private final Screen screen;
  private final Times times;
  private final int trendWidth;
  private final int countWidth;
  private final int placeWidth;
  private final int linesShown;

  IncidentRows(Screen screen, Times times, List<Incident> incidents) {
    this.screen = screen;
    this.times = times;
    int columns =
        screen.width() >= 120 ? 32 : screen.width() >= 96 ? 24 : screen.width() >= 64 ? 16 : 0;
    this.trendWidth = incidents.stream().allMatch(i -> i.trend().isEmpty()) ? 0 : columns;
    this.linesShown = screen.settings().verbose() ? LINES_SHOWN_VERBOSE : LINES_SHOWN;
    this.placeWidth =
        incidents.stream()
            .flatMap(i -> shown(i, linesShown).stream())
            .mapToInt(line -> Cells.width(place(screen, line)))
            .max()
            .orElse(0);
    this.countWidth = incidents.stream().mapToInt(i -> lines(i).length()).max().orElse(0);
  }

  private static String lines(Incident incident) {
    return Words.count(incident.lines(), "line");
  }

  /** Writes one incident to the screen. */
  void write(Incident incident) {
    title(incident);
    summary(incident);
    why(incident);
    if (screen.settings().verbose()) {
      details(incident);
    }
    samples(incident);
  }

  private void title(Incident incident) {
    Line line = screen.next().add(Role.SCORE, String.valueOf(incident.score())).to(4);
    line.add(Palette.severity(incident.severity()), letter(incident.severity())).to(INDENT);

    Line right = screen.line();
    if (trendWidth > 0) {
      Trend trend = Trend.of(incident.trend(), incident.unusual()).within(trendWidth);
      right.spaces(trendWidth - trend.size());
      trend.draw(right);
      right.spaces(2);
    }
    right.spaces(countWidth - lines(incident).length()).add(lines(incident));

    Line title = screen.line().add(Role.TITLE, incident.title());
    line.add(title.cut(screen.width() - INDENT - 2 - right.width()));
    line.endingAt(screen.width(), right);
  }

  private String letter(int severity) {
    char letter = Severity.letter(severity);
    return letter == '·' && !screen.settings().unicode() ? "." : String.valueOf(letter);
  }

  /**
   * The sentence, and the time at the right end of its last line or, without room there, of the
   * next.
   */
  private void summary(Incident incident) {
    int room = screen.width() - INDENT;
    List<String> parts = Cells.wrap(screen.safe(incident.summary()), room, room);
    if (parts.size() > SUMMARY_LINES) {
      String rest = String.join(" ", parts.subList(SUMMARY_LINES - 1, parts.size()));
      parts = new ArrayList<>(parts.subList(0, SUMMARY_LINES - 1));
      parts.add(Cells.cut(rest, room, Line.ellipsis(screen.settings().unicode())));
    }
    Line line = screen.line();
    for (String part : parts) {
      line = screen.next().spaces(INDENT).add(part);
    }
    Line range = screen.line().add(Role.MUTED, times.range(incident.range()));
    boolean fits = line.width() + 2 + range.width() <= screen.width();
    if (range.width() > 0) {
      (fits ? line : screen.next()).endingAt(screen.width(), range);
    }
  }

  private void why(Incident incident) {
    String points =
        incident.points().entrySet().stream()
            .filter(e -> e.getValue() != 0)
            .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
            .map(e -> e.getKey() + " " + e.getValue())
            .collect(Collectors.joining(", "));
    if (!points.isEmpty()) {
      screen.next().spaces(INDENT).add(Role.MUTED, "why ").add(points);
    }
  }

  private void details(Incident incident) {
    int column = INDENT + 10;
    for (Evidence evidence : incident.evidence()) {
      screen.labelled(
          " ".repeat(INDENT) + evidence.detector(), column, Role.PLAIN, evidence.text());
    }
    if (!incident.services().isEmpty()) {
      screen.labelled(
          " ".repeat(INDENT) + "where", column, Role.PLAIN, Words.some(incident.services(), 10));
    }
    if (!incident.sessions().isEmpty()) {
      screen.labelled(
          " ".repeat(INDENT) + "sessions", column, Role.PLAIN, Words.some(incident.sessions(), 5));
    }
    screen.next().spaces(INDENT).add(Role.MUTED, "id").to(column).add(Role.MUTED, incident.id());
  }

  private void samples(Incident incident) {
    for (LineRef line : shown(incident, linesShown)) {
      Line row = screen.next().spaces(INDENT).add(Role.MUTED, place(screen, line));
      row.to(INDENT + placeWidth).spaces(2);
      Line text = screen.line();
      TypedText.values(
          screen.safe(line.text().strip()),
          (piece, varies) -> text.add(varies ? Role.VALUE : Role.PLAIN, piece));
      row.add(text.cut(screen.width() - row.width()));
    }
  }

  /** Where a line is, its path shortened at the front. */
  private static String place(Screen screen, LineRef line) {
    String place = screen.safe(place(line));
    return Cells.cutStart(place, screen.width() / 3, Line.ellipsis(screen.settings().unicode()));
  }

  /** The first unusual line, then others in order. */
  static List<LineRef> shown(Incident incident, int most) {
    Set<LineRef> lines = new LinkedHashSet<>();
    if (incident.first() != null) {
      lines.add(incident.first());
    }
    lines.addAll(incident.samples());
    return lines.stream().limit(most).toList();
  }

  /** {@code hdfs.log:188204}. */
  static String place(LineRef line) {
    return line.line() > 0 ? line.file() + ":" + line.line() : line.file();
  }
}
