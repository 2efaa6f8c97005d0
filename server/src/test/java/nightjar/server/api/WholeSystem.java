package nightjar.server.api;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nightjar.server.Nightjar;
import nightjar.server.config.Settings;
import nightjar.server.config.SettingsLoader;

/** A whole Nightjar with its store, on a free port of this machine. */
final class WholeSystem {
  private WholeSystem() {}

  /** Starts one with its data in a folder; whoever asks closes it. */
  static Nightjar start(Path folder) throws Exception {
    Settings settings =
        SettingsLoader.load(
            new SettingsLoader.Places(
                Map.of("data", folder.resolve("data").toString(), "http.port", "0"),
                Map.of(),
                folder,
                folder,
                Optional.empty()));
    return Nightjar.start(settings, "test", List.of(), _ -> {}, InstantSource.system());
  }
}
