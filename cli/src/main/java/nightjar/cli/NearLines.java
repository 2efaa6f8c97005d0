package nightjar.cli;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import nightjar.cli.render.FoundLine;
import nightjar.cli.render.LineTeller;

/**
 * Shows matches with the lines before and after them in their source. Holds so many lines a source
 * and no more.
 */
final class NearLines {
  /** What is known of a source. */
  private static final class Near {
    final Deque<FoundLine> before = new ArrayDeque<>();
    int after;
    boolean isLeftOut;
  }

  private final int each;
  private final LineTeller out;
  private final Map<Integer, Near> sources = new HashMap<>();
  private boolean isAny;
  private int last = -1;

  /**
   * @param each lines before and after, 1 or more
   */
  NearLines(int each, LineTeller out) {
    this.each = each;
    this.out = out;
  }

  void match(int source, FoundLine line) throws IOException {
    Near near = sources.computeIfAbsent(source, _ -> new Near());
    boolean isApart = near.isLeftOut || last != source;
    if (isAny && isApart) {
      out.gap();
    }
    for (FoundLine before : near.before) {
      out.line(before);
    }
    near.before.clear();
    near.isLeftOut = false;
    near.after = each;
    show(source, line);
  }

  void other(int source, FoundLine line) throws IOException {
    Near near = sources.computeIfAbsent(source, _ -> new Near());
    if (near.after > 0) {
      near.after--;
      if (last != source) {
        out.gap();
      }
      show(source, line);
      return;
    }
    near.before.add(line);
    if (near.before.size() > each) {
      near.before.removeFirst();
      near.isLeftOut = true;
    }
  }

  /** Does a line still wait for those behind it? */
  boolean isOpen() {
    return sources.values().stream().anyMatch(near -> near.after > 0);
  }

  private void show(int source, FoundLine line) throws IOException {
    out.line(line);
    last = source;
    isAny = true;
  }
}
