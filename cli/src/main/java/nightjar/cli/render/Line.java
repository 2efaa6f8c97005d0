package nightjar.cli.render;

import java.util.ArrayList;
import java.util.List;
import nightjar.cli.render.Palette.Role;

/**
 * One line of a terminal: runs of text, each with its role. Whatever is added passes {@link
 * SafeText}; escape sequences come into being only when it is painted, so neither cutting nor
 * padding can break one.
 */
final class Line {
  private record Run(Role role, String text) {}

  private final boolean unicode;
  private List<Run> runs = new ArrayList<>();
  private int width;

  Line(boolean unicode) {
    this.unicode = unicode;
  }

  boolean unicode() {
    return unicode;
  }

  /** Columns so far. */
  int width() {
    return width;
  }

  Line add(Role role, String text) {
    String safe = SafeText.of(text, unicode);
    if (!safe.isEmpty()) {
      runs.add(new Run(role, safe));
      width += Cells.width(safe);
    }
    return this;
  }

  Line add(String text) {
    return add(Role.PLAIN, text);
  }

  Line add(Line other) {
    runs.addAll(other.runs);
    width += other.width;
    return this;
  }

  Line spaces(int columns) {
    return columns > 0 ? add(" ".repeat(columns)) : this;
  }

  /** Spaces up to a column, none if the line is there already. */
  Line to(int column) {
    return spaces(column - width);
  }

  /** Adds {@code other} so that it ends at a column. */
  Line endingAt(int column, Line other) {
    return to(column - other.width).add(other);
  }

  /** Shortens the line with an ellipsis where it is wider. */
  Line cut(int columns) {
    if (width <= columns) {
      return this;
    }
    String ellipsis = ellipsis(unicode);
    int room = Math.max(0, columns - Cells.width(ellipsis));
    List<Run> all = runs;
    runs = new ArrayList<>();
    width = 0;
    for (Run run : all) {
      String part = run.text().substring(0, Cells.fit(run.text(), room - width));
      add(run.role(), part);
      if (part.length() < run.text().length()) {
        return add(run.role(), ellipsis);
      }
    }
    return this;
  }

  static String ellipsis(boolean unicode) {
    return unicode ? "…" : "...";
  }

  /** The line as bytes for a terminal see it, without line break and without spaces at its end. */
  String paint(Palette palette) {
    StringBuilder text = new StringBuilder();
    Role open = Role.PLAIN;
    StringBuilder same = new StringBuilder();
    for (Run run : runs) {
      if (run.role() != open) {
        text.append(palette.paint(open, same.toString()));
        same.setLength(0);
        open = run.role();
      }
      same.append(run.text());
    }
    return text.append(palette.paint(open, same.toString())).toString().stripTrailing();
  }
}
