package nightjar.cli;

import java.io.IOException;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nightjar erase}: lines or a text gone from everything that is kept. */
@Command(name = "nightjar erase")
final class EraseCommand implements Action {
  @Mixin private final ConfigOptions config = new ConfigOptions();

  @Option(names = "--data", paramLabel = "DIR")
  private @Nullable String data;

  @Option(names = "--where", paramLabel = "QUERY")
  private @Nullable String where;

  @Option(names = "--value", paramLabel = "TEXT")
  private @Nullable String value;

  @Option(names = "--value-file", paramLabel = "FILE")
  private @Nullable String valueFile;

  @Option(names = "--source", paramLabel = "NAME")
  private @Nullable String source;

  @Option(names = "--before", paramLabel = "TIME")
  private @Nullable String before;

  @Option(names = "--dry-run")
  private boolean dryRun;

  @Override
  public int run(Shell shell) throws IOException {
    long given =
        Stream.of(where, value, valueFile, source, before).filter(Objects::nonNull).count();
    if (given != 1) {
      throw new UsageException(
          "erase what? Give one of --where QUERY, --value TEXT, --value-file FILE, --source NAME,"
              + " --before TIME");
    }
    ErasedFolder folder = new ErasedFolder(shell, config.file(), data, dryRun);
    if (where != null) {
      return folder.where(where);
    }
    if (source != null) {
      return folder.source(source);
    }
    if (before != null) {
      return folder.before(before);
    }
    return value != null ? folder.value(value) : folder.valueOf(String.valueOf(valueFile));
  }
}
