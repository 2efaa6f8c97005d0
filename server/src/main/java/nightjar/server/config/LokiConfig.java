package nightjar.server.config;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import nightjar.web.Secret;

/**
 * A Loki as a source of lines.
 *
 * @param url address of Loki; unset for none
 * @param query which of its lines
 * @param mode ask again and again, or be told: poll or tail
 * @param tenant tenant, where Loki has several
 * @param token bearer token
 * @param pollTime seconds from one poll to the next
 * @param range how far back the first poll looks, in minutes
 */
public record LokiConfig(
    Optional<URI> url,
    String query,
    String mode,
    Optional<String> tenant,
    Optional<Secret> token,
    Duration pollTime,
    Duration range) {
  public static final Setting<Optional<URI>> URL =
      Setting.of(
          "loki.url",
          "LOKI_URL",
          "",
          Parsers.optional(Parsers.webAddress()),
          "Address of Loki; unset for none");
  public static final Setting<String> QUERY =
      Setting.of("loki.query", "LOKI_QUERY", "{job=\"app\"}", Parsers.text(), "Which of its lines");
  public static final Setting<String> MODE =
      Setting.of(
          "loki.mode",
          "NIGHTJAR_LOKI_MODE",
          "poll",
          Parsers.choice("poll", "tail"),
          "Ask again and again, or be told: poll or tail");
  public static final Setting<Optional<String>> TENANT =
      Setting.of(
          "loki.tenant",
          "LOKI_TENANT",
          "",
          Parsers.optional(Parsers.text()),
          "Tenant, where Loki has several");
  public static final Setting<Optional<Secret>> TOKEN =
      Setting.secret("loki.token", "LOKI_TOKEN", Parsers.secret(), "Bearer token");
  public static final Setting<Duration> POLL_TIME =
      Setting.of(
          "loki.poll-seconds",
          "LOKI_POLL_SECONDS",
          "5",
          Parsers.seconds(0.1, 86_400),
          "Seconds from one poll to the next");
  public static final Setting<Duration> RANGE =
      Setting.of(
          "loki.range-minutes",
          "LOG_QUERY_RANGE_MINUTES",
          "10",
          Parsers.minutes(1, 100_000),
          "How far back the first poll looks, in minutes");

  /** Its part of the key table. */
  public static List<Setting<?>> settings() {
    return List.of(URL, QUERY, MODE, TENANT, TOKEN, POLL_TIME, RANGE);
  }

  /** Reads it. */
  public static LokiConfig from(Settings settings) {
    return new LokiConfig(
        settings.get(URL),
        settings.get(QUERY),
        settings.get(MODE),
        settings.get(TENANT),
        settings.get(TOKEN),
        settings.get(POLL_TIME),
        settings.get(RANGE));
  }
}
