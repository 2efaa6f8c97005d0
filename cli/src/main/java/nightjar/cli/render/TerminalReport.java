package nightjar.cli.render;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import nightjar.TimeRange;
import nightjar.act.Report;
import nightjar.act.Target;
import nightjar.cli.render.Palette.Role;
import nightjar.incident.Incident;

/**
 * A report on a terminal, worst first; what needs a person's attention about the input is in {@link
 * #notes}.
 */
public final class TerminalReport implements Target {
  /** Below this, the run's sparkline has no room beside the headline. */
  private static final int TREND_FROM_WIDTH = 64;

  private static final int TREND_WIDTH = 24;

  private final OutputStream out;
  private final RenderSettings settings;
  private final RunStats stats;
  private final List<String> inputsForHint;

  /**
   * A report for a terminal, or a pipe.
   *
   * @param out gets all bytes at once and is flushed, not closed
   * @param inputsForHint what the scan was given, to be named in the commands suggested; {@code -}
   *     for standard input; none for no suggestions
   */
  public TerminalReport(
      OutputStream out, RenderSettings settings, RunStats stats, List<String> inputsForHint) {
    this.out = out;
    this.settings = settings;
    this.stats = stats;
    this.inputsForHint = List.copyOf(inputsForHint);
  }

  @Override
  public void tell(Report report) throws IOException {
    Screen screen = new Screen(settings);
    List<Incident> shown = report.incidents().subList(0, settings.shown(report.incidents().size()));
    Headline headline = new Headline(screen, stats);
    headline.write(report);
    screen.blank();
    if (report.incidents().isEmpty()) {
      calm(screen, report);
    } else {
      Times times = Times.within(report.input().range(), settings.zone());
      title(screen, report, shown, times);
      IncidentRows rows = new IncidentRows(screen, times, shown);
      for (Incident incident : shown) {
        screen.blank();
        rows.write(incident);
      }
      more(screen, report.incidents().size(), shown.size());
    }
    new Hints(screen, inputsForHint).write(report, shown);
    screen.writeTo(out);
  }

  /**
   * What a person should know about the input: failures, then notes; one line each, safe to print
   * to a terminal.
   */
  public List<String> notes(Report report) {
    List<String> lines = new ArrayList<>();
    for (Report.Failure failure : report.input().failed()) {
      String name = failure.reason().startsWith(failure.name()) ? "" : failure.name() + ": ";
      String partly =
          failure.partly()
              ? (failure.reason().matches(".*[.?!]") ? "" : ".")
                  + " What was read of it is in the result."
              : "";
      lines.add(SafeText.of(name + failure.reason() + partly, settings.unicode()));
    }
    for (String note : report.notes()) {
      lines.add(SafeText.of(note, settings.unicode()));
    }
    return List.copyOf(lines);
  }

  private static void title(Screen screen, Report report, List<Incident> shown, Times times) {
    int all = report.incidents().size();
    String number =
        shown.size() < all
            ? Words.count(shown.size()) + " of " + Words.count(all, "unusual thing")
            : Words.count(all, "unusual thing");
    Line line = screen.next().add(Role.TITLE, number);
    if (all > 1) {
      line.add(Role.MUTED, ", worst first");
    }
    TimeRange range = report.input().range();
    if (range != null
        && Times.isKnown(range)
        && !report.trend().isEmpty()
        && screen.width() >= TREND_FROM_WIDTH) {
      Line right = screen.line().add(Role.MUTED, times.tick(range.fromNanos())).spaces(1);
      Trend.of(report.trend(), unusual(report.trend().size(), shown))
          .within(TREND_WIDTH)
          .draw(right);
      right.spaces(1).add(Role.MUTED, times.tick(Times.last(range)));
      line.endingAt(Math.max(screen.width(), line.width() + 2 + right.width()), right);
    }
  }

  /** Columns of the whole run that belong to an incident. */
  static List<Boolean> unusual(int columns, List<Incident> incidents) {
    List<Boolean> flags = new ArrayList<>(Collections.nCopies(columns, false));
    for (Incident incident : incidents) {
      for (int i = 0; i < Math.min(columns, incident.unusual().size()); i++) {
        if (incident.unusual().get(i)) {
          flags.set(i, true);
        }
      }
    }
    return flags;
  }

  private static void more(Screen screen, int all, int shown) {
    if (shown < all) {
      screen.blank();
      screen.paragraph(
          Role.MUTED, 0, Words.count(all - shown) + " more with lower scores: --top " + all);
    }
  }

  private void calm(Screen screen, Report report) {
    Report.Input input = report.input();
    if (input.lines() == 0) {
      String what = input.failed().isEmpty() ? "the input is empty" : "nothing could be read";
      screen.next().add(Role.TITLE, "No lines to look at").add(": " + what + ".");
      return;
    }
    screen.next().add(Role.TITLE, "Nothing unusual");
    screen.paragraph(Role.PLAIN, 0, Headline.checked(report, settings.minScore()));
  }
}
