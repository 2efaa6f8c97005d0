package nightjar.testkit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import nightjar.TimeRange;
import nightjar.incident.Incident;
import nightjar.incident.TrackedIncident;
import nightjar.store.Commit;
import nightjar.store.LogQuery;
import nightjar.store.LogQuery.Unusual;
import nightjar.store.LogRow;
import nightjar.store.UnusualRange;

/** Records, queries and commits to try a store with; the same seed gives the same ones. */
public final class LogStoreContractRecords {
  /** Event time of the first record: ten seconds begin there. */
  public static final long START = 1_763_797_440_000_000_000L;

  /** Two minutes, the span in which the records lie. */
  public static final long SPAN = 120_000_000_000L;

  private static final List<String> SERVICES = List.of("shop", "Shop-DB", "mail", "", "It's \"x\"");
  private static final List<String> SOURCES = List.of("app.log", "loki {app=\"shop\"}", "HTTP");
  private static final List<String> PARTS =
      List.of(
          "time",
          "OUT",
          "Time",
          "%",
          "_",
          "'",
          "\\",
          "\"",
          "İ",
          "i",
          "ß",
          "ẞ",
          "É",
          "é",
          "ж",
          "Ж",
          "\ud83e\udd89",
          "\n",
          "\0",
          "$1",
          "?",
          "--",
          ";",
          " ",
          "null");

  private final Random random;

  public LogStoreContractRecords(long seed) {
    this.random = new Random(seed);
  }

  /** Records with these numbers, in no order of event time. */
  public List<LogRow> rows(long first, int count, long arrival) {
    List<LogRow> rows = new ArrayList<>();
    for (long number = first; number < first + count; number++) {
      String text = text();
      int from = random.nextInt(text.length() + 1);
      rows.add(
          new LogRow(
              number,
              time(),
              START + number,
              random.nextInt(25),
              any(SERVICES),
              any(SOURCES),
              number,
              shape(),
              text,
              from,
              text.length(),
              random.nextInt(4),
              arrival));
    }
    return rows;
  }

  /** A query that asks for one to three things. */
  public LogQuery query() {
    LogQuery q = LogQuery.ALL;
    for (int wishes = 1 + random.nextInt(3); wishes > 0; wishes--) {
      q =
          switch (random.nextInt(9)) {
            case 0, 1 -> words(q, list(this::word), q.not());
            case 2 -> words(q, q.words(), list(this::word));
            case 3 -> severities(q, random.nextInt(25), q.severities());
            case 4 -> severities(q, 0, new HashSet<>(list(() -> any(List.of(0, 1, 9, 13, 17, 3)))));
            case 5 -> names(q, any(List.of("SHOP", "s", "it's")), q.source());
            case 6 -> names(q, q.service(), any(List.of("http", "APP", "\"}")));
            case 7 -> unusual(q);
            default -> shapesAndTime(q);
          };
    }
    return q;
  }

  private String word() {
    return any(PARTS) + (random.nextBoolean() ? any(PARTS) : "");
  }

  private static LogQuery words(LogQuery q, List<String> words, List<String> not) {
    return new LogQuery(
        words,
        not,
        q.leastSeverity(),
        q.severities(),
        q.service(),
        q.source(),
        q.shapes(),
        q.fromNanos(),
        q.toNanos(),
        q.unusual(),
        q.ranges());
  }

  private static LogQuery severities(LogQuery q, int least, Set<Integer> groups) {
    return new LogQuery(
        q.words(),
        q.not(),
        least,
        groups,
        q.service(),
        q.source(),
        q.shapes(),
        q.fromNanos(),
        q.toNanos(),
        q.unusual(),
        q.ranges());
  }

  private static LogQuery names(LogQuery q, String service, String source) {
    return new LogQuery(
        q.words(),
        q.not(),
        q.leastSeverity(),
        q.severities(),
        service,
        source,
        q.shapes(),
        q.fromNanos(),
        q.toNanos(),
        q.unusual(),
        q.ranges());
  }

  private LogQuery shapesAndTime(LogQuery q) {
    // Whole tens of seconds now and then: that is where sums kept beforehand can answer.
    long unit = random.nextBoolean() ? 10_000_000_000L : 1;
    long from = (time() / unit) * unit;
    return new LogQuery(
        q.words(),
        q.not(),
        q.leastSeverity(),
        q.severities(),
        q.service(),
        q.source(),
        random.nextBoolean() ? Set.of() : new HashSet<>(list(this::shape)),
        random.nextBoolean() ? Long.MIN_VALUE : from,
        random.nextBoolean() ? Long.MAX_VALUE : from + 40_000_000_000L,
        q.unusual(),
        q.ranges());
  }

  private LogQuery unusual(LogQuery q) {
    return new LogQuery(
        q.words(),
        q.not(),
        q.leastSeverity(),
        q.severities(),
        q.service(),
        q.source(),
        q.shapes(),
        q.fromNanos(),
        q.toNanos(),
        random.nextBoolean() ? Unusual.ONLY : Unusual.NOT,
        list(this::unusualRange));
  }

  private UnusualRange unusualRange() {
    long from = time();
    return new UnusualRange(
        1,
        50,
        random.nextBoolean() ? Set.of() : new HashSet<>(list(this::shape)),
        random.nextBoolean() ? "" : any(SERVICES),
        random.nextInt(18),
        new TimeRange(from, from + 30_000_000_000L));
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (int parts = random.nextInt(8); parts > 0; parts--) {
      text.append(any(PARTS));
    }
    return text.toString();
  }

  private long time() {
    return START + random.nextLong(SPAN);
  }

  private long shape() {
    return random.nextInt(6) - 3L;
  }

  private <T> T any(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  private <T> List<T> list(Supplier<T> values) {
    return Stream.generate(values).limit(1 + random.nextInt(2)).toList();
  }

  /** A commit of rows alone. */
  public static Commit commit(long arrival, List<LogRow> rows) {
    return new Commit(
        arrival, rows, List.of(), List.of(), List.of(), Map.of(), Map.of(), List.of(), List.of(),
        null);
  }

  /** One record. */
  public static LogRow row(long number, String text) {
    return new LogRow(
        number,
        START + number,
        START,
        9,
        "shop",
        "app.log",
        number,
        7,
        text,
        0,
        text.length(),
        0,
        1);
  }

  /** An incident. */
  public static TrackedIncident incident(long number, int score, String title) {
    Incident latest =
        new Incident(
            "00000000000000ff",
            score,
            Map.of("new", score),
            17,
            title,
            "summary",
            new TimeRange(START, START + 1),
            3,
            List.of("shop"),
            List.of(),
            null,
            List.of(),
            List.of(),
            List.of(),
            List.of());
    return new TrackedIncident(
        number,
        latest.id(),
        TrackedIncident.State.NEW,
        latest,
        START,
        START,
        0,
        score,
        0,
        TrackedIncident.Mark.NONE,
        "",
        List.of(),
        List.of(new TrackedIncident.Activity(START, "nightjar", title)));
  }
}
