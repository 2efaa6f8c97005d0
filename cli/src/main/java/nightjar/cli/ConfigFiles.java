package nightjar.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import nightjar.server.config.ConfigException;
import nightjar.server.config.Settings;
import nightjar.server.config.SettingsLoader;
import nightjar.server.config.StoreConfig;
import org.jspecify.annotations.Nullable;

/** Loads the settings as a command finds them, in the order that {@link SettingsLoader} says. */
final class ConfigFiles {
  private ConfigFiles() {}

  /**
   * Loads them.
   *
   * @param file read in place of {@code nightjar.yaml} of this folder; null for that one
   * @param flags values that options give, by the setting's key
   * @throws ConfigException if one is wrong
   */
  static Settings load(Shell shell, @Nullable String file, Map<String, String> flags)
      throws ConfigException {
    return SettingsLoader.load(
        new SettingsLoader.Places(
            flags,
            shell.environment(),
            Path.of(""),
            userFolder(shell),
            Optional.ofNullable(file).map(Path::of)));
  }

  /**
   * The same for a command that ends where a setting is wrong.
   *
   * @throws UsageException naming the setting
   */
  static Settings required(Shell shell, @Nullable String file, Map<String, String> flags) {
    try {
      return load(shell, file, flags);
    } catch (ConfigException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  /** The flag that {@code --data} stands for; none where it was not given. */
  static Map<String, String> dataFlag(@Nullable String data) {
    if (data == null) {
      return Map.of();
    }
    if (data.isBlank()) {
      throw new UsageException("--data: the name of a folder is empty; is a variable not set?");
    }
    return Map.of(StoreConfig.DATA.key(), data);
  }

  private static Path userFolder(Shell shell) {
    String own = shell.variable("XDG_CONFIG_HOME");
    if (!own.isBlank()) {
      return Path.of(own);
    }
    String home = shell.variable("HOME");
    return Path.of(home.isBlank() ? System.getProperty("user.home", "") : home, ".config");
  }
}
