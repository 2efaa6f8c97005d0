package nightjar.server.api;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import nightjar.LineRef;
import nightjar.TimeRange;
import nightjar.act.AlertOutcome;
import nightjar.detect.Evidence;
import nightjar.incident.Finding;
import nightjar.incident.Incident;
import nightjar.incident.TrackedIncident;
import nightjar.incident.TrackedIncident.Activity;
import nightjar.incident.TrackedIncident.Mark;
import nightjar.incident.TrackedIncident.State;
import nightjar.redact.Redacted;
import nightjar.redact.TokenKeys;
import nightjar.search.TimeText;
import nightjar.server.config.ConfigException;
import nightjar.server.config.RedactionConfig;
import nightjar.server.http.Problem;
import nightjar.server.http.Reply;
import nightjar.server.http.Route;
import nightjar.server.live.LineBalance;
import nightjar.server.live.LiveState;
import nightjar.server.redaction.RuleWatch;
import nightjar.source.RefusedException.Reason;
import nightjar.store.DeadLetter;
import nightjar.store.Delivery;
import nightjar.store.LogRow;
import nightjar.store.Marker;
import nightjar.store.PatternRow;

/**
 * A small system with an hour of records: a line a second in "shop" and one every ten in "pay", and
 * a burst of one error in "pay" that incident 3 is about. Its routes are called without a network.
 */
final class Samples {
  static final long SECOND = 1_000_000_000L;
  static final long NOW = Instant.parse("2026-11-22T08:00:00Z").getEpochSecond() * SECOND;
  static final long BEGIN = NOW - 3600 * SECOND;
  static final long BURST = NOW - 300 * SECOND;
  static final long GET = 0x1111111111111111L;
  static final long PAID = 0x2222222222222222L;
  static final long DENIED = 0x3333333333333333L;
  static final String GET_ID = "00000000000000a1";
  static final String PAID_ID = "00000000000000b2";
  static final String DENIED_ID = "00000000000000c3";

  final InMemoryStore store = new InMemoryStore();
  final FakeLive live;
  final Map<Long, List<Finding>> findings = new HashMap<>();
  final List<String> rawReads = new ArrayList<>();
  final InstantSource clock = () -> Instant.ofEpochSecond(NOW / SECOND);
  final ApiParts parts;
  final List<Route> routes;

  private Samples() {
    live = new FakeLive(store, state(""));
    Map<String, Supplier<AlertOutcome>> tests = new LinkedHashMap<>();
    tests.put("slack", () -> new AlertOutcome.Delivered("posted"));
    tests.put("github", () -> new AlertOutcome.Refused("401 bad token"));
    parts =
        new ApiParts(
            store,
            live,
            clock,
            "0.1.0",
            bits -> bits == 0 ? List.of() : List.of("EMAIL"),
            usualRules(clock),
            (key, request, log) -> rawReads.add(log),
            tests);
    routes = ApiRoutes.of(parts);
  }

  /** No file of rules is there. */
  static RuleWatch usualRules(InstantSource clock) {
    RedactionConfig none =
        new RedactionConfig(Path.of("redaction.json"), false, Path.of("redaction.key"));
    try {
      return new RuleWatch(none, new TokenKeys(new byte[TokenKeys.BYTES]), clock, _ -> {});
    } catch (ConfigException e) {
      throw new IllegalStateException(e);
    }
  }

  static Samples empty() {
    return new Samples();
  }

  static Samples filled() {
    Samples samples = new Samples();
    for (int second = 0; second < 3600; second++) {
      long time = BEGIN + second * SECOND;
      samples.add(time, 9, "shop", GET, "GET /cart/" + second % 17 + " 200", 0);
      if (second % 10 == 0) {
        samples.add(time + 1, 9, "pay", PAID, "order " + second + " paid by [EMAIL]", 1);
      }
      if (time >= BURST && time < BURST + 60 * SECOND) {
        samples.add(
            time + 2, 17, "pay", DENIED, "card denied by pay: \"<b>\u0007\" code 5" + second, 0);
      }
    }
    samples.patterns();
    samples.incidents();
    InMemoryStore store = samples.store;
    store.markers.add(new Marker(9, BURST - 60 * SECOND, "deploy", "pay", "pay 2.1", "ci"));
    store.deadLetters.add(
        new DeadLetter(
            1,
            "shop.log",
            BEGIN,
            2,
            60,
            Redacted.kept("no time can hold [EMAIL]"),
            Redacted.kept("odd \u001b[31m")));
    store.deadLetters.add(
        new DeadLetter(2, "", BEGIN, 0, 0, Redacted.kept("a tick"), Redacted.kept("")));
    store.deliveries.add(delivery(1, "slack", Delivery.State.DELIVERED, "ok"));
    store.deliveries.add(delivery(2, "slack", Delivery.State.PENDING, ""));
    return samples;
  }

