package nightjar.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import nightjar.cli.render.RenderSettings;
import nightjar.search.Query;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nightjar query}: the lines that a query asks for, of files, a server or its data. */
@Command(name = "nightjar query")
final class QueryCommand implements Action {
  private static final int USUAL = 100;
  private static final int MOST_CONTEXT = 100;

  @Mixin private final ConfigOptions config = new ConfigOptions();
  @Mixin private final QueriedLogOptions reading = new QueriedLogOptions();
  @Mixin private final ShowingOptions showing = new ShowingOptions();

  @Option(names = "--server", paramLabel = "URL")
  private @Nullable String server;

  @Option(names = "--key", paramLabel = "KEY")
  private @Nullable String key;

  @Option(names = "--data", paramLabel = "DIR")
  private @Nullable String data;

  @Option(names = "--limit", paramLabel = "N")
  private @Nullable String limit;

  @Option(names = "--all")
  private boolean all;

  @Option(names = "--context", paramLabel = "N")
  private String context = "0";

  @Option(names = "--count")
  private boolean count;

  @Option(names = "--histogram")
  private boolean histogram;

  @Option(names = "--format", paramLabel = "FORMAT")
  private String format = "table";

  @Option(names = "--redact")
  private boolean redact;

  @Override
  public int run(Shell shell) throws IOException {
    Querying.Format shown = Querying.Format.of(format);
    check(shown);
    RenderSettings look = showing.renderSettings(shell, reading.zone(), 0, redact);
    var querying = new Querying(shell, showing, look, shown);
    String text = reading.text();
    Optional<Query> query = TypedQuery.read(shell, "", text);
    if (query.isEmpty()) {
      return ExitCode.USAGE;
    }
    var search =
        new LineSearch(
            query.get(),
            text,
            most(),
            Numbers.whole("--context", context, 0, MOST_CONTEXT),
            count,
            histogram);
    if (server != null) {
      String secret = key == null ? shell.variable("NIGHTJAR_KEY") : key;
      try (ServerDoor door = ServerDoor.of(server, secret)) {
        return querying.run(search, new LineServer(door, asked(shell), shell.interruption()));
      }
    }
    LinePlace place =
        data == null
            ? new LineFiles(reading, showing, redact, shell)
            : LineFolder.of(shell, config.file(), data, asked(shell));
    return querying.run(search, place);
  }

  private Span asked(Shell shell) {
    return reading.asked(shell.clock().instant(), Duration.ofDays(1));
  }

  private void check(Querying.Format shown) {
    boolean isStored = server != null || data != null;
    if (server != null && data != null) {
      throw new UsageException("query: give --data or --server, not both");
    }
    if (isStored && !reading.files().isEmpty()) {
      throw new UsageException(
          "query: give files, --server or --data; where the query has blanks, put it in quotes");
    }
    if (key != null && server == null) {
      throw new UsageException("--key is for a server; name it with --server URL");
    }
    if (config.file() != null && data == null) {
      throw new UsageException("--config is for a data folder; name it with --data DIR");
    }
    if (isStored && redact) {
      throw new UsageException("--redact is for files; what a server keeps is redacted already");
    }
    if (all && limit != null) {
      throw new UsageException("query: give --all or --limit, not both");
    }
    boolean isSummed = shown == Querying.Format.TABLE || shown == Querying.Format.JSON;
    if ((count || histogram) && !isSummed) {
      throw new UsageException("--count and --histogram are shown with --format table or json");
    }
    if (count && !context.equals("0")) {
      throw new UsageException("--count shows no lines; leave --context out");
    }
  }

  /** Files are read to their end; of a store that may hold years, the newest are shown. */
  private long most() {
    if (limit != null) {
      return Numbers.whole("--limit", limit, 1, Integer.MAX_VALUE);
    }
    return count || all || (server == null && data == null) ? 0 : USUAL;
  }
}
