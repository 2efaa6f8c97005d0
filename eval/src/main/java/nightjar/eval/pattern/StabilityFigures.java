package nightjar.eval.pattern;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Whether patterns stay the same whatever way records come.
 *
 * @param lines lines read
 * @param records records they make
 * @param patterns patterns of the run in order, which all others are compared with
 * @param seed of shuffles, splits, orders and restarts
 * @param runs all others
 */
public record StabilityFigures(long lines, int records, int patterns, long seed, List<Run> runs) {
  public StabilityFigures {
    runs = List.copyOf(runs);
  }

  /**
   * One run.
   *
   * @param kind how it is not the run in order: one word
   * @param order what order records came in, or shards were joined in, for people
   * @param patterns patterns at the end
   * @param linesEqual share of the records with the same pattern, by id and text; 1 is all
   * @param patternsEqual share of the patterns of both runs that both have, by id and text
   */
  public record Run(
      String kind,
      String order,
      int shards,
      int restarts,
      int patterns,
      double linesEqual,
      double patternsEqual) {
    boolean isSame() {
      return linesEqual == 1 && patternsEqual == 1;
    }
  }

  /** Are all runs the same, to the text, for every record? */
  public boolean isSame() {
    return runs.stream().allMatch(Run::isSame);
  }

  /** Least share of records that kept their pattern in a run. */
  public double linesEqual() {
    return runs.stream().mapToDouble(Run::linesEqual).min().orElse(1);
  }

  /** Least share of patterns that a run has in common with the one in order. */
  public double patternsEqual() {
    return runs.stream().mapToDouble(Run::patternsEqual).min().orElse(1);
  }

  /** A line a run, and what they say together. */
  public List<String> table() {
    List<String> table = new ArrayList<>();
    for (Run run : runs) {
      table.add(
          String.format(
              Locale.ROOT,
              "%-8s %d shards, %d restarts, %-21s %,7d patterns, %8.4f %% of them and %8.4f %% of lines the same",
              run.kind,
              run.shards,
              run.restarts,
              run.order,
              run.patterns,
              floored(100 * run.patternsEqual),
              floored(100 * run.linesEqual)));
    }
    table.add(
        String.format(
            Locale.ROOT,
            "%,d lines, %,d records, %,d patterns, %d runs: %s",
            lines,
            records,
            patterns,
            runs.size(),
            isSame() ? "all the same, to the text" : "NOT the same"));
    return table;
  }

  /**
   * {@code {"schema":"nightjar.eval.stability/1","lines","records","patterns","seed","same",
   * "lines_equal","patterns_equal","runs":[{"kind","order","shards","restarts","patterns",
   * "lines_equal","patterns_equal"}]}}; shares are rounded down to six decimals, so that 1 is all.
   */
  public void writeJson(OutputStream out) throws IOException {
    try (JsonGenerator json =
        new JsonFactory().createGenerator(out, JsonEncoding.UTF8).useDefaultPrettyPrinter()) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.writeStartObject();
      json.writeStringField("schema", "nightjar.eval.stability/1");
      json.writeNumberField("lines", lines);
      json.writeNumberField("records", records);
      json.writeNumberField("patterns", patterns);
      json.writeNumberField("seed", seed);
      json.writeBooleanField("same", isSame());
      json.writeNumberField("lines_equal", floored(linesEqual()));
      json.writeNumberField("patterns_equal", floored(patternsEqual()));
      json.writeArrayFieldStart("runs");
      for (Run run : runs) {
        write(json, run);
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private static void write(JsonGenerator json, Run run) throws IOException {
    json.writeStartObject();
    json.writeStringField("kind", run.kind);
    json.writeStringField("order", run.order);
    json.writeNumberField("shards", run.shards);
    json.writeNumberField("restarts", run.restarts);
    json.writeNumberField("patterns", run.patterns);
    json.writeNumberField("lines_equal", floored(run.linesEqual));
    json.writeNumberField("patterns_equal", floored(run.patternsEqual));
    json.writeEndObject();
  }

  private static double floored(double share) {
    return Math.floor(share * 1_000_000) / 1_000_000.0;
  }
}
