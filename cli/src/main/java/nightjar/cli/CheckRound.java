package nightjar.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nightjar.server.config.AlertConfig;
import nightjar.server.config.ConfigException;
import nightjar.server.config.HttpConfig;
import nightjar.server.config.LokiConfig;
import nightjar.server.config.Settings;
import nightjar.server.config.StoreConfig;
import org.jspecify.annotations.Nullable;

/** Everything that {@code doctor} looks at, in order. */
final class CheckRound {
  private CheckRound() {}

  /** Looks at everything; what depends on settings only where they can be read. */
  static List<Check> run(
      Shell shell, @Nullable String config, @Nullable String data, List<String> files) {
    Map<String, String> flags = ConfigFiles.dataFlag(data);
    List<Check> checks = new ArrayList<>(CheckMachine.all(shell.clock()));
    try {
      Settings settings = ConfigFiles.load(shell, config, flags);
      checks.addAll(configuration(settings));
      settled(settings, shell, checks);
    } catch (ConfigException e) {
      checks.add(
          Check.fail(
              "configuration",
              String.valueOf(e.getMessage()),
              "mend it; see: nightjar config show --origin"));
    }
    checks.addAll(CheckFiles.all(files));
    return checks;
  }

  private static List<Check> configuration(Settings settings) {
    if (settings.notes().isEmpty()) {
      long set = settings.shown().stream().filter(row -> !row.origin().equals("default")).count();
      return List.of(Check.ok("configuration", set + " settings are not at their default"));
    }
    return settings.notes().stream()
        .map(note -> Check.warn("configuration", note.replaceFirst("\\.$", ""), "unset it"))
        .toList();
  }

  private static void settled(Settings settings, Shell shell, List<Check> checks) {
    try (CheckCall call = new CheckCall()) {
      var folder = new CheckData(StoreConfig.from(settings), shell.clock());
      var door = new CheckDoor(HttpConfig.from(settings), call, folder.holder());
      checks.addAll(folder.folder());
      if (folder.holder().isEmpty()) {
        checks.addAll(folder.contents());
      }
      checks.add(door.port());
      checks.addAll(new CheckLoki(LokiConfig.from(settings), call).all());
      checks.addAll(CheckAlerts.all(AlertConfig.from(settings), StoreConfig.from(settings).data()));
    }
  }
}
