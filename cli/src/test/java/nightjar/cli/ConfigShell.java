package nightjar.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nightjar.server.Nightjar;
import nightjar.server.config.Settings;
import nightjar.server.config.SettingsLoader;

/** A shell with variables of its own, whose user has no settings, and whose output is kept. */
final class ConfigShell {
  static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");

  private final Map<String, String> variables = new HashMap<>();
  private final Path data;

  /** With a data folder, which need not exist. */
  ConfigShell(Path data) {
    this.data = data;
    variables.put("XDG_CONFIG_HOME", data.resolve("no-settings").toString());
    variables.put("NIGHTJAR_DATA", data.toString());
  }

  ConfigShell set(String name, String value) {
    variables.put(name, value);
    return this;
  }

  Path data() {
    return data;
  }

  /** A server on the data folder and a free port, in this process; to be closed. */
  Nightjar up() throws Exception {
    Path folder = data.resolveSibling("");
    Settings settings =
        SettingsLoader.load(
            new SettingsLoader.Places(
                Map.of("data", data.toString(), "http.port", "0"),
                Map.of(),
                folder,
                folder,
                Optional.empty()));
    return Nightjar.start(settings, "test", List.of(), _ -> {}, InstantSource.system());
  }

  /** How a command ended. */
  record Ended(int code, String out, String err) {}

  Ended run(String... arguments) {
    return run(new Interruption(), arguments);
  }

  Ended run(Interruption interruption, String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var shell =
        new Shell(
            new StandardOutput(out, false),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            variables,
            new Terminal(true, false, false, false),
            true,
            () -> NOW,
            interruption);
    int code = Main.run(List.of(arguments), shell);
    return new Ended(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
