package nightjar.server.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All settings there are, put together from their owners' lists. */
public final class KeyTable {
  private KeyTable() {}

  /** Every setting, those of one owner together. */
  public static List<Setting<?>> all() {
    return Stream.of(
            HttpConfig.settings(),
            Limits.settings(),
            StoreConfig.settings(),
            RedactionConfig.settings(),
            DetectConfig.settings(),
            LokiConfig.settings(),
            AlertConfig.settings(),
            ModelConfig.settings(),
            ClusteringConfig.settings(),
            EngineConfig.settings(),
            TraceConfig.settings())
        .<Setting<?>>flatMap(List::stream)
        .toList();
  }

  /** What of the values that are set has no effect in this version, one sentence each. */
  static List<String> notes(Map<String, Settings.Value> values) {
    List<String> notes = new ArrayList<>();
    note(
        notes,
        values,
        EngineConfig.DATABASE_URL,
        "this version keeps its rows in its embedded store");
    note(
        notes,
        values,
        EngineConfig.KAFKA_SERVERS,
        "this version keeps its lines in its local journal");
    note(
        notes,
        values,
        EngineConfig.QDRANT_URL,
        "this version searches by text in its embedded store");
    note(notes, values, TraceConfig.SENTRY_DSN, "it is ignored: nothing is sent to Sentry");
    return notes;
  }

  private static void note(
      List<String> notes, Map<String, Settings.Value> values, Setting<?> setting, String what) {
    Settings.Value value = values.get(setting.key());
    if (value != null && !value.text().isEmpty()) {
      notes.add(setting.variables().getFirst() + " is set; " + what + ".");
    }
  }
}
