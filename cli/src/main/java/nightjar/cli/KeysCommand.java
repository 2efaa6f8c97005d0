package nightjar.cli;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nightjar keys}: who may call a running Nightjar, and for what. */
@Command(
    name = "nightjar keys",
    subcommands = {KeysCommand.Known.class, KeysCommand.Create.class, KeysCommand.Revoke.class})
final class KeysCommand implements Action {
  @Override
  public int run(Shell shell) {
    throw new UsageException(
        "keys what? There are: keys list, keys create NAME --scope read, keys revoke ID");
  }

  /** Which folder's keys. */
  static final class Place {
    @Mixin private final ConfigOptions config = new ConfigOptions();

    @Option(names = "--data", paramLabel = "DIR")
    private @Nullable String data;

    private KeyRing open(Shell shell) {
      return KeyRing.of(shell, config.file(), data);
    }
  }

  /** All keys. */
  @Command(name = "list")
  static final class Known implements Action {
    @Mixin private final Place place = new Place();

    @Override
    public int run(Shell shell) throws IOException {
      return place.open(shell).list();
    }
  }

  /** A new key. */
  @Command(name = "create")
  static final class Create implements Action {
    @Mixin private final Place place = new Place();

    @Parameters(paramLabel = "NAME")
    private String name = "";

    @Option(names = "--scope", paramLabel = "SCOPE,...", required = true)
    private String scope = "";

    @Option(names = "--expires", paramLabel = "SPAN")
    private @Nullable String expires;

    @Override
    public int run(Shell shell) throws IOException {
      return place.open(shell).create(name, scope, expires);
    }
  }

  /** Takes a key out of use. */
  @Command(name = "revoke")
  static final class Revoke implements Action {
    @Mixin private final Place place = new Place();

    @Parameters(paramLabel = "ID")
    private String id = "";

    @Override
    public int run(Shell shell) throws IOException {
      return place.open(shell).revoke(id);
    }
  }
}
