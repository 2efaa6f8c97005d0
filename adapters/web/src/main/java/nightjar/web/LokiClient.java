package nightjar.web;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks a Loki for entries. One thread at a time. */
final class LokiClient {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final long MOST_BYTES = 64L << 20;

  /** More entries than any server gives at once. */
  static final int ALL = 1_000_000;

  /** What Loki answers to a limit over its own, as plain text. */
  private static final Pattern OVER_LIMIT =
      Pattern.compile("max entries limit.{0,200}\\((\\d{1,12}) > (\\d{1,9})\\)", Pattern.DOTALL);

  private final Outbound outbound;
  private final LokiSettings settings;
  private final InstantSource clock;
  private final Duration timeout;
  private int limit;

  LokiClient(Outbound outbound, LokiSettings settings, InstantSource clock) {
    this(outbound, settings, clock, TIMEOUT);
  }

  LokiClient(Outbound outbound, LokiSettings settings, InstantSource clock, Duration timeout) {
    this.outbound = outbound;
    this.settings = settings;
    this.clock = clock;
    this.timeout = timeout;
    limit = settings.limit();
  }

  /**
   * The first entries of a stretch of time.
   *
   * @param entries in order of time
   * @param full are there as many as were allowed, so that there may be more?
   */
  record Page(List<LokiEntry> entries, boolean full) {}

  /** First entries in {@code [from, to)}, as many as the server gives at once. */
  Page first(long from, long to) throws IOException, InterruptedException {
    return page(from, to, limit);
  }

  /** Entries of one nanosecond, as many as the server can be made to give. */
  Page nanosecond(long nanos) throws IOException, InterruptedException {
    return page(nanos, nanos + 1, ALL);
  }

  private Page page(long from, long to, int wanted) throws IOException, InterruptedException {
    for (int most = wanted; ; ) {
      Answer answer = ask(from, to, most);
      if (answer instanceof Entries found) {
        return new Page(found.entries(), found.entries().size() >= most);
      }
      Reply reply = ((Failure) answer).reply();
      int allowed = allowed(reply);
      if (allowed < 1 || allowed >= most) {
        throw failure(reply);
      }
      most = allowed;
      limit = Math.min(limit, allowed);
    }
  }

  private sealed interface Answer {}

  private record Entries(List<LokiEntry> entries) implements Answer {}

  private record Failure(Reply reply) implements Answer {}

  private Answer ask(long from, long to, int most) throws IOException, InterruptedException {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("query", settings.query());
    parameters.put("start", Long.toString(from));
    parameters.put("end", Long.toString(to));
    parameters.put("limit", Integer.toString(most));
    parameters.put("direction", "forward");
    Call call = Call.get(settings.url().below("/loki/api/v1/query_range", parameters));
    for (var header : settings.access().entrySet()) {
      call = call.with(header.getKey(), header.getValue());
    }
    return outbound.exchange(
        call.within(timeout).atMost(MOST_BYTES),
        (head, body) ->
            head.status() == 200 && !head.isPage()
                ? new Entries(LokiJson.answer(body, head.host()))
                : new Failure(head.with(body.readNBytes(4096))));
  }

  /** The limit that the server says it has; 0 if that is not what it says. */
  private static int allowed(Reply reply) {
    if (reply.status() != 400) {
      return 0;
    }
    Matcher matcher = OVER_LIMIT.matcher(reply.text());
    return matcher.find() ? Integer.parseInt(matcher.group(2)) : 0;
  }

  private LokiException failure(Reply reply) {
    String hint =
        switch (reply.status()) {
          case 400 -> "; check LOKI_QUERY";
          case 401, 403 -> "; check LOKI_TOKEN, LOKI_TENANT or the login in LOKI_URL";
          case 404 -> "; is LOKI_URL the address of a Loki?";
          default -> "";
        };
    return new LokiException(
        reply.story() + hint,
        reply.status() / 100 == 4 && !reply.isPassing(),
        reply.retryAfter(clock.instant()));
  }
}
