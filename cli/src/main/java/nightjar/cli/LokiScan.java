package nightjar.cli;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nightjar.act.Report;
import nightjar.files.Inputs;
import nightjar.server.LokiSource;
import nightjar.server.config.LokiConfig;
import nightjar.source.LogSource;
import nightjar.web.LokiScanSource;
import nightjar.web.LokiSettings;
import nightjar.web.Outbound;

/**
 * Loki as an input of one scan. Touched for {@code --loki} only: what it needs lies in the server's
 * jars, which no other scan has on its class path.
 */
final class LokiScan implements AutoCloseable {
  private final Outbound outbound = new Outbound();
  private final LokiScanSource source;
  private final Span span;
  private final String missing;
  private final Shell shell;

  private LokiScan(LokiSettings settings, Span stretch, Span span, boolean stamped, Shell shell) {
    Instant since = Instant.ofEpochSecond(0, stretch.sinceNanos());
    Instant until = Instant.ofEpochSecond(0, stretch.untilNanos());
    source =
        new LokiScanSource(
            settings, outbound, since, until, stamped, shell.clock(), new SecureRandom());
    this.span = span;
    this.shell = shell;
    missing =
        "Loki has no entries of "
            + settings.query()
            + " from "
            + since
            + " to "
            + until
            + "; check --query and --since.";
  }

  /**
   * Loki as the options and the settings say; nothing is asked yet.
   *
   * @throws UsageException if one of them is wrong
   */
  static LokiScan of(LokiOptions options, ReadingOptions reading, Shell shell) {
    LokiConfig config = LokiConfig.from(ConfigFiles.required(shell, null, flags(options)));
    Instant now = shell.clock().instant();
    Duration range = config.range();
    try {
      // A line that names no time has Loki's, unless somebody says how lines are to be read.
      return new LokiScan(
          LokiSource.settings(config),
          reading.stretch(now, range),
          reading.asked(now, range),
          reading.isAutomatic(),
          shell);
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private static Map<String, String> flags(LokiOptions options) {
    Map<String, String> flags = new HashMap<>();
    flags.put(LokiConfig.URL.key(), options.url());
    String query = options.query();
    if (query != null) {
      flags.put(LokiConfig.QUERY.key(), query);
    }
    return flags;
  }

  /** The event time asked for, of all that is scanned. */
  Span span() {
    return span;
  }

  /** What Loki has, beside the files. */
  Inputs with(Inputs files) {
    List<LogSource> all = new ArrayList<>(files.sources());
    all.add(new LokiLines(source, files, shell.interruption()));
    return new Inputs(all, files.failures(), files.notes());
  }

  /** The report with what Loki did not give. */
  Report told(Report report) {
    List<String> notes = new ArrayList<>();
    boolean failed =
        report.input().failed().stream().anyMatch(one -> one.name().equals(source.name()));
    if (source.storedBytesRead() == 0 && !failed && !report.interrupted()) {
      notes.add(missing);
    } else if (!source.note().isEmpty()) {
      notes.add(source.note() + ".");
    }
    notes.addAll(report.notes());
    return new Report(
        report.input(),
        report.patterns(),
        report.newPatterns(),
        report.incidents(),
        report.trend(),
        notes,
        report.interrupted());
  }

  @Override
  public void close() {
    outbound.close();
  }
}
