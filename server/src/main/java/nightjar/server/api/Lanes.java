package nightjar.server.api;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nightjar.TimeRange;
import nightjar.incident.Finding;
import nightjar.incident.TrackedIncident;

/** Per service and bucket the highest score of what was found there: the lanes of an overview. */
final class Lanes {
  static final int MOST = 12;
  static final String ALL = "All services";

  private final Buckets buckets;
  private final int[] all;
  private final Map<String, int[]> scores = new LinkedHashMap<>();

  /**
   * @param services lines per service, most first
   */
  Lanes(Buckets buckets, Map<String, Long> services) {
    this.buckets = buckets;
    all = new int[buckets.count()];
    services.keySet().forEach(name -> scores.put(name, new int[buckets.count()]));
  }

  void add(TrackedIncident incident) {
    int score = incident.latest().score();
    List<Finding> found = incident.latest().findings();
    if (found.isEmpty()) {
      mark(incident.latest().range(), score, incident.latest().services());
    }
    TimeRange whole = incident.latest().range();
    for (Finding finding : found) {
      // What is found over a long time belongs to it, but is not when it was.
      if (finding.range().touches(whole, 0)) {
        mark(
            common(finding.range(), whole),
            score,
            finding.service().isEmpty()
                ? incident.latest().services()
                : List.of(finding.service()));
      }
    }
  }

  private static TimeRange common(TimeRange one, TimeRange other) {
    return new TimeRange(
        Math.max(one.fromNanos(), other.fromNanos()), Math.min(one.toNanos(), other.toNanos()));
  }

  private void mark(TimeRange range, int score, List<String> services) {
    if (range.nanos() == 0
        || range.toNanos() <= buckets.fromNanos()
        || range.fromNanos() >= buckets.toNanos()) {
      return;
    }
    raise(all, range, score);
    for (String name : services) {
      raise(scores.computeIfAbsent(name, n -> new int[buckets.count()]), range, score);
    }
  }

  private void raise(int[] lane, TimeRange range, int score) {
    for (int i = buckets.of(range.fromNanos()); i <= buckets.of(range.toNanos() - 1); i++) {
      lane[i] = Math.max(lane[i], score);
    }
  }

  /** The array {@code lanes}: all services first, then by highest score, then by lines. */
  void write(Json json) {
    json.array("lanes");
    lane(json, ALL, all);
    List<Map.Entry<String, int[]>> ranked = new ArrayList<>(scores.entrySet());
    ranked.sort(
        Comparator.comparingInt((Map.Entry<String, int[]> lane) -> highest(lane.getValue()))
            .reversed());
    ranked.stream().limit(MOST - 1).forEach(each -> lane(json, each.getKey(), each.getValue()));
    json.end();
  }

  private static int highest(int[] lane) {
    int highest = 0;
    for (int score : lane) {
      highest = Math.max(highest, score);
    }
    return highest;
  }

  private static void lane(Json json, String name, int[] lane) {
    json.object().put("service", name).array("scores");
    for (int score : lane) {
      json.add(score);
    }
    json.end().end();
  }
}
