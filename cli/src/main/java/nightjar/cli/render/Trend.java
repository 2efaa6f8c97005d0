package nightjar.cli.render;

import java.util.ArrayList;
import java.util.List;

/**
 * Records per column of time, each column usual or unusual.
 *
 * @param values mean number of records per column of the source
 * @param unusual as long as {@code values}
 */
record Trend(List<Double> values, List<Boolean> unusual) {
  /** Eight heights; the least for none at all. */
  private static final String BLOCKS = "▁▂▃▄▅▆▇█";

  private static final String ASCII = ".:-=+*#";

  Trend {
    values = List.copyOf(values);
    unusual = List.copyOf(unusual);
  }

  /** Counts as they come; flags that are missing mean usual. */
  static Trend of(List<Long> counts, List<Boolean> unusual) {
    List<Double> values = new ArrayList<>(counts.size());
    List<Boolean> flags = new ArrayList<>(counts.size());
    for (int i = 0; i < counts.size(); i++) {
      values.add((double) Math.max(0, counts.get(i)));
      flags.add(i < unusual.size() && unusual.get(i));
    }
    return new Trend(values, flags);
  }

  int size() {
    return values.size();
  }

  boolean isEmpty() {
    return values.isEmpty();
  }

  double max() {
    return values.stream().mapToDouble(Double::doubleValue).max().orElse(0);
  }

  /** At most so many columns: each the mean of those it replaces, unusual if one of them is. */
  Trend within(int columns) {
    if (size() <= columns) {
      return this;
    }
    List<Double> means = new ArrayList<>(columns);
    List<Boolean> flags = new ArrayList<>(columns);
    for (int i = 0; i < columns; i++) {
      int from = (int) ((long) i * size() / columns);
      int to = (int) ((i + 1L) * size() / columns);
      List<Double> part = values.subList(from, to);
      means.add(part.stream().mapToDouble(Double::doubleValue).average().orElse(0));
      flags.add(unusual.subList(from, to).contains(true));
    }
    return new Trend(means, flags);
  }

  /** One character per column, its height the share of the highest column. */
  String sparkline(boolean unicode) {
    String heights = unicode ? BLOCKS : ASCII;
    int top = heights.length() - 1;
    double max = max();
    StringBuilder line = new StringBuilder(size());
    for (double value : values) {
      line.append(
          heights.charAt(value <= 0 ? 0 : Math.min(top, (int) Math.ceil(top * value / max))));
    }
    return line.toString();
  }

  /** Adds the sparkline to a line of text, its unusual columns in the colour of the unusual. */
  void draw(Line line) {
    String marks = sparkline(line.unicode());
    int from = 0;
    for (int i = 1; i <= marks.length(); i++) {
      if (i == marks.length() || !unusual.get(i).equals(unusual.get(from))) {
        line.add(
            unusual.get(from) ? Palette.Role.UNUSUAL : Palette.Role.MUTED,
            marks.substring(from, i));
        from = i;
      }
    }
  }
}
