package nightjar.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of a scan that reads from Loki. */
final class LokiOptions {
  @Option(names = "--loki", paramLabel = "URL")
  private @Nullable String url;

  @Option(names = "--query", paramLabel = "LOGQL")
  private @Nullable String query;

  /**
   * Is Loki to be read?
   *
   * @throws UsageException if a query goes nowhere
   */
  boolean isGiven() {
    if (url == null && query != null) {
      throw new UsageException("--query is for Loki; say where that is: --loki URL");
    }
    if (url != null && url.isBlank()) {
      throw new UsageException("--loki: the address is empty; is a variable not set?");
    }
    if (query != null && query.isBlank()) {
      throw new UsageException("--query: the query is empty; write one such as '{job=\"app\"}'");
    }
    return url != null;
  }

  String url() {
    return url == null ? "" : url;
  }

  /** Null for the one that the settings have. */
  @Nullable String query() {
    return query;
  }
}
