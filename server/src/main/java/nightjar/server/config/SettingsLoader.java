package nightjar.server.config;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import nightjar.NearestName;

/**
 * Finds and checks all settings. What wins: flag, environment, {@code .env}, {@code nightjar.yaml}
 * of the folder (or the file given), that of the user, default. A blank value counts as unset, as
 * container tools set what is missing to nothing.
 */
public final class SettingsLoader {
  /** Read by the launcher script, not by the program. */
  private static final Set<String> LAUNCHER =
      Set.of("NIGHTJAR_JAVA_HOME", "NIGHTJAR_JAVA_OPTS", "NIGHTJAR_NO_BUILD");

  private final List<Setting<?>> table;
  private final Map<String, Setting<?>> byKey = new HashMap<>();
  private final Map<String, Setting<?>> byVariable = new HashMap<>();
  private final Map<String, Settings.Value> values = new LinkedHashMap<>();

  private SettingsLoader(List<Setting<?>> table) {
    this.table = table;
    for (Setting<?> setting : table) {
      byKey.put(setting.key(), setting);
      setting.variables().forEach(variable -> byVariable.put(variable, setting));
    }
  }

  /**
   * Where settings are looked for.
   *
   * @param flags values of command line options by the setting's key
   * @param environment variables
   * @param folder holds {@code .env} and {@code nightjar.yaml}
   * @param userFolder holds the user's {@code nightjar/nightjar.yaml}: {@code ~/.config}
   * @param file read in place of the folder's {@code nightjar.yaml}; must exist
   */
  public record Places(
      Map<String, String> flags,
      Map<String, String> environment,
      Path folder,
      Path userFolder,
      Optional<Path> file) {
    public Places {
      flags = Map.copyOf(flags);
      environment = Map.copyOf(environment);
    }
  }

  /**
   * Loads them.
   *
   * @throws ConfigException for an unknown key or {@code NIGHTJAR_} variable, or a bad value
   */
  public static Settings load(Places places) throws ConfigException {
    return new SettingsLoader(KeyTable.all()).run(places);
  }

  private Settings run(Places places) throws ConfigException {
    for (Setting<?> setting : table) {
      values.put(setting.key(), new Settings.Value(setting.defaultText(), "default"));
    }
    readYaml(places.userFolder().resolve("nightjar").resolve("nightjar.yaml"), false, true);
    Path own = places.file().orElse(places.folder().resolve("nightjar.yaml"));
    readYaml(own, places.file().isPresent(), places.file().isPresent());
    readDotEnv(places.folder().resolve(".env"));
    readEnvironment(places.environment());
    for (Map.Entry<String, String> flag : places.flags().entrySet()) {
      set(known(flag.getKey(), "command line"), flag.getValue(), "command line");
    }
    for (Setting<?> setting : table) {
      check(setting);
    }
    return new Settings(table, values, KeyTable.notes(values));
  }

  private void readYaml(Path file, boolean required, boolean fullName) throws ConfigException {
    Optional<String> text = text(file);
    if (text.isEmpty()) {
      if (required) {
        throw new ConfigException("the configuration file " + file + " does not exist");
      }
      return;
    }
    String name = fullName ? file.toString() : String.valueOf(file.getFileName());
    for (YamlFile.Entry entry : YamlFile.read(text.get(), name)) {
      String place = name + ":" + entry.line();
      set(known(entry.key(), place), entry.value(), place);
    }
  }

  private void readDotEnv(Path file) throws ConfigException {
    Optional<String> text = text(file);
    if (text.isPresent()) {
      List<DotEnv.Entry> entries = DotEnv.read(text.get(), ".env");
      Map<String, String> variables = new LinkedHashMap<>();
      Map<String, String> origins = new HashMap<>();
      for (DotEnv.Entry entry : entries) {
        variables.put(entry.name(), entry.value());
        origins.put(entry.name(), entry.name() + " (.env:" + entry.line() + ")");
      }
      readVariables(variables, origins);
    }
  }

  private void readEnvironment(Map<String, String> environment) throws ConfigException {
    Map<String, String> origins = new HashMap<>();
    environment.keySet().forEach(name -> origins.put(name, name));
    readVariables(environment, origins);
  }

  private void readVariables(Map<String, String> variables, Map<String, String> origins)
      throws ConfigException {
    for (String name : new TreeSet<>(variables.keySet())) {
      boolean ours = name.startsWith("NIGHTJAR_") && !LAUNCHER.contains(name);
      if (ours && !byVariable.containsKey(name)) {
        throw unknown("variable", name, origins.getOrDefault(name, name), byVariable.keySet());
      }
    }
    for (Setting<?> setting : table) {
      // Last to first, so that the name to prefer wins.
      for (String name : setting.variables().reversed()) {
        String value = variables.get(name);
        if (value != null) {
          set(setting, value, origins.getOrDefault(name, name));
        }
      }
    }
  }

  private void set(Setting<?> setting, String text, String origin) {
    if (!text.isBlank()) {
      values.put(setting.key(), new Settings.Value(text.strip(), origin));
    }
  }

  private Setting<?> known(String key, String place) throws ConfigException {
    Setting<?> setting = byKey.get(key);
    if (setting == null) {
      throw unknown("key", key, place, byKey.keySet());
    }
    return setting;
  }

  private static ConfigException unknown(
      String kind, String name, String place, Set<String> names) {
    String where =
        place.equals(name) ? "" : " (" + place.replace(name + " (", "").replace(")", "") + ")";
    String meant =
        NearestName.of(name, new TreeSet<>(names)).map(n -> "; did you mean " + n + "?").orElse("");
    return new ConfigException("unknown " + kind + " " + name + where + meant);
  }

  private void check(Setting<?> setting) throws ConfigException {
    Settings.Value value = values.getOrDefault(setting.key(), new Settings.Value("", "default"));
    try {
      setting.parser().parse(value.text());
    } catch (IllegalArgumentException e) {
      String shown = setting.secret() ? "" : ", not \"" + value.text() + "\"";
      throw new ConfigException(
          setting.key() + " " + e.getMessage() + shown + " (set by " + value.origin() + ")");
    }
  }

  private static Optional<String> text(Path file) throws ConfigException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Files.readString(file));
    } catch (MalformedInputException _) {
      throw new ConfigException(file + " is not UTF-8 text");
    } catch (IOException e) {
      throw new ConfigException(file + " cannot be read: " + e.getMessage());
    }
  }
}
