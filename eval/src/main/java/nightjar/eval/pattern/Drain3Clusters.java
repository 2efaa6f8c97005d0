package nightjar.eval.pattern;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What Drain3 gave back.
 *
 * @param version of the package that is installed, or {@code unknown}
 * @param clusters cluster of each message, given when it came; it never changes
 * @param templates text of the cluster of each message, as it is at the end
 */
record Drain3Clusters(String version, List<Integer> clusters, List<String> templates) {
  private static final JsonFactory JSON = new JsonFactory();

  /**
   * Reads {@code {"version":TEXT,"clusters":[N,…],"templates":{"N":TEXT}}}.
   *
   * @throws IOException if it is not that, or not about as many messages
   */
  static Drain3Clusters read(Path file, int messages) throws IOException {
    String version = "unknown";
    List<Integer> clusters = new ArrayList<>();
    Map<String, String> texts = new HashMap<>();
    try (JsonParser json = JSON.createParser(file.toFile())) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        json.nextToken();
        switch (name) {
          case "version" -> version = json.getText();
          case "clusters" -> readClusters(json, clusters);
          case "templates" -> readTemplates(json, texts);
          default -> json.skipChildren();
        }
      }
    }
    List<String> templates =
        clusters.stream().map(id -> texts.getOrDefault(id.toString(), "")).toList();
    if (clusters.size() != messages || templates.contains("")) {
      throw new IOException(
          "Drain3 told of %d messages, %d were given".formatted(clusters.size(), messages));
    }
    return new Drain3Clusters(version, clusters, templates);
  }

  private static void readClusters(JsonParser json, List<Integer> clusters) throws IOException {
    while (json.nextToken() != JsonToken.END_ARRAY) {
      clusters.add(json.getIntValue());
    }
  }

  private static void readTemplates(JsonParser json, Map<String, String> texts) throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String cluster = json.currentName();
      json.nextToken();
      texts.put(cluster, json.getText());
    }
  }
}
