package nightjar.eval.pattern;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Scores by system, of Nightjar and of its peers.
 *
 * @param systems scores in the order of the folders, at least one
 * @param peers other miners by name; empty if none was asked for
 */
public record PatternFigures(Map<String, PatternScore> systems, Map<String, PeerFigures> peers) {
  private static final int NAME_WIDTH = 14;

  public PatternFigures {
    systems = Collections.unmodifiableMap(new LinkedHashMap<>(systems));
    peers = Collections.unmodifiableMap(new LinkedHashMap<>(peers));
  }

  public PatternScore mean() {
    return PatternScore.mean(systems.values());
  }

  /** The table for people: one line a system, the mean last, then a table for each peer. */
  public List<String> table() {
    List<String> lines = new ArrayList<>();
    lines.add(row("", "lines", List.of("GA", "FGA", "PA", "FTA", "on arrival")));
    addRows(lines, systems, mean());
    peers.forEach(
        (name, peer) -> {
          lines.add("");
          if (!peer.version().isEmpty()) {
            lines.add(name + " " + peer.version() + ", " + peer.settings() + ":");
            addRows(lines, peer.systems(), peer.mean());
          }
          if (!peer.problem().isEmpty()) {
            lines.add(
                name
                    + (peer.version().isEmpty() ? ": no figures. " : ": no more figures. ")
                    + peer.problem());
          }
        });
    return lines;
  }

  private static void addRows(
      List<String> lines, Map<String, PatternScore> systems, PatternScore mean) {
    systems.forEach((name, score) -> lines.add(row(name, score)));
    lines.add(row("mean", mean));
  }

  private static String row(String name, PatternScore score) {
    List<String> figures = new ArrayList<>();
    for (double figure :
        new double[] {score.ga(), score.fga(), score.pa(), score.fta(), score.onArrivalGa()}) {
      figures.add(String.format(Locale.ROOT, "%.4f", figure));
    }
    return row(name, String.format(Locale.ROOT, "%,d", score.lines()), figures);
  }

  private static String row(String name, String lines, List<String> figures) {
    StringBuilder row = new StringBuilder();
    row.append(String.format(Locale.ROOT, "%-" + NAME_WIDTH + "s%12s", name, lines));
    figures.forEach(figure -> row.append(String.format(Locale.ROOT, "%12s", figure)));
    return row.toString();
  }

  /**
   * {@code {"schema":"nightjar.eval.patterns/1","systems":{NAME:{…}},"mean":{…},"peers":{NAME:
   * {"version","settings","problem","systems":{…},"mean":{…}}}}}; a score is {@code {"lines","ga",
   * "fga","pa","fta","on_arrival_ga"}}, to six decimals. What a peer lacks is left out: one that is
   * not installed has only its {@code problem}.
   */
  public void writeJson(OutputStream out) throws IOException {
    try (JsonGenerator json =
        new JsonFactory().createGenerator(out, JsonEncoding.UTF8).useDefaultPrettyPrinter()) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.writeStartObject();
      json.writeStringField("schema", "nightjar.eval.patterns/1");
      write(json, systems, mean());
      json.writeObjectFieldStart("peers");
      for (Map.Entry<String, PeerFigures> entry : peers.entrySet()) {
        json.writeObjectFieldStart(entry.getKey());
        write(json, entry.getValue());
        json.writeEndObject();
      }
      json.writeEndObject();
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private static void write(JsonGenerator json, PeerFigures peer) throws IOException {
    if (!peer.version().isEmpty()) {
      json.writeStringField("version", peer.version());
      json.writeStringField("settings", peer.settings());
      write(json, peer.systems(), peer.mean());
    }
    if (!peer.problem().isEmpty()) {
      json.writeStringField("problem", peer.problem());
    }
  }

  private static void write(
      JsonGenerator json, Map<String, PatternScore> systems, PatternScore mean) throws IOException {
    json.writeObjectFieldStart("systems");
    for (Map.Entry<String, PatternScore> entry : systems.entrySet()) {
      json.writeObjectFieldStart(entry.getKey());
      write(json, entry.getValue());
      json.writeEndObject();
    }
    json.writeEndObject();
    json.writeObjectFieldStart("mean");
    write(json, mean);
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, PatternScore score) throws IOException {
    json.writeNumberField("lines", score.lines());
    json.writeNumberField("ga", rounded(score.ga()));
    json.writeNumberField("fga", rounded(score.fga()));
    json.writeNumberField("pa", rounded(score.pa()));
    json.writeNumberField("fta", rounded(score.fta()));
    json.writeNumberField("on_arrival_ga", rounded(score.onArrivalGa()));
  }

  private static double rounded(double figure) {
    return Math.round(figure * 1_000_000) / 1_000_000.0;
  }
}
