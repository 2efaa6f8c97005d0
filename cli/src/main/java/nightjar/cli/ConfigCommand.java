package nightjar.cli;

import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nightjar config}: every setting, its value and where it came from. */
@Command(
    name = "nightjar config",
    subcommands = {ConfigCommand.Show.class, ConfigCommand.Example.class})
final class ConfigCommand implements Action {
  @Override
  public int run(Shell shell) {
    throw new UsageException("config what? There are: config show, config example");
  }

  /** The settings as a command started here would find them. */
  @Command(name = "show")
  static final class Show implements Action {
    @Mixin private final ConfigOptions config = new ConfigOptions();

    @Option(names = "--origin")
    private boolean origin;

    @Option(names = "--json")
    private boolean json;

    @Override
    public int run(Shell shell) throws IOException {
      return ConfigTable.show(shell, config.file(), origin, json);
    }
  }

  /** A file to begin with. */
  @Command(name = "example")
  static final class Example implements Action {
    @Override
    public int run(Shell shell) throws IOException {
      return ConfigTable.example(shell);
    }
  }
}
