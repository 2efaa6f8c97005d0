package nightjar.server.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** All settings with where each came from. Made by {@link SettingsLoader}; immutable. */
public final class Settings {
  private final Map<String, Value> values;
  private final List<Setting<?>> table;
  private final List<String> notes;

  Settings(List<Setting<?>> table, Map<String, Value> values, List<String> notes) {
    this.table = List.copyOf(table);
    this.values = Map.copyOf(values);
    this.notes = List.copyOf(notes);
  }

  /**
   * A value as it was written.
   *
   * @param text never shown if the setting is secret
   * @param origin {@code default}, {@code NIGHTJAR_PORT}, {@code nightjar.yaml:3}, {@code --port}
   */
  public record Value(String text, String origin) {
    public Value {
      Objects.requireNonNull(text);
      Objects.requireNonNull(origin);
    }
  }

  /**
   * One line of {@code config show --origin}.
   *
   * @param key the setting
   * @param value {@code ***} for a secret that is set
   * @param origin where it came from
   */
  public record Shown(String key, String value, String origin) {}

  /** The value of a setting of the table. */
  public <T> T get(Setting<T> setting) {
    return setting.parser().parse(value(setting).text());
  }

  /** Where it came from. */
  public String origin(Setting<?> setting) {
    return value(setting).origin();
  }

  /** Is it set by anybody? */
  public boolean isSet(Setting<?> setting) {
    return !value(setting).origin().equals("default");
  }

  /** Things worth telling at start, one sentence each. */
  public List<String> notes() {
    return notes;
  }

  /** Every setting with value and origin, in the table's order; secrets hidden. */
  public List<Shown> shown() {
    List<Shown> shown = new ArrayList<>();
    for (Setting<?> setting : table) {
      Value value = value(setting);
      String text = setting.secret() && !value.text().isEmpty() ? "***" : value.text();
      shown.add(new Shown(setting.key(), text, value.origin()));
    }
    return shown;
  }

  private Value value(Setting<?> setting) {
    Value value = values.get(setting.key());
    if (value == null) {
      throw new IllegalArgumentException("no setting " + setting.key());
    }
    return value;
  }
}
