package nightjar.search;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import nightjar.TimeRange;
import nightjar.redact.Redacted;
import nightjar.search.Query.Comparison;
import nightjar.search.Query.Match;
import nightjar.store.LogRow;

/** Queries, their context and records by chance; the same seed gives the same ones. */
final class RandomQueries {
  static final long START = 1_763_797_440_000_000_000L;

  private static final List<String> TEXTS =
      List.of(
          "a",
          "B",
          "AND",
          "or",
          "-",
          "-x",
          "/",
          "/x/",
          "\"",
          "\"\"",
          " ",
          "é",
          "Ж",
          "🦉",
          "(",
          ")",
          "a:b",
          "x=1",
          "level:error",
          "c:\\dir\\",
          "http://h/p?q=1",
          "\u0000",
          "\n",
          "*",
          "?",
          ",",
          "100%",
          "took>5",
          "[ERROR]",
          "::",
          "=",
          "NOT");

  private static final List<String> GLOBS =
      List.of("a*", "*b", "?", "x?*y", "f(*", "f(a*)", "a\"*", "http://h/*", "[*]", "é?ж", "/a/*");

  private final Random random;

  RandomQueries(long seed) {
    this.random = new Random(seed);
  }

  Query tree(int depth) {
    if (depth == 0 || random.nextInt(4) == 0) {
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
    return switch (random.nextInt(16)) {
      case 0, 1 -> new Query.Word(text());
      case 2 -> new Query.Wildcard(any(GLOBS));
      case 3 -> new Query.Regex(any(List.of("a", "[/ ]\\/x", "\\\\", "(a b|c)", "\"\\(", "\\)")));
      case 4 -> new Query.Level(Set.copyOf(list(() -> any(List.copyOf(Levels.groups())))));
      case 5 -> new Query.Service(Match.PART, text());
      case 6 -> new Query.Service(Match.WHOLE, random.nextBoolean() ? "" : text());
      case 7 -> new Query.Source(Match.WILDCARD, any(List.of("a*", "*.log", "x?(")));
      case 8 -> new Query.Pattern(list(() -> any(List.of("ab12", "p 2", "x\"y", "(q)"))));
      case 9 -> new Query.Shapes(Set.copyOf(list(this::shape)));
      case 10 -> new Query.Field(any(NAMES), Comparison.EQUAL, text());
      case 11 ->
          random.nextBoolean()
              ? new Query.Field(any(NAMES), Comparison.LIKE, any(List.of("a*", "?", "x(*")))
              : new Query.Field(
                  any(NAMES),
                  any(List.of(Comparison.MORE, Comparison.AT_LEAST, Comparison.LESS)),
                  any(List.of("5", "-1.5s", "10MB", "3%")));
      case 12 -> random.nextBoolean() ? new Query.From(time()) : new Query.To(time());
      case 13 -> new Query.Unusual(random.nextInt(6) - 3);
      case 14 -> new Query.Id(new LogId(START / 1_000_000, 1 + random.nextInt(99)));
      default -> new Query.All();
    };
  }

  private static final List<String> NAMES =
      List.of("took", "user_id", "http.status", "@timestamp", "x-y", "id", "from", "Ünit");

  QueryContext context() {
    return new QueryContext(
        Map.of("ab12", Set.copyOf(list(this::shape)), "p 2", Set.copyOf(list(this::shape))),
        Map.of(0L, list(this::range), 1L, list(this::range)));
  }

  private UnusualRange range() {
    long from = time();
    return new UnusualRange(1, 50, Set.of(), "", 0, new TimeRange(from, from + 20_000_000_000L));
  }

  LogRow row() {
    String text = text() + text() + text();
    return new LogRow(
        1,
        time(),
        START,
        random.nextInt(25),
        text(),
        text(),
        1,
        shape(),
        Redacted.kept(text),
        0,
        0,
        1);
  }

  private String text() {
    String text = any(TEXTS);
    return random.nextBoolean() ? text : text + any(TEXTS);
  }

  private long time() {
    return START + random.nextLong(60_000_000_000L);
  }

  private long shape() {
    return random.nextInt(4) - 2L;
  }

  private <T> T any(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  private <T> List<T> list(Supplier<T> values) {
    return Stream.generate(values).limit(1 + random.nextInt(3)).toList();
  }
}
