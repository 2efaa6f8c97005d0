package nightjar.eval;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import nightjar.act.Report;

/**
 * How much of what is labelled anomalous the incidents of a scan hold, and how much of what is
 * labelled normal.
 *
 * @param incidents incidents reported
 * @param lines lines read
 * @param anomalous sessions labelled anomalous
 * @param normal sessions labelled normal
 * @param heldAnomalous anomalous ones that some incident lists
 * @param heldNormal normal ones that some incident lists
 */
public record ScanEvaluation(
    int incidents, long lines, int anomalous, int normal, int heldAnomalous, int heldNormal) {
  private static final Set<String> NORMAL = Set.of("normal", "0", "false", "-");
  private static final Set<String> ANOMALOUS =
      Set.of("anomaly", "anomalous", "abnormal", "1", "true");

  /**
   * Compares a report with labels.
   *
   * @param labels CSV with or without a header; first column session id, second column {@code
   *     Normal} (or 0, false, -) or anything else for anomalous
   */
  public static ScanEvaluation of(Report report, Path labels) throws IOException {
    Set<String> held = new HashSet<>();
    report.incidents().forEach(incident -> held.addAll(incident.sessions()));
    int[] all = new int[2];
    int[] found = new int[2];
    try (BufferedReader reader = Files.newBufferedReader(labels)) {
      for (String row : reader.lines().skip(hasHeader(labels) ? 1 : 0).toList()) {
        String[] cells = row.replace("\"", "").split(",", 3);
        if (cells.length >= 2) {
          int kind = NORMAL.contains(cells[1].strip().toLowerCase(Locale.ROOT)) ? 0 : 1;
          all[kind]++;
          found[kind] += held.contains(cells[0].strip()) ? 1 : 0;
        }
      }
    }
    return new ScanEvaluation(
        report.incidents().size(), report.input().lines(), all[1], all[0], found[1], found[0]);
  }

  /** A first row whose second cell is no label names the columns. */
  private static boolean hasHeader(Path labels) throws IOException {
    try (BufferedReader reader = Files.newBufferedReader(labels)) {
      String first = reader.readLine();
      String[] cells = first == null ? new String[0] : first.replace("\"", "").split(",", 3);
      String label = cells.length < 2 ? "" : cells[1].strip().toLowerCase(Locale.ROOT);
      return !NORMAL.contains(label) && !ANOMALOUS.contains(label);
    }
  }

  public double shareOfAnomalous() {
    return heldAnomalous / (double) Math.max(1, anomalous);
  }

  public double shareOfNormal() {
    return heldNormal / (double) Math.max(1, normal);
  }

  public double precision() {
    return heldAnomalous / (double) Math.max(1, heldAnomalous + heldNormal);
  }

  /** Harmonic mean of precision and recall. */
  public double f1() {
    return 2.0 * heldAnomalous / Math.max(1, heldAnomalous + heldNormal + anomalous);
  }

  public void writeJson(OutputStream out) throws IOException {
    try (JsonGenerator json =
        new JsonFactory().createGenerator(out, JsonEncoding.UTF8).useDefaultPrettyPrinter()) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.writeStartObject();
      json.writeStringField("schema", "nightjar.eval.scan/1");
      json.writeNumberField("incidents", incidents);
      json.writeNumberField("lines", lines);
      json.writeNumberField("anomalous", anomalous);
      json.writeNumberField("normal", normal);
      json.writeNumberField("held_anomalous", heldAnomalous);
      json.writeNumberField("held_normal", heldNormal);
      json.writeNumberField("share_of_anomalous", rounded(shareOfAnomalous()));
      json.writeNumberField("share_of_normal", rounded(shareOfNormal()));
      json.writeNumberField("precision", rounded(precision()));
      json.writeNumberField("f1", rounded(f1()));
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private static double rounded(double value) {
    return Math.round(value * 10_000) / 10_000.0;
  }
}
