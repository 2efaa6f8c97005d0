package nightjar.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import nightjar.server.config.HttpConfig;
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

  /** What was typed, by the setting's key, over some defaults. */
  Map<String, String> flags(Map<String, String> defaults) {
    Map<String, String> flags = new LinkedHashMap<>(defaults);
    flags.putAll(ConfigFiles.dataFlag(data));
    put(flags, HttpConfig.PORT.key(), port);
    put(flags, HttpConfig.BIND.key(), bind);
    put(flags, HttpConfig.INSECURE.key(), insecure ? "true" : null);
    return flags;
  }

  /** The configuration file to read in place of the usual one. */
  @Nullable String config() {
    return config;
  }

  private static void put(Map<String, String> flags, String key, @Nullable String value) {
    if (value != null) {
      flags.put(key, value);
    }
  }
}
