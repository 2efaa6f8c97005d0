package nightjar.web;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How logs are read from Loki.
 *
 * @param url {@code LOKI_URL}; a user and password in it become a login
 * @param query {@code LOKI_QUERY}, a LogQL query for log lines: {@code {job="app"}}
 * @param range {@code LOG_QUERY_RANGE_MINUTES}: how far back the first reading goes
 * @param every from one reading to the next
 * @param overlap how late an entry may come into Loki and is still read; so much is read again each
 *     time
 * @param limit most entries asked for at once; what the server says it allows counts if that is
 *     less
 * @param tenant {@code LOKI_TENANT}, sent as {@code X-Scope-OrgID}; empty for none
 * @param token {@code LOKI_TOKEN}, sent as bearer token instead of a login
 */
public record LokiSettings(
    Endpoint url,
    String query,
    Duration range,
    Duration every,
    Duration overlap,
    int limit,
    String tenant,
    Optional<Secret> token) {
  private static final Duration LONGEST = Duration.ofDays(30);

  public LokiSettings {
    Objects.requireNonNull(url);
    Objects.requireNonNull(token);
    if (query.isBlank()) {
      throw new IllegalArgumentException("LOKI_QUERY is empty; write one such as {job=\"app\"}");
    }
    if (query.length() > 5000 || query.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("LOKI_QUERY is too long or holds control characters");
    }
    if (!range.isPositive() || range.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "LOG_QUERY_RANGE_MINUTES must be at least 1 and at most 30 days");
    }
    if (!every.isPositive() || overlap.isNegative() || overlap.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "the time between readings of Loki must be positive, the time read again not negative");
    }
    if (limit < 1) {
      throw new IllegalArgumentException("the limit of entries a query must be 1 or more");
    }
    if (tenant.chars().anyMatch(c -> c < 0x21 || c > 0x7e)) {
      throw new IllegalArgumentException("LOKI_TENANT must be printable ASCII without blanks");
    }
  }

  /** The usual settings: last 10 minutes, every 5 s, 30 s read again, 5,000 entries at once. */
  public static LokiSettings of(Endpoint url, String query) {
    return new LokiSettings(
        url,
        query,
        Duration.ofMinutes(10),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
        5000,
        "",
        Optional.empty());
  }

  public LokiSettings withRange(Duration first) {
    return new LokiSettings(url, query, first, every, overlap, limit, tenant, token);
  }

  public LokiSettings withOverlap(Duration again) {
    return new LokiSettings(url, query, range, every, again, limit, tenant, token);
  }

  public LokiSettings withLimit(int most) {
    return new LokiSettings(url, query, range, every, overlap, most, tenant, token);
  }

  /** With a tenant (may be empty) and a bearer token. */
  public LokiSettings withAccess(String organisation, Optional<Secret> bearer) {
    return new LokiSettings(url, query, range, every, overlap, limit, organisation, bearer);
  }

  /** The name of what is read as people know it: {@code loki {job="app"}}. */
  public String source() {
    return "loki " + query;
  }

  /** The headers that say who asks. */
  Map<String, String> access() {
    Map<String, String> headers = new LinkedHashMap<>();
    if (!tenant.isEmpty()) {
      headers.put("X-Scope-OrgID", tenant);
    }
    token
        .map(bearer -> "Bearer " + bearer.reveal())
        .or(() -> url.login().map(Secret::reveal))
        .ifPresent(value -> headers.put("Authorization", value));
    return headers;
  }
}
