package nightjar.server.api;

import nightjar.incident.Finding;

/** A detector's anomaly within its incident. */
final class FindingJson {
  private FindingJson() {}

  static void write(Json json, SharedPoints.Scored scored) {
    Finding finding = scored.finding();
    json.object()
        .put("detector", finding.detector())
        .put("bits", finding.bits())
        .put("points", scored.points());
    about(json, finding).put("absence", finding.absence()).end();
  }

  /** What it is about, into an object that is open. */
  static Json about(Json json, Finding finding) {
    return json.put("pattern_id", finding.patternId().isEmpty() ? null : finding.patternId())
        .put("pattern", finding.pattern().isEmpty() ? null : finding.pattern())
        .put("service", finding.service().isEmpty() ? null : finding.service())
        .time("from", finding.range().fromNanos())
        .time("to", finding.range().toNanos())
        .put("lines", finding.lines());
  }
}
