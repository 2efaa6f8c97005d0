package nightjar.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import nightjar.server.config.ConfigException;
import nightjar.server.config.HttpConfig;
import nightjar.server.config.Settings;
import nightjar.server.config.SettingsLoader;
import nightjar.server.config.StoreConfig;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of the commands that start a server; each is a setting that may come from elsewhere. */
final class ServerOptions {
  @Option(names = "--data", paramLabel = "DIR")
  private @Nullable String data;

  @Option(names = "--port", paramLabel = "N")
  private @Nullable String port;

  @Option(names = "--bind", paramLabel = "ADDRESS")
  private @Nullable String bind;

  @Option(names = "--insecure")
  private boolean insecure;

  @Option(names = "--config", paramLabel = "FILE")
  private @Nullable String config;

  /**
   * The settings in force.
   *
   * @throws UsageException if one is wrong or unknown; the message names it
   */
  Settings load(Shell shell, Map<String, String> defaults) {
    Map<String, String> flags = new LinkedHashMap<>(defaults);
    put(flags, StoreConfig.DATA.key(), data);
    put(flags, HttpConfig.PORT.key(), port);
    put(flags, HttpConfig.BIND.key(), bind);
    put(flags, HttpConfig.INSECURE.key(), insecure ? "true" : null);
    try {
      Path home = Path.of(System.getProperty("user.home", "."));
      String configured = shell.variable("XDG_CONFIG_HOME");
      Settings settings =
          SettingsLoader.load(
              new SettingsLoader.Places(
                  flags,
                  shell.environment(),
                  Path.of(""),
                  configured.isBlank() ? home.resolve(".config") : Path.of(configured),
                  config == null ? Optional.empty() : Optional.of(Path.of(config))));
      settings.notes().forEach(shell::say);
      return settings;
    } catch (ConfigException | InvalidPathException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private static void put(Map<String, String> flags, String key, @Nullable String value) {
    if (value != null) {
      flags.put(key, value);
    }
  }
}