  private static Delivery delivery(long number, String target, Delivery.State state, String note) {
    int attempts = state == Delivery.State.PENDING ? 0 : 1;
    return new Delivery(number, target, 3, "new", BURST, BURST, attempts, state, note);
  }

  LogRow add(long time, int severity, String service, long shape, String message, int redactions) {
    String text = TimeText.of(time) + " " + message;
    long number = store.rows.size() + 1L;
    LogRow row =
        new LogRow(
            number,
            time,
            time + SECOND / 2,
            severity,
            service,
            service + ".log",
            number,
            shape,
            Redacted.kept(text, redactions),
            text.length() - message.length(),
            text.length(),
            number);
    store.rows.add(row);
    store.arrival = number;
    return row;
  }

  private void patterns() {
    row(GET_ID, "GET /cart/<*> 200", 9, GET, NOW, 3600, "GET /", List.of());
    // The running system knows the others by ids of its own.
    List<String> denied = live.mine(0xc3, "session opened by ", " today");
    List<String> paid = live.mine(0xb2, "order paid by ", " at the desk");
    row(PAID_ID, "order <*> paid by <*>", 9, PAID, NOW, 360, "", paid);
    long last = BURST + 59 * SECOND;
    row(DENIED_ID, "card denied by <*>: <*> code <*>", 17, DENIED, last, 60, "no", denied);
  }

  private void row(
      String id,
      String text,
      int severity,
      long shape,
      long last,
      long count,
      String sample,
      List<String> aliases) {
    store.patterns.add(
        new PatternRow(
            id,
            Redacted.kept(text),
            severity,
            List.of(shape),
            shape == DENIED ? BURST : BEGIN,
            last,
            count,
            Redacted.kept(sample),
            Redacted.kept("Title of " + id),
            aliases));
  }

  private void incidents() {
    TimeRange range = new TimeRange(BURST, BURST + 60 * SECOND);
    findings.put(
        3L,
        List.of(
            finding("new", 30, DENIED_ID, Set.of(DENIED), "", range, false),
            finding("rate", 15, "", Set.of(DENIED), "pay", range, false),
            finding("silence", 4, "", Set.of(), "cron", range, true)));
    store.put(tracked(3, State.NEW, 90, range));
    findings.put(1L, List.of(finding("rate", 9, "", Set.of(), "auth", early(), false)));
    store.put(tracked(1, State.RESOLVED, 40, early()));
    store.put(tracked(2, State.MUTED, 55, new TimeRange(LineRef.NO_TIME, LineRef.NO_TIME)));
  }

  private static TimeRange early() {
    return new TimeRange(BEGIN, BEGIN + 10 * SECOND);
  }

  private static Finding finding(
      String detector,
      double bits,
      String pattern,
      Set<Long> shapes,
      String service,
      TimeRange range,
      boolean absence) {
    return new Finding(
        detector,
        bits,
        pattern,
        pattern.isEmpty() ? "" : "card denied: <*>",
        shapes,
        service,
        range,
        60,
        absence,
        0,
        List.of(new Evidence(detector, detector + " says 60 lines where 0 are usual", 60, 0)));
  }

