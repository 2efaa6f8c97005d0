package nightjar.cli.render;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import nightjar.TimeRange;
import nightjar.act.Report;
import nightjar.cli.render.Palette.Role;
import nightjar.incident.Incident;

/**
 * Commands that go on from here, ready to be copied: only ones that exist, with names a shell takes
 * as they are.
 */
final class Hints {
  private static final Pattern PLAIN_WORD =
      Pattern.compile("[A-Za-z0-9_@%+=:,./][A-Za-z0-9_@%+=:,./-]*");

  /** Where commands begin. */
  private static final int COLUMN = 15;

  /** Tells the shell that the command goes on in the next line. */
  private static final String CONTINUED = " \\";

  private final Screen screen;
  private final List<String> inputs;

  Hints(Screen screen, List<String> inputs) {
    this.screen = screen;
    this.inputs = inputs;
  }

  /** Writes them to the screen; nothing where the input cannot be read a second time. */
  void write(Report report, List<Incident> shown) {
    if (inputs.isEmpty() || inputs.contains("-") || report.input().lines() == 0) {
      return;
    }
    screen.blank();
    if (shown.isEmpty()) {
      whenCalm();
      return;
    }
    TimeRange whole = report.input().range();
    for (Incident incident : shown) {
      if (whole != null && narrows(incident.range(), whole)) {
        String since = "--since " + Times.secondBefore(incident.range().fromNanos());
        String until = "--until " + Times.secondAfter(incident.range());
        hint("Look closer", "scan", List.of(since, until));
        break;
      }
    }
    hint("As a page", "scan", List.of("--html report.html"));
    hint("All patterns", "patterns", List.of());
  }

  private void whenCalm() {
    if (screen.settings().minScore() > 0) {
      hint("Lower the bar", "scan", List.of("--min-score 0"));
    }
    hint("All patterns", "patterns", List.of());
  }

  private static boolean narrows(TimeRange part, TimeRange whole) {
    return Times.isKnown(part) && Times.isKnown(whole) && part.nanos() < whole.nanos() / 10 * 9;
  }

  private void hint(String label, String command, List<String> asked) {
    List<String> options = new ArrayList<>(asked);
    if (!screen.settings().redactNote().isEmpty()) {
      options.add("--redact");
    }
    Line line = screen.next().add(Role.MUTED, label).to(COLUMN);
    String start = "nightjar " + command + " ";
    line.add(start + names(screen.width() - COLUMN - start.length() - CONTINUED.length()));
    if (line.width() + String.join(" ", options).length() < screen.width()) {
      options.forEach(option -> line.add(" " + option));
    } else {
      continued(line, options);
    }
  }

  /** As many options a line as fit, in lines of their own. */
  private void continued(Line first, List<String> options) {
    first.add(CONTINUED);
    Line next = screen.next().to(COLUMN + 1);
    for (String option : options) {
      if (next.width() > COLUMN + 1
          && next.width() + option.length() + CONTINUED.length() >= screen.width()) {
        next.add(CONTINUED);
        next = screen.next().to(COLUMN + 1);
      }
      next.add(" " + option);
    }
  }

  /**
   * The inputs as a shell reads them; {@code FILE…} where they are too many or hold what cannot be
   * typed.
   */
  private String names(int room) {
    StringBuilder names = new StringBuilder();
    for (String input : inputs) {
      names.append(names.isEmpty() ? "" : " ").append(quoted(input));
    }
    boolean typed = names.chars().allMatch(c -> c >= 0x20 && c != 0x7f);
    boolean shown = screen.safe(names.toString()).contentEquals(names);
    return typed && shown && Cells.width(names.toString()) <= room
        ? names.toString()
        : "FILE" + Line.ellipsis(screen.settings().unicode());
  }

  private static String quoted(String name) {
    String safe = name.startsWith("-") ? "./" + name : name;
    return PLAIN_WORD.matcher(safe).matches() ? safe : "'" + safe.replace("'", "'\\''") + "'";
  }
}
