package nightjar.server.api;

import nightjar.LineRef;
import nightjar.server.live.LiveState.SourceState;

/** A source as {@code /health} shows it. */
final class SourceJson {
  private static final long QUIET_NANOS = 600 * Times.SECOND;

  private SourceJson() {}

  /** {@code failed}, {@code quiet} for no line in ten minutes, or {@code ok}. */
  static String status(SourceState source, long nowNanos) {
    if (!source.trouble().isEmpty()) {
      return "failed";
    }
    return nowNanos - source.lastNanos() > QUIET_NANOS ? "quiet" : "ok";
  }

  /** Why it gives nothing, in words; empty if it works. */
  static String quiet(SourceState source, long nowNanos) {
    return switch (status(source, nowNanos)) {
      case "failed" -> source.trouble();
      case "quiet" ->
          source.lastNanos() == 0
              ? "No line has come since Nightjar started."
              : "No line for " + (nowNanos - source.lastNanos()) / (60 * Times.SECOND) + " min.";
      default -> "";
    };
  }

  static void write(Json json, SourceState source, long nowNanos) {
    boolean hasLines = source.lastNanos() != 0;
    json.object()
        .put("name", source.name())
        .put("kind", source.kind())
        .put("status", status(source, nowNanos))
        .put("detail", quiet(source, nowNanos))
        .put("lines", source.lines())
        .put("lines_per_second", source.linesPerSecond())
        .time("last_line_at", hasLines ? source.lastNanos() : LineRef.NO_TIME)
        .put(
            "lag_seconds",
            hasLines
                ? Math.max(0, nowNanos - source.lastNanos()) / (double) Times.SECOND
                : Double.NaN)
        .put("unparsed", source.unparsed())
        .put("format", source.format())
        .end();
  }
}
