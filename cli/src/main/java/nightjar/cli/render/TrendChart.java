package nightjar.cli.render;

import java.util.Locale;
import nightjar.TimeRange;
import nightjar.incident.Incident;

/**
 * Bars over time as inline SVG, unusual ones in violet upon a band. The drawing stretches with the
 * page, so it holds no text; labels stand beside it.
 */
final class TrendChart {
  private static final int COLUMN = 4;
  private static final int BAR = 3;

  private final Html html;
  private int drawn;

  TrendChart(Html html) {
    this.html = html;
  }

  /** A small one, one title. */
  void sparkline(Trend trend, String title) {
    if (!trend.isEmpty()) {
      open(trend, 24, "spark", title, "");
      bars(trend, 24);
      html.close();
    }
  }

  /** Begins a drawing; {@link #bars} follow, and {@link Html#close()}. */
  void open(Trend trend, int height, String style, String title, String description) {
    open("0 0 " + trend.size() * COLUMN + " " + height, style, title, description);
  }

  /** Begins a drawing of a size of its own, closed by {@link Html#close()}. */
  void open(String box, String style, String title, String description) {
    drawn++;
    String id = "t" + drawn;
    String by = description.isEmpty() ? id : id + " d" + drawn;
    html.open(
        "svg",
        "class",
        style,
        "viewBox",
        box,
        "preserveAspectRatio",
        "none",
        "role",
        "img",
        "aria-labelledby",
        by);
    html.element("title", title, "id", id);
    if (!description.isEmpty()) {
      html.element("desc", description, "id", "d" + drawn);
    }
  }

  /**
   * One path for bands, one for usual and one for unusual bars: small even for hundreds of
   * incidents.
   */
  void bars(Trend trend, int height) {
    StringBuilder bands = new StringBuilder();
    StringBuilder usual = new StringBuilder();
    StringBuilder unusual = new StringBuilder();
    double max = Math.max(trend.max(), 1e-9);
    for (int i = 0; i < trend.size(); i++) {
      double value = trend.values().get(i);
      boolean odd = trend.unusual().get(i);
      double least = value > 0 || odd ? height / 16.0 : height / 40.0;
      double bar = Math.max(least, value / max * height);
      rectangle(odd ? unusual : usual, i * COLUMN + (COLUMN - BAR) / 2.0, height - bar, BAR, bar);
      if (odd) {
        rectangle(bands, i * COLUMN, 0, COLUMN, height);
      }
    }
    path(bands, "band");
    path(usual, "usual");
    path(unusual, "unusual");
  }

  private static void rectangle(
      StringBuilder path, double x, double y, double width, double height) {
    path.append(
        String.format(Locale.ROOT, "M%s %sh%sv%sh-%sz", n(x), n(y), n(width), n(height), n(width)));
  }

  private static String n(double value) {
    double rounded = Math.round(value * 10) / 10.0;
    return rounded == Math.rint(rounded) ? String.valueOf((long) rounded) : String.valueOf(rounded);
  }

  private void path(StringBuilder path, String style) {
    if (!path.isEmpty()) {
      html.open("path", "class", style, "d", path.toString()).close();
    }
  }

  /** The incident's place in the run as a band that leads to it. */
  void incident(
      Trend trend, int height, TimeRange whole, Incident incident, String anchor, String title) {
    double all = Math.max(1, whole.nanos());
    double scale = trend.size() * COLUMN / all;
    double from = Math.max(0, (incident.range().fromNanos() - whole.fromNanos()) * scale);
    double to =
        Math.min(trend.size() * COLUMN, (incident.range().toNanos() - whole.fromNanos()) * scale);
    html.open("a", "href", "#" + anchor);
    html.open(
        "rect",
        "class",
        "span",
        "x",
        n(from),
        "y",
        "0",
        "width",
        n(Math.max(1.5, to - from)),
        "height",
        String.valueOf(height));
    html.element("title", title).close().close();
  }
}
