package nightjar.cli.render;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import nightjar.cli.render.Palette.Role;

/** Lines for a terminal, none wider than it is but those that must not be cut. */
final class Screen {
  /** Wider than this, eyes lose the row. */
  static final int MAX_WIDTH = 120;

  private final RenderSettings settings;
  private final List<Line> lines = new ArrayList<>();
  private final Set<Line> uncut = Collections.newSetFromMap(new IdentityHashMap<>());

  Screen(RenderSettings settings) {
    this.settings = settings;
  }

  RenderSettings settings() {
    return settings;
  }

  /** Columns in use. */
  int width() {
    return Math.min(settings.width(), MAX_WIDTH);
  }

  /** A line that is not on the screen yet. */
  Line line() {
    return new Line(settings.unicode());
  }

  /** A new line at the end of the screen, to be added to. */
  Line next() {
    Line line = line();
    lines.add(line);
    return line;
  }

  /** A new line that may be wider than the screen: for what is to be copied whole. */
  Line uncut() {
    Line line = next();
    uncut.add(line);
    return line;
  }

  void blank() {
    next();
  }

  void put(Line line) {
    lines.add(line);
  }

  String safe(String text) {
    return SafeText.of(text, settings.unicode());
  }

  /** A paragraph, broken at spaces. */
  void paragraph(Role role, int indent, String text) {
    for (String part : Cells.wrap(safe(text), width() - indent, width() - indent)) {
      next().spaces(indent).add(role, part);
    }
  }

  /** A paragraph after a label in the margin, broken at spaces. */
  void labelled(String label, int column, Role role, String text) {
    Line line = next().add(Role.MUTED, label).spaces(1).to(column);
    int indent = line.width();
    for (String part : Cells.wrap(safe(text), width() - indent, width() - indent)) {
      if (line.width() > indent) {
        line = next().spaces(indent);
      }
      line.add(role, part);
    }
  }

  /** Writes all lines at once: UTF-8, or ASCII where that is all that may be written. */
  void writeTo(OutputStream out) throws IOException {
    StringBuilder text = new StringBuilder();
    for (Line line : lines) {
      Line shown = uncut.contains(line) ? line : line.cut(settings.width());
      text.append(shown.paint(settings.palette())).append('\n');
    }
    out.write(text.toString().getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
