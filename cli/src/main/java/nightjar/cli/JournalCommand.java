package nightjar.cli;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nightjar journal}: the raw lines on disk, without a server. */
@Command(
    name = "nightjar journal",
    subcommands = {
      JournalCommand.Verify.class,
      JournalCommand.Dump.class,
      JournalCommand.Erase.class,
      JournalCommand.RotateKey.class
    })
final class JournalCommand implements Action {
  @Override
  public int run(Shell shell) {
    throw new UsageException(
        "journal what? There are: journal verify, journal dump, journal erase, journal rotate-key");
  }

  /** Which folder's journal. */
  static final class Place {
    @Mixin private final ConfigOptions config = new ConfigOptions();

    @Option(names = "--data", paramLabel = "DIR")
    private @Nullable String data;

    private JournalFolder open(Shell shell) {
      return JournalFolder.of(shell, config.file(), data);
    }
  }

  /** Reads everything. */
  @Command(name = "verify")
  static final class Verify implements Action {
    @Mixin private final Place place = new Place();

    @Option(names = "--json")
    private boolean json;

    @Override
    public int run(Shell shell) throws IOException {
      return place.open(shell).verify(json);
    }
  }

  /** Prints what is in it. */
  @Command(name = "dump")
  static final class Dump implements Action {
    @Mixin private final Place place = new Place();

    @Option(names = "--from", paramLabel = "N")
    private long from;

    @Option(names = "--to", paramLabel = "N")
    private long to = Long.MAX_VALUE;

    @Option(names = "--lines")
    private boolean lines;

    @Option(names = "--json")
    private boolean json;

    @Override
    public int run(Shell shell) throws IOException {
      if (lines && json) {
        throw new UsageException("journal dump: give --lines or --json, not both");
      }
      return place.open(shell).dump(new JournalDump(shell, from, to, lines, json));
    }
  }

  /** Makes a day or a value unreadable. */
  @Command(name = "erase")
  static final class Erase implements Action {
    @Mixin private final Place place = new Place();

    @Option(names = "--day", paramLabel = "YYYY-MM-DD")
    private @Nullable String day;

    @Option(names = "--value", paramLabel = "TEXT")
    private @Nullable String value;

    @Option(names = "--value-file", paramLabel = "FILE")
    private @Nullable String valueFile;

    @Override
    public int run(Shell shell) throws IOException {
      int given = (day == null ? 0 : 1) + (value == null ? 0 : 1) + (valueFile == null ? 0 : 1);
      if (given != 1) {
        throw new UsageException(
            "journal erase: give one of --day YYYY-MM-DD, --value TEXT, --value-file FILE");
      }
      JournalFolder folder = place.open(shell);
      if (day != null) {
        return folder.eraseDay(day);
      }
      return value != null ? folder.eraseValue(value) : folder.eraseFile(String.valueOf(valueFile));
    }
  }

  /** Replaces the master key. */
  @Command(name = "rotate-key")
  static final class RotateKey implements Action {
    @Mixin private final Place place = new Place();

    @Override
    public int run(Shell shell) throws IOException {
      return place.open(shell).rotateKey();
    }
  }
}
