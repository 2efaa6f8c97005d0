package nightjar.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A Loki that answers as version 3 does: streams grouped by labels, its own labels added, a limit
 * of entries a query with its error in plain text, {@code [start, end)} in nanoseconds, {@code
 * tail} over a WebSocket.
 */
public final class LokiStandIn extends StandInServer {
  private static final Set<String> KNOWN = Set.of("query", "start", "end", "limit", "direction");

  private record Entry(long nanos, Map<String, String> labels, String line) {}

  private final List<Entry> entries = new ArrayList<>();
  private final List<WebSocketPeer> tails = new CopyOnWriteArrayList<>();
  private volatile int maxEntries = 5000;
  private final AtomicInteger pings = new AtomicInteger();
  private volatile boolean answersPings = true;
  private volatile String tenant = "";

  public LokiStandIn() {
    start();
  }

  /** Sets {@code max_entries_limit_per_query}. */
  public void limit(int most) {
    maxEntries = most;
  }

  /** Answers this tenant only. */
  public void tenant(String name) {
    tenant = name;
  }

  /** Puts an entry in and tells those who tail. */
  public void push(long nanos, Map<String, String> labels, String line) {
    var entry = add(nanos, labels, line);
    for (WebSocketPeer tail : tails) {
      try {
        tail.text("{\"streams\":[" + stream(entry.labels(), List.of(entry)) + "]}");
      } catch (IOException e) {
        // It has just ended; the thread that serves it takes it out.
      }
    }
  }

  /** Puts an entry in that no tail is told of. */
  public void pushUntold(long nanos, Map<String, String> labels, String line) {
    add(nanos, labels, line);
  }

  private Entry add(long nanos, Map<String, String> labels, String line) {
    Map<String, String> all = new TreeMap<>(labels);
    all.put("detected_level", line.contains("ERROR") ? "error" : "unknown");
    all.putIfAbsent("service_name", labels.getOrDefault("app", "unknown_service"));
    var entry = new Entry(nanos, all, line);
    synchronized (entries) {
      entries.add(entry);
    }
    return entry;
  }

  private boolean ping() {
    pings.incrementAndGet();
    return answersPings;
  }

  /** Pings that came over tails. */
  public int pings() {
    return pings.get();
  }

  /** Leaves pings without an answer, as a connection that is cut somewhere on its way does. */
  public void ignorePings() {
    answersPings = false;
  }

  /** How many tail. */
  public int tails() {
    return tails.size();
  }

  /** Breaks every tail off. */
  public void breakTails() {
    for (WebSocketPeer tail : tails) {
      try {
        tail.reset();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Ends every tail as a server that shuts down. */
  public void endTails() throws IOException {
    for (WebSocketPeer tail : tails) {
      tail.end(1001, "going away");
    }
  }

  /** Tells every tail that entries were dropped. */
  public void tellDropped() throws IOException {
    for (WebSocketPeer tail : tails) {
      tail.text(
          "{\"streams\":null,\"dropped_entries\":[{\"labels\":{},\"timestamp\":\"2026-11-22T00:00:00Z\"}]}");
    }
  }

  @Override
  protected boolean upgrade(StandInRequest request, Socket socket) throws IOException {
    if (!request.path().equals("/loki/api/v1/tail") || refused(request) != null) {
      return false;
    }
    var peer = new WebSocketPeer(request, socket);
    tails.add(peer);
    try {
      peer.serve(this::ping);
    } finally {
      tails.remove(peer);
    }
    return true;
  }

  @Override
  protected StandInReply answer(StandInRequest request) {
    StandInReply refusal = refused(request);
    if (refusal != null) {
      return refusal;
    }
    if (!request.path().equals("/loki/api/v1/query_range")) {
      return StandInReply.text(404, "404 page not found\n");
    }
    int limit = Integer.parseInt(request.parameter("limit"));
    if (limit > maxEntries) {
      return StandInReply.text(
          400,
          "max entries limit per query exceeded, limit > max_entries_limit (%d > %d)\n"
              .formatted(limit, maxEntries));
    }
    return StandInReply.json(200, result(request, limit));
  }

  private @Nullable StandInReply refused(StandInRequest request) {
    if (!tenant.isEmpty() && !request.header("x-scope-orgid").orElse("").equals(tenant)) {
      return StandInReply.text(401, "no org id\n");
    }
    if (!request.parameter("query").startsWith("{")) {
      return StandInReply.text(
          400, "parse error at line 1, col 1: syntax error: unexpected IDENTIFIER\n");
    }
    if (request.path().endsWith("query_range")) {
      if (!KNOWN.containsAll(request.parameters().keySet())
          || !request.parameter("start").matches("\\d{19}")
          || !request.parameter("end").matches("\\d{19}")
          || !request.parameter("direction").equals("forward")) {
        return StandInReply.text(400, "the stand-in knows no such parameters\n");
      }
      if (request.parameter("start").compareTo(request.parameter("end")) >= 0) {
        return StandInReply.text(400, "end timestamp must not be before or equal to start time\n");
      }
    }
    return null;
  }

  private String result(StandInRequest request, int limit) {
    long from = Long.parseLong(request.parameter("start"));
    long to = Long.parseLong(request.parameter("end"));
    Map<Map<String, String>, List<Entry>> streams = new LinkedHashMap<>();
    synchronized (entries) {
      entries.stream()
          .filter(entry -> entry.nanos() >= from && entry.nanos() < to)
          .sorted(Comparator.comparingLong(Entry::nanos))
          .limit(limit)
          .forEach(e -> streams.computeIfAbsent(e.labels(), _ -> new ArrayList<>()).add(e));
    }
    List<String> parts = new ArrayList<>();
    streams.forEach((labels, found) -> parts.add(stream(labels, found)));
    return "{\"status\":\"success\",\"data\":{\"resultType\":\"streams\",\"result\":["
        + String.join(",", parts)
        + "],\"stats\":{\"summary\":{\"bytesProcessedPerSecond\":0,\"execTime\":0.001}}}}";
  }

  private static String stream(Map<String, String> labels, List<Entry> entries) {
    List<String> names = new ArrayList<>();
    labels.forEach((k, v) -> names.add(StandInJson.quoted(k) + ":" + StandInJson.quoted(v)));
    List<String> values = new ArrayList<>();
    for (Entry entry : entries) {
      values.add("[\"" + entry.nanos() + "\"," + StandInJson.quoted(entry.line()) + "]");
    }
    return "{\"stream\":{%s},\"values\":[%s]}"
        .formatted(String.join(",", names), String.join(",", values));
  }
}
