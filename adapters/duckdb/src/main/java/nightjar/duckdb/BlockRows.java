package nightjar.duckdb;

import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import nightjar.block.Block;
import nightjar.block.RowSet;
import nightjar.redact.Redacted;
import nightjar.search.Candidate;
import nightjar.search.Levels;
import nightjar.search.Query;
import nightjar.search.QueryContext;
import nightjar.search.UnusualRange;
import nightjar.store.LogRow;

/** Which rows of a block a query asks for, as far as its columns can tell. */
final class BlockRows {
  private final Block block;
  private final Function<String, RowSet> words;
  private final QueryContext context;
  private final TimeLimit limit;

  /**
   * Of one block.
   *
   * @param words rows of it that hold a word
   */
  BlockRows(Block block, Function<String, RowSet> words, QueryContext context, TimeLimit limit) {
    this.block = block;
    this.words = words;
    this.context = context;
    this.limit = limit;
  }

  /**
   * Rows that hold all that are asked for.
   *
   * @param isExact is every one of them asked for?
   */
  record Found(RowSet rows, boolean isExact) {
    private boolean isNothing() {
      return rows.isEmpty();
    }
  }

  Found of(Query query) throws SQLException {
    limit.check();
    return switch (query) {
      case Query.And(List<Query> parts) -> all(parts);
      case Query.Or(List<Query> parts) -> any(parts);
      case Query.Not(Query part) -> not(of(part));
      case Query.All() -> exactly(RowSet.all(block.head().rows()));
      case Query.Word(String text) -> exactly(words.apply(text));
      case Query.Level(Set<Integer> groups) ->
          exactly(block.rowsOfSeverity(each -> groups.contains(Levels.group(each))));
      case Query.Service service -> exactly(block.rowsOfService(name(service)));
      case Query.Source source -> exactly(block.rowsOfSource(name(source)));
      case Query.Pattern(List<String> ids) -> exactly(shapes(context.shapes(ids)));
      case Query.Shapes(Set<Long> shapes) -> exactly(shapes(shapes));
      case Query.From(long nanos) -> exactly(block.rowsBetween(Long.MIN_VALUE, nanos).not());
      case Query.To(long nanos) -> exactly(block.rowsBetween(Long.MIN_VALUE, nanos));
      case Query.Unusual(long incident) -> exactly(unusual(context.ranges(incident)));
      case Query.Id(var id) -> one(id.number());
      case Query.Wildcard(String text) -> about(longest(text));
      case Query.Field(String name, var comparison, String value) -> about(lastPart(name));
      case Query.Regex regex -> about("");
    };
  }

  private static Found exactly(RowSet rows) {
    return new Found(rows, true);
  }

  /** What is soon known first; nothing more is looked at once there is nothing left. */
  private Found all(List<Query> parts) throws SQLException {
    Found all = exactly(RowSet.all(block.head().rows()));
    for (Query part : soonestFirst(parts)) {
      if (!all.isNothing()) {
        Found found = of(part);
        all = new Found(all.rows.and(found.rows), all.isExact && found.isExact);
      }
    }
    return all.isNothing() ? exactly(all.rows) : all;
  }

  private Found any(List<Query> parts) throws SQLException {
    Found any = exactly(new RowSet(block.head().rows()));
    for (Query part : parts) {
      Found found = of(part);
      any = new Found(any.rows.or(found.rows), any.isExact && found.isExact);
    }
    return any;
  }

  private Found not(Found part) {
    return part.isExact || part.isNothing()
        ? exactly(part.rows.not())
        : new Found(RowSet.all(block.head().rows()), false);
  }

  /** Rows with a text that all that are asked for must have. */
  private Found about(String part) {
    return new Found(words.apply(part), false);
  }

  private Found one(long number) {
    RowSet rows = new RowSet(block.head().rows());
    long place = number - block.head().firstNumber();
    if (place >= 0 && place < rows.rows()) {
      rows.add((int) place);
    }
    return new Found(rows, false);
  }

  private RowSet shapes(Set<Long> shapes) {
    Set<Long> wanted = new HashSet<>(shapes);
    return block.rowsOfShape(wanted::contains);
  }

  private RowSet unusual(List<UnusualRange> ranges) {
    RowSet any = new RowSet(block.head().rows());
    for (UnusualRange range : ranges) {
      RowSet rows = block.rowsBetween(range.range().fromNanos(), range.range().toNanos());
      if (!rows.isEmpty()) {
        rows = rows.and(block.rowsOfSeverity(each -> each >= range.leastSeverity()));
        rows = range.shapes().isEmpty() ? rows : rows.and(shapes(range.shapes()));
        rows =
            range.service().isEmpty()
                ? rows
                : rows.and(block.rowsOfService(range.service()::equals));
        any = any.or(rows);
      }
    }
    return any;
  }

  /** What a condition on a name says of one: the same as of a record that has it. */
  static Predicate<String> name(Query query) {
    Predicate<Candidate> meaning = query.matching(QueryContext.NONE);
    return name ->
        meaning.test(new LogRow(0, 0, 0, 0, name, name, 0, 0, Redacted.kept(""), 0, 0, 0));
  }

  /** What of a field's name every text with the field has. */
  static String lastPart(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /** The longest part without wildcards. */
  static String longest(String wildcards) {
    String longest = "";
    for (String piece : wildcards.split("[*?]", -1)) {
      longest = piece.length() > longest.length() ? piece : longest;
    }
    return longest;
  }

  private static List<Query> soonestFirst(List<Query> parts) {
    return parts.stream().sorted(Comparator.comparingInt(BlockRows::cost)).toList();
  }

  /** Longer words are rarer and spare others the work. */
  private static int cost(Query query) {
    return switch (query) {
      case Query.Word(String text) -> 100_000 - Math.min(text.length(), 1_000);
      case Query.And(List<Query> parts) -> cost(parts);
      case Query.Or(List<Query> parts) -> cost(parts);
      case Query.Not(Query part) -> cost(part) + 1_000;
      case Query.Wildcard wildcard -> 200_000;
      case Query.Field field -> 200_000;
      case Query.Regex regex -> 300_000;
      default -> 0;
    };
  }

  private static int cost(List<Query> parts) {
    return parts.stream().mapToInt(BlockRows::cost).sum() / 2 + 1_000;
  }
}
