package nightjar.cli;

import java.io.IOException;
import java.time.ZoneOffset;
import nightjar.LineRef;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nightjar export}: lines of a query for other programs. */
@Command(name = "nightjar export")
final class ExportCommand implements Action {
  @Mixin private final ConfigOptions config = new ConfigOptions();

  @Parameters(index = "0", paramLabel = "QUERY", arity = "0..1")
  private String text = "";

  @Option(names = "--jsonl", paramLabel = "FILE")
  private @Nullable String jsonl;

  @Option(names = "--parquet", paramLabel = "FILE")
  private @Nullable String parquet;

  @Option(names = "--from", paramLabel = "TIME")
  private @Nullable String from;

  @Option(names = "--to", paramLabel = "TIME")
  private @Nullable String to;

  @Option(names = "--server", paramLabel = "URL")
  private @Nullable String server;

  @Option(names = "--key", paramLabel = "KEY")
  private @Nullable String key;

  @Option(names = "--data", paramLabel = "DIR")
  private @Nullable String data;

  @Option(names = {"-q", "--quiet"})
  private boolean quiet;

  @Override
  public int run(Shell shell) throws IOException {
    if ((jsonl == null) == (parquet == null)) {
      throw new UsageException("export: give one of --jsonl FILE, --parquet FILE; - is the output");
    }
    if (server != null && (data != null || config.file() != null)) {
      throw new UsageException("export: give --data or --server, not both");
    }
    if (key != null && server == null) {
      throw new UsageException("--key is for a server; name it with --server URL");
    }
    Span span =
        new Span(
            from == null ? LineRef.NO_TIME : at("--from", from, shell),
            to == null ? Long.MAX_VALUE : at("--to", to, shell));
    if (span.sinceNanos() >= span.untilNanos()) {
      throw new UsageException("export: nothing lies between --from and --to");
    }
    var exporting = new Exporting(shell, new CopyProgress(shell, quiet), text);
    if (server == null) {
      return exporting.run(LineFolder.of(shell, config.file(), data, span), jsonl, parquet);
    }
    try (ServerDoor door =
        ServerDoor.of(server, key == null ? shell.variable("NIGHTJAR_KEY") : key)) {
      return exporting.run(new LineServer(door, span, shell.interruption()), jsonl, parquet);
    }
  }

  private static long at(String option, String text, Shell shell) {
    return switch (Moment.of(option, text, ZoneOffset.UTC, shell.clock().instant())) {
      case Moment.At(long nanos) -> nanos;
      case Moment.TimeOfDay _ ->
          throw new UsageException(option + ": name the day as well, as in 2026-03-01T20:00");
    };
  }
}
