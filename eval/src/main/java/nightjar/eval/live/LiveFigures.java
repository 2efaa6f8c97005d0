package nightjar.eval.live;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a load came to. {@code lines} is the sum of {@code accepted}, {@code refused} and {@code
 * errors}.
 *
 * @param lines sent
 * @param accepted acknowledged as being on disk
 * @param refused not taken for now: the server said 429, 503 or 507
 * @param errors without an answer, or with another one
 * @param seconds from the first line to the last answer
 * @param numbers what was measured, by name: {@code ack_*} milliseconds from when a call was due,
 *     {@code lag_*} seconds by the server's word, {@code visible_*} seconds until a line sent was
 *     found, what it cost; NaN if unknown
 */
public record LiveFigures(
    long lines,
    long accepted,
    long refused,
    long errors,
    double seconds,
    Map<String, Double> numbers) {
  private static final List<String> ORDER =
      List.of(
          "lines_per_second",
          "ack_p50_ms",
          "ack_p99_ms",
          "ack_max_ms",
          "lag_p50_s",
          "lag_p99_s",
          "lag_max_s",
          "visible_p50_s",
          "visible_max_s",
          "markers",
          "markers_missing",
          "unanswered",
          "server_cpu_seconds",
          "server_peak_rss_mb",
          "server_rss_p50_mb",
          "server_rss_last_mb",
          "sender_cpu_seconds");

  public LiveFigures {
    if (lines != accepted + refused + errors) {
      throw new IllegalArgumentException(
          "%d lines are not %d + %d + %d".formatted(lines, accepted, refused, errors));
    }
    numbers = Map.copyOf(numbers);
  }

  static LiveFigures of(
      Sender sender,
      LagWatch watch,
      double seconds,
      double serverCpu,
      double serverPeakRss,
      double senderCpu) {
    Map<String, Double> numbers = new TreeMap<>();
    numbers.put("lines_per_second", sender.accepted() / Math.max(1e-9, seconds));
    spread(numbers, "ack", "ms", sender.ackMillis());
    spread(numbers, "lag", "s", watch.lag());
    numbers.put("visible_p50_s", watch.visible().percentile(0.5));
    numbers.put("visible_max_s", watch.visible().percentile(1));
    numbers.put("markers", (double) watch.markers());
    numbers.put("markers_missing", (double) watch.markers() - watch.visible().size());
    numbers.put("unanswered", (double) watch.unanswered());
    numbers.put("server_cpu_seconds", serverCpu);
    numbers.put("server_peak_rss_mb", serverPeakRss);
    numbers.put("server_rss_last_mb", watch.lastRssMb());
    numbers.put("server_rss_p50_mb", watch.rss().percentile(0.5));
    numbers.put("sender_cpu_seconds", senderCpu);
    return new LiveFigures(
        sender.sent(), sender.accepted(), sender.refused(), sender.failed(), seconds, numbers);
  }

  private static void spread(
      Map<String, Double> numbers, String name, String unit, Samples samples) {
    numbers.put(name + "_p50_" + unit, samples.percentile(0.5));
    numbers.put(name + "_p99_" + unit, samples.percentile(0.99));
    numbers.put(name + "_max_" + unit, samples.percentile(1));
  }

  private double number(String name) {
    return numbers.getOrDefault(name, Double.NaN);
  }

  /** A few sentences. */
  public List<String> summary() {
    return Stream.of(sending(), acknowledging(), judging(), costing())
        .map(sentence -> sentence.replace("NaN", "?"))
        .toList();
  }

  private String sending() {
    return String.format(
        Locale.ROOT,
        "%,d lines sent in %.1f s: %,d acknowledged (%,.0f a second), %,d refused, %,d without a good"
            + " answer.",
        lines,
        seconds,
        accepted,
        number("lines_per_second"),
        refused,
        errors);
  }

  private String acknowledging() {
    return String.format(
        Locale.ROOT,
        "Acknowledged after %.1f ms (median), %.1f ms (99 %%), %.1f ms (longest).",
        number("ack_p50_ms"),
        number("ack_p99_ms"),
        number("ack_max_ms"));
  }

  private String judging() {
    return String.format(
        Locale.ROOT,
        "Behind by %.1f s (median), %.1f s (99 %%), %.1f s (longest); found by search after %.1f s"
            + " (median), %.1f s (longest), %.0f of %.0f markers never.",
        number("lag_p50_s"),
        number("lag_p99_s"),
        number("lag_max_s"),
        number("visible_p50_s"),
        number("visible_max_s"),
        number("markers_missing"),
        number("markers"));
  }

  private String costing() {
    return String.format(
        Locale.ROOT,
        "The server took %.1f s of CPU (%.0f %% of one core) and %.0f MiB at most; the sender %.1f s.",
        number("server_cpu_seconds"),
        100 * number("server_cpu_seconds") / Math.max(1e-9, seconds),
        number("server_peak_rss_mb"),
        number("sender_cpu_seconds"));
  }

  /** One object; what is unknown is null. */
  public void writeJson(OutputStream out) throws IOException {
    try (JsonGenerator json =
        new JsonFactory().createGenerator(out, JsonEncoding.UTF8).useDefaultPrettyPrinter()) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.writeStartObject();
      json.writeStringField("schema", "nightjar.eval.live/1");
      json.writeNumberField("lines", lines);
      json.writeNumberField("accepted", accepted);
      json.writeNumberField("refused", refused);
      json.writeNumberField("errors", errors);
      json.writeNumberField("seconds", rounded(seconds));
      for (String name : ORDER) {
        if (Double.isNaN(number(name))) {
          json.writeNullField(name);
        } else {
          json.writeNumberField(name, rounded(number(name)));
        }
      }
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private static double rounded(double number) {
    return Math.round(number * 1_000) / 1_000.0;
  }
}
