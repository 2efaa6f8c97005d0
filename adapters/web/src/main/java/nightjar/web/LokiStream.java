package nightjar.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The labels that entries of Loki share.
 *
 * @param labels as the server gave them
 * @param identity what tells the stream from others; without the labels that a server adds by
 *     itself, since its answers differ in them
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record LokiStream(Map<String, String> labels, byte[] identity) {
  private static final Set<String> ADDED = Set.of("detected_level", "service_name");
  private static final List<String> SERVICE =
      List.of("service_name", "service", "app", "job", "container");

  static LokiStream of(Map<String, String> labels) {
    var own = new TreeMap<>(labels);
    own.keySet().removeAll(ADDED);
    StringBuilder text = new StringBuilder();
    own.forEach((name, value) -> text.append(name).append('\0').append(value).append('\0'));
    return new LokiStream(Map.copyOf(labels), text.toString().getBytes(UTF_8));
  }

  /** Whose lines they are: the first label that says so; empty if none does. */
  String service() {
    return SERVICE.stream()
        .map(name -> labels.getOrDefault(name, ""))
        .filter(value -> !value.isBlank() && !value.equals("unknown_service"))
        .findFirst()
        .orElse("");
  }
}
