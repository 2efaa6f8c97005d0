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
import nightjar.redact.Redacted;
import nightjar.search.LogId;
import nightjar.search.Query;
import nightjar.search.Query.Comparison;
import nightjar.search.Query.Match;
import nightjar.search.QueryContext;
import nightjar.search.UnusualRange;
import nightjar.store.Commit;
import nightjar.store.LogQuery;
import nightjar.store.LogRow;

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
          "null",
          "took=",
          "12ms",
          "0.5s",
          "7",
          "{\"a\":{\"Took\":7}} ",
          "a.took: \"12\" ");

  private static final List<String> WILDCARDS =
      List.of("t*e", "ti?e", "?", "o*t*i", "É?", "*took=?", "%*_", "x*y");

  private static final List<String> EXPRESSIONS =
      List.of(
          "t.me", "(?i)TIME|out", "^$", "\\d+(ms|s)", "[\\x00\n]", "\\p{Greek}", "7$", "é|\\$1");

  private static final List<Query> FIELDS =
      List.of(
          new Query.Field("took", Comparison.MORE, "5"),
          new Query.Field("took", Comparison.AT_MOST, "12ms"),
          new Query.Field("TOOK", Comparison.EQUAL, "7"),
          new Query.Field("a.took", Comparison.AT_LEAST, "7"),
          new Query.Field("took", Comparison.LIKE, "1?*"),
          new Query.Field("took", Comparison.LESS, "1s"),
          new Query.Field("took", Comparison.EQUAL, "time"));

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
              Redacted.kept(text, random.nextInt(4)),
              from,
              text.length(),
              arrival));
    }
    return rows;
  }

  /** A query of every kind of condition, joined, excluded and nested at random. */
  public LogQuery query() {
    Map<String, Set<Long>> patterns =
        Map.of("one", new HashSet<>(list(this::shape)), "two", new HashSet<>(list(this::shape)));
    Map<Long, List<UnusualRange>> unusual =
        Map.of(0L, list(this::unusualRange), 7L, list(this::unusualRange));
    return new LogQuery(tree(random.nextInt(3)), new QueryContext(patterns, unusual));
  }

  /** A tree of so many levels at most. */
  private Query tree(int depth) {
    if (depth == 0) {
      return leaf();
    }
    List<Query> parts =
        Stream.generate(() -> tree(depth - 1)).limit(2 + random.nextInt(2)).toList();
    return switch (random.nextInt(4)) {
      case 0 -> new Query.Not(tree(depth - 1));
      case 1 -> new Query.Or(parts);
      default -> new Query.And(parts);
    };
  }

  private Query leaf() {
    return switch (random.nextInt(15)) {
      case 0, 1, 2 -> new Query.Word(word());
      case 3 -> new Query.Wildcard(any(WILDCARDS));
      case 4 -> new Query.Regex(any(EXPRESSIONS));
      case 5 -> new Query.Level(new HashSet<>(list(() -> any(List.of(0, 1, 9, 13, 17, 21)))));
      case 6 -> new Query.Service(Match.PART, any(List.of("SHOP", "s", "it's")));
      case 7 ->
          random.nextBoolean()
              ? new Query.Service(Match.WHOLE, any(List.of("shop", "", "Shop-db")))
              : new Query.Service(Match.WILDCARD, any(List.of("sh*db", "?a*", "m??l")));
      case 8 -> new Query.Source(Match.PART, any(List.of("http", "APP", "\"}")));
      case 9 ->
          random.nextBoolean()
              ? new Query.Source(Match.WHOLE, "HTTP")
              : new Query.Source(Match.WILDCARD, any(List.of("*.LOG", "l?ki", "{*shop")));
      case 10 ->
          random.nextBoolean()
              ? new Query.Pattern(list(() -> any(List.of("one", "two", "three"))))
              : new Query.Shapes(new HashSet<>(list(this::shape)));
      case 11 -> any(FIELDS);
      case 12 -> new Query.Unusual(any(List.of(0L, 7L, 8L)));
      case 13 ->
          random.nextInt(4) > 0
              ? new Query.All()
              : new Query.Id(new LogId(START / 1_000_000, 1 + random.nextInt(900)));
      default -> time(random.nextBoolean());
    };
  }

  /** Whole tens of seconds now and then: that is where sums kept beforehand can answer. */
  private Query time(boolean from) {
    long unit = random.nextBoolean() ? 10_000_000_000L : 1;
    long nanos = (time() / unit) * unit;
    return from ? new Query.From(nanos) : new Query.To(nanos);
  }

  private String word() {
    return any(PARTS) + (random.nextBoolean() ? any(PARTS) : "");
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
        Redacted.kept(text),
        0,
        text.length(),
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
