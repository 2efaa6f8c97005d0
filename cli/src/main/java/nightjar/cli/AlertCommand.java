package nightjar.cli;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nightjar alert}: who is told of incidents, and whether it arrives. */
@Command(
    name = "nightjar alert",
    subcommands = {AlertCommand.Test.class, AlertCommand.Configured.class})
final class AlertCommand implements Action {
  @Override
  public int run(Shell shell) {
    throw new UsageException("alert what? There are: alert list, alert test CHANNEL");
  }

  /** Sends a made-up alert. */
  @Command(name = "test")
  static final class Test implements Action {
    @Mixin private final ConfigOptions config = new ConfigOptions();

    @Parameters(paramLabel = "CHANNEL")
    private String channel = "";

    @Option(names = "--data", paramLabel = "DIR")
    private @Nullable String data;

    @Override
    public int run(Shell shell) throws IOException {
      return AlertChannels.of(shell, config.file(), data).test(channel);
    }
  }

  /** Lists the channels. */
  @Command(name = "list")
  static final class Configured implements Action {
    @Mixin private final ConfigOptions config = new ConfigOptions();

    @Option(names = "--data", paramLabel = "DIR")
    private @Nullable String data;

    @Override
    public int run(Shell shell) throws IOException {
      return AlertChannels.of(shell, config.file(), data).list();
    }
  }
}
