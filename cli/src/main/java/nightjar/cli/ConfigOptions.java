package nightjar.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Options of every command that has settings. Neither this nor a command may have a class of the
 * server in a field or a method's signature: completion looks at all of them without its jars.
 */
final class ConfigOptions {
  @Option(names = "--config", paramLabel = "FILE")
  private @Nullable String file;

  /** Read in place of {@code nightjar.yaml} of this folder. */
  @Nullable String file() {
    return file;
  }
}
