package nightjar.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/**
 * What a server answered.
 *
 * @param host who
 * @param status never 3xx: {@link Outbound} follows no redirect and tells of it as a failure
 * @param body hostile
 */
@SuppressWarnings("ArrayRecordComponent") // not compared
record Reply(String host, int status, HttpHeaders headers, byte[] body) {
  private static final Duration LONGEST = Duration.ofHours(6);

  /** Most characters of a server's own words that are repeated. */
  private static final int MOST_WORDS = 300;

  Reply with(byte[] content) {
    return new Reply(host, status, headers, content);
  }

  boolean isSuccess() {
    return status / 100 == 2;
  }

  /** Is it worth asking again without anybody's help? */
  boolean isPassing() {
    return status == 408 || status == 425 || status == 429 || status >= 500;
  }

  /** Is it a page for people, as proxies and log-in portals send? */
  boolean isPage() {
    return headers.firstValue("content-type").orElse("").startsWith("text/html");
  }

  String text() {
    return new String(body, UTF_8);
  }

  /**
   * How long the server asked to wait ({@code Retry-After}, in seconds or as a date), at most six
   * hours; zero if it did not.
   */
  Duration retryAfter(Instant now) {
    return headers.firstValue("retry-after").map(value -> wait(value, now)).orElse(Duration.ZERO);
  }

  private static Duration wait(String value, Instant now) {
    try {
      Duration wait =
          value.chars().allMatch(c -> c >= '0' && c <= '9')
              ? Duration.ofSeconds(Long.parseLong(value))
              : Duration.between(
                  now,
                  ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
      return bounded(wait);
    } catch (NumberFormatException | DateTimeException e) {
      return Duration.ZERO;
    }
  }

  /** The time, at least none and at most six hours. */
  static Duration bounded(Duration wait) {
    return wait.isNegative() ? Duration.ZERO : wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
  }

  /** What happened, with the server's own words: {@code loki:3100 answered 400: parse error …}. */
  String story() {
    if (isPage()) {
      return host + " answered " + status + " with a web page; is the address right?";
    }
    String words = CleanText.of(text().strip(), MOST_WORDS);
    return host + " answered " + status + (words.isEmpty() ? "" : ": " + words);
  }
}
