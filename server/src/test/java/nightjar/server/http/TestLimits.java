package nightjar.server.http;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import nightjar.server.config.ConfigException;
import nightjar.server.config.Limits;
import nightjar.server.config.SettingsLoader;

/** Limits as they are where nobody sets one. */
final class TestLimits {
  private TestLimits() {}

  static Limits standard(Path emptyFolder) throws ConfigException {
    return Limits.from(
        SettingsLoader.load(
            new SettingsLoader.Places(
                Map.of(), Map.of(), emptyFolder, emptyFolder, Optional.empty())));
  }
}
