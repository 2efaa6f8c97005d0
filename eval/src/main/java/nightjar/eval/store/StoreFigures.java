package nightjar.eval.store;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a store takes, costs and answers. The numbers by name: {@code lines} acknowledged, and
 * {@code sent_fast_lines} of them as fast as it went; {@code accepted_lines_per_second} until all
 * of these were acknowledged, {@code stored_lines_per_second} until all were judged and stored;
 * {@code server_cpu_seconds} of these; {@code ack_*} at half the rate of storing, from when a call
 * was due, {@code ack_queried_*} with queries meanwhile; bytes on disk a line after the server
 * ended; {@code open_*} from the start of the process until it is ready. NaN where it is unknown.
 */
public final class StoreFigures {
  private final Map<String, Double> numbers = new LinkedHashMap<>();
  private final List<QuestionFigures> questions = new ArrayList<>();
  private boolean fromDisk;

  StoreFigures() {
    put("lines", Double.NaN); // comes first, though it is known late
  }

  void put(String name, double value) {
    numbers.put(name, value);
  }

  void add(QuestionFigures question) {
    questions.add(question);
  }

  /** Were the files out of memory before each cold question? */
  void fromDisk(boolean are) {
    fromDisk = are;
  }

  /** A number by name; NaN if it is not known. */
  public double number(String name) {
    return numbers.getOrDefault(name, Double.NaN);
  }

  /** One object; what is unknown is null. */
  public void writeJson(OutputStream out) throws IOException {
    try (JsonGenerator json =
        new JsonFactory().createGenerator(out, JsonEncoding.UTF8).useDefaultPrettyPrinter()) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.writeStartObject();
      json.writeStringField("schema", "nightjar.eval.store/1");
      for (Map.Entry<String, Double> number : numbers.entrySet()) {
        write(json, number.getKey(), number.getValue());
      }
      json.writeBooleanField("cold_from_disk", fromDisk);
      json.writeObjectFieldStart("queries");
      for (QuestionFigures question : questions) {
        json.writeObjectFieldStart(question.name());
        write(json, "p50_ms", question.p50());
        write(json, "p99_ms", question.p99());
        write(json, "max_ms", question.warm().percentile(1));
        write(json, "runs", question.warm().size());
        write(json, "cold_ms", question.coldMillis());
        json.writeEndObject();
      }
      json.writeEndObject();
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private static void write(JsonGenerator json, String name, double value) throws IOException {
    if (Double.isNaN(value)) {
      json.writeNullField(name);
    } else if (value == Math.rint(value)) {
      json.writeNumberField(name, (long) value);
    } else {
      json.writeNumberField(name, Math.round(value * 1_000) / 1_000.0);
    }
  }

  /** A few sentences, and a line for each question. */
  public List<String> summary() {
    List<String> lines = new ArrayList<>();
    lines.add(
        said(
            "%,.0f lines sent in all; as fast as they were taken %,.0f a second acknowledged, %,.0f"
                + " stored, %.1f s of CPU in the server, %.1f in the sender, %,.0f calls refused.",
            "lines",
            "accepted_lines_per_second",
            "stored_lines_per_second",
            "server_cpu_seconds",
            "sender_cpu_seconds",
            "refused_calls"));
    lines.add(
        said(
            "At %,.0f lines a second acknowledged after %.1f ms (median), %.1f ms (99 %%); with"
                + " queries %.1f and %.1f ms.",
            "paced_lines_per_second",
            "ack_p50_ms",
            "ack_p99_ms",
            "ack_queried_p50_ms",
            "ack_queried_p99_ms"));
    lines.add(
        said(
            "Bytes a line: %.2f store (%,.0f bytes of blocks, %,.0f of the tail), %.2f journal; as"
                + " sent %.2f, by gzip -6 %.2f.",
            "bytes_per_line",
            "block_bytes",
            "tail_bytes",
            "journal_bytes_per_line",
            "raw_bytes_per_line",
            "gzip6_bytes_per_line"));
    lines.add(
        said(
            "Ready %.1f s after its start (median), %.1f s (longest); %.0f MiB resident at most.",
            "open_p50_seconds", "open_max_seconds", "peak_rss_mb"));
    lines.add(String.format(Locale.ROOT, "%-30s %9s %9s %9s", "", "cold ms", "p50 ms", "p99 ms"));
    for (QuestionFigures each : questions) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%-30s %9.1f %9.1f %9.1f",
              each.name(),
              each.coldMillis(),
              each.p50(),
              each.p99()));
    }
    lines.add(
        fromDisk
            ? "Cold: first after a start, files read from disk."
            : "Cold: first after a start; the files stayed in memory, for there is no GNU dd.");
    return lines.stream().map(line -> line.replace("NaN", "?")).toList();
  }

  private String said(String format, String... names) {
    Object[] values = new Object[names.length];
    for (int i = 0; i < names.length; i++) {
      values[i] = number(names[i]);
    }
    return String.format(Locale.ROOT, format, values);
  }
}
