package nightjar.cli;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nightjar backup}: a copy of a data folder, also while a server uses it. */
@Command(name = "nightjar backup")
final class BackupCommand implements Action {
  @Mixin private final ConfigOptions config = new ConfigOptions();

  @Parameters(index = "0", paramLabel = "DIR")
  private String folder = "";

  @Option(names = "--data", paramLabel = "DIR")
  private @Nullable String data;

  @Option(names = "--server", paramLabel = "URL")
  private @Nullable String server;

  @Option(names = "--key", paramLabel = "KEY")
  private @Nullable String key;

  @Option(names = "--with-key")
  private boolean withKey;

  @Option(names = {"-q", "--quiet"})
  private boolean quiet;

  @Override
  public int run(Shell shell) throws IOException {
    if (folder.isBlank()) {
      throw new UsageException("backup: the name of a folder is empty; is a variable not set?");
    }
    if (server != null && data != null) {
      throw new UsageException("backup: give --data or --server, not both");
    }
    if (server != null && config.file() != null) {
      throw new UsageException("--config is for a data folder; leave --server out");
    }
    if (key != null && server == null) {
      throw new UsageException("--key is for a server; name it with --server URL");
    }
    CopyProgress progress = new CopyProgress(shell, quiet);
    if (server == null) {
      return new CarriedFolder(shell, config.file(), data).backup(folder, withKey, progress);
    }
    try (ServerDoor door =
        ServerDoor.of(server, key == null ? shell.variable("NIGHTJAR_KEY") : key)) {
      return new BackupServer(shell, door).backup(folder, withKey, progress);
    }
  }
}