  TrackedIncident tracked(long number, State state, int score, TimeRange range) {
    boolean timed = range.fromNanos() != LineRef.NO_TIME;
    LogRow row =
        store.rows.stream().filter(each -> each.shape() == DENIED).findFirst().orElse(null);
    LineRef first =
        row == null
            ? new LineRef("a.log", 7, LineRef.NO_TIME, 17, "x")
            : new LineRef(row.source(), row.line(), row.timeNanos(), 17, row.text());
    Map<String, Integer> points = new LinkedHashMap<>();
    points.put("new", score - 10);
    points.put("rate", 10);
    Incident incident =
        new Incident(
            "%016x".formatted(number),
            score,
            points,
            17,
            "card denied: burst",
            "60 lines in a minute",
            range,
            60,
            List.of("pay"),
            List.of(
                new Evidence("new", "it was never seen before", 60, Double.NaN),
                new Evidence("rate", "60 lines where 0.5 are usual", 60, 0.5),
                Evidence.of("new", "third"),
                Evidence.of("new", "fourth")),
            timed ? first : null,
            timed ? List.of(first) : List.of(),
            List.of("s-1"),
            List.of(),
            List.of(),
            findings.getOrDefault(number, List.of()));
    return new TrackedIncident(
        number,
        incident.id(),
        state,
        incident,
        BURST + 5 * SECOND,
        BURST + number * SECOND,
        state == State.RESOLVED ? NOW : 0,
        score,
        state == State.MUTED ? score : 0,
        Mark.NONE,
        "",
        number == 3 ? List.of(1L) : List.of(),
        List.of(new Activity(BURST, "nightjar", "found")));
  }

  static TrackedIncident tracked(
      TrackedIncident was, State state, Mark mark, String assignee, List<Activity> activity) {
    return new TrackedIncident(
        was.number(),
        was.fingerprint(),
        state,
        was.latest(),
        was.openedNanos(),
        was.updatedNanos(),
        was.endedNanos(),
        was.peakScore(),
        was.mutedAtScore(),
        mark,
        assignee,
        was.seenBefore(),
        activity);
  }

  static LiveState state(String trouble) {
    return new LiveState(
        BEGIN,
        LiveState.Phase.LIVE,
        trouble,
        new LineBalance(4005, 3990, 2, 10, 1005, BEGIN),
        Map.of(Reason.FULL, 4L, Reason.BUSY, 0L),
        4020,
        1,
        SECOND / 10,
        42.5,
        List.of(
            new LiveState.SourceState("shop.log", "file", "", 3600, 1, NOW, 0, "generic"),
            new LiveState.SourceState("old.log", "file", "gone", 1, 0, 0, 0, "json")));
  }

  /** The route of a method and path as it is documented. */
  Route route(String method, String path) {
    return routes.stream()
        .filter(route -> route.method().equals(method) && route.path().equals(path))
        .findFirst()
        .orElseThrow();
  }

  /** The body of a reply to a call; pairs are parameters, of the path where it names them. */
  Map<String, Object> get(String path, String... pairs) throws Exception {
    return read(call("GET", path, "", pairs));
  }

  Map<String, Object> post(String path, String json, String... pairs) throws Exception {
    return read(call("POST", path, json, pairs));
  }

  Reply call(String method, String path, String json, String... pairs) throws Exception {
    FakeRequest request = request(path, json, pairs);
    return route(method, path).handler().answer(request);
  }

  static FakeRequest request(String path, String json, String... pairs) {
    FakeRequest request = new FakeRequest();
    if (!json.isEmpty()) {
      request.json(json);
    }
    for (int i = 0; i < pairs.length; i += 2) {
      boolean inPath = path.contains("{" + pairs[i] + "}");
      (inPath ? request.path : request.query).put(pairs[i], pairs[i + 1]);
    }
    return request;
  }

  Problem refused(String method, String path, String json, String... pairs) {
    try {
      Reply reply = call(method, path, json, pairs);
      throw new AssertionError("answered: " + new String(reply.body(), StandardCharsets.UTF_8));
    } catch (Problem problem) {
      return problem;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  static Map<String, Object> read(Reply reply) {
    return JsonTree.object(reply.body());
  }

  /** The objects of an array in a reply. */
  @SuppressWarnings("unchecked") // arrays of objects, by the contract
  static List<Map<String, Object>> list(Map<String, Object> reply, String name) {
    Object list = reply.get(name);
    return list == null ? Collections.emptyList() : (List<Map<String, Object>>) list;
  }

  @SuppressWarnings("unchecked") // an object, by the contract
  static Map<String, Object> object(Map<String, Object> reply, String name) {
    return (Map<String, Object>) Objects.requireNonNull(reply.get(name), name);
  }

  /** The plain values of an array in a reply. */
  @SuppressWarnings("unchecked") // an array, by the contract
  static List<Object> values(Map<String, Object> reply, String name) {
    return (List<Object>) Objects.requireNonNull(reply.get(name), name);
  }

  static double number(Map<String, Object> reply, String name) {
    return ((Number) Objects.requireNonNull(reply.get(name), name)).doubleValue();
  }
}
