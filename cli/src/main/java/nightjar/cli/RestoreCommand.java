package nightjar.cli;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nightjar restore}: a data folder made of a backup. */
@Command(name = "nightjar restore")
final class RestoreCommand implements Action {
  @Parameters(index = "0", paramLabel = "DIR")
  private String backup = "";

  @Option(names = "--data", paramLabel = "NEW")
  private @Nullable String data;

  @Option(names = {"-q", "--quiet"})
  private boolean quiet;

  @Override
  public int run(Shell shell) throws IOException {
    if (data == null || data.isBlank()) {
      throw new UsageException("restore: name the new data folder with --data NEW");
    }
    return CarriedFolder.restore(shell, backup, data, new CopyProgress(shell, quiet));
  }
}
