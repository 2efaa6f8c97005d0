package nightjar.cli;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nightjar replay}: makes everything derived again from the journal. */
@Command(name = "nightjar replay")
final class ReplayCommand implements Action {
  @Mixin private final ConfigOptions config = new ConfigOptions();

  @Option(names = "--data", paramLabel = "DIR")
  private @Nullable String data;

  @Option(names = "--into", paramLabel = "DIR")
  private @Nullable String into;

  @Option(names = "--from", paramLabel = "ARRIVAL|TIME")
  private @Nullable String from;

  @Option(names = {"-q", "--quiet"})
  private boolean quiet;

  @Override
  public int run(Shell shell) throws IOException {
    if (into != null && from != null) {
      throw new UsageException("--into builds everything anew; leave --from out");
    }
    if (into != null && into.isBlank()) {
      throw new UsageException("--into: the name of a folder is empty; is a variable not set?");
    }
    return new Replaying(shell, quiet).run(config, data, into, from);
  }
}
