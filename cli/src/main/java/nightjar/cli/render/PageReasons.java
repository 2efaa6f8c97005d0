package nightjar.cli.render;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nightjar.detect.Evidence;
import nightjar.incident.Incident;

/**
 * Why an incident is on the page: the points that add up to its score, each with the evidence of
 * its detector.
 */
final class PageReasons {
  /** Shades of violet there are for parts of a score. */
  private static final int SHADES = 5;

  private final Html html;
  private final TrendChart charts;

  PageReasons(Html html, TrendChart charts) {
    this.html = html;
    this.charts = charts;
  }

  void write(Incident incident) {
    List<Map.Entry<String, Integer>> points =
        incident.points().entrySet().stream()
            .filter(e -> e.getValue() > 0)
            .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
            .toList();
    html.element("h3", "Why it is here");
    if (!points.isEmpty()) {
      bar(points, incident.score());
    }
    List<Evidence> left = new ArrayList<>(incident.evidence());
    html.open("ul", "class", "why");
    for (int i = 0; i < points.size(); i++) {
      String detector = points.get(i).getKey();
      List<Evidence> own = left.stream().filter(e -> e.detector().equals(detector)).toList();
      left.removeAll(own);
      reason(shade(i), String.valueOf(points.get(i).getValue()), detector, own);
    }
    left.stream()
        .collect(Collectors.groupingBy(Evidence::detector, LinkedHashMap::new, Collectors.toList()))
        .forEach((detector, own) -> reason("none", "", detector, own));
    html.close();
  }

  private static String shade(int part) {
    return "shade" + Math.min(part + 1, SHADES);
  }

  private void reason(String shade, String points, String detector, List<Evidence> evidence) {
    html.open("li").open("i", "class", "key " + shade).close();
    html.element("b", points)
        .element("strong", Words.capital(detector))
        .open("span", "class", "says");
    for (Evidence one : evidence) {
      html.element("span", one.text());
    }
    html.close().close();
  }

  /** The parts of the score end to end, out of a hundred. */
  private void bar(List<Map.Entry<String, Integer>> points, int score) {
    String sum =
        points.stream().map(e -> e.getKey() + " " + e.getValue()).collect(Collectors.joining(", "));
    charts.open("0 0 1000 10", "points", "Score " + score + " of 100: " + sum, "");
    html.open("rect", "class", "off", "width", "1000", "height", "10").close();
    int x = 0;
    for (int i = 0; i < points.size(); i++) {
      int width = points.get(i).getValue() * 10;
      html.open(
              "rect",
              "class",
              shade(i),
              "x",
              String.valueOf(x),
              "width",
              String.valueOf(Math.max(1, width - 3)),
              "height",
              "10")
          .close();
      x += width;
    }
    html.close();
  }
}
