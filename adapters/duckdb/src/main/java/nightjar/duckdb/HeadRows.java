package nightjar.duckdb;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import nightjar.block.BlockHead;
import nightjar.block.Tally;
import nightjar.block.TextFilter;
import nightjar.search.Levels;
import nightjar.search.Query;
import nightjar.search.QueryContext;
import nightjar.search.UnusualRange;
import nightjar.store.LogQuery;

/** Whether a block can have what a query asks for, by its head and its filters alone. */
final class HeadRows {
  private final BlockHead head;
  private final TextFilter texts;
  private final QueryContext context;

  private HeadRows(BlockGuard guard, QueryContext context) {
    this.head = guard.head();
    this.texts = guard.texts();
    this.context = context;
  }

  /** False only if no row of the block is asked for. */
  static boolean mayBeIn(BlockGuard guard, LogQuery query) {
    return new HeadRows(guard, query.context()).mayBe(query.tree());
  }

  private boolean mayBe(Query query) {
    return switch (query) {
      case Query.And(List<Query> parts) -> parts.stream().allMatch(this::mayBe);
      case Query.Or(List<Query> parts) -> parts.stream().anyMatch(this::mayBe);
      case Query.Word(String text) -> texts.mayHold(text);
      case Query.Wildcard(String text) -> texts.mayHold(BlockRows.longest(text));
      case Query.Field(String name, var comparison, String value) ->
          texts.mayHold(BlockRows.lastPart(name));
      case Query.Level(Set<Integer> groups) ->
          any(head.severities(), each -> groups.contains(Levels.group(each)));
      case Query.Service service -> any(head.services(), BlockRows.name(service));
      case Query.Source source -> any(head.sources(), BlockRows.name(source));
      case Query.Pattern(List<String> ids) -> shapes(context.shapes(ids));
      case Query.Shapes(Set<Long> shapes) -> shapes(shapes);
      case Query.From(long nanos) -> head.times().greatest() >= nanos;
      case Query.To(long nanos) -> head.times().least() < nanos;
      case Query.Unusual(long incident) ->
          context.ranges(incident).stream().anyMatch(this::unusual);
      case Query.Id(var id) ->
          id.number() >= head.firstNumber() && id.number() <= head.lastNumber();
      default -> true;
    };
  }

  private boolean shapes(Set<Long> shapes) {
    Set<Long> wanted = new HashSet<>(shapes);
    return any(head.shapes(), wanted::contains);
  }

  private boolean unusual(UnusualRange range) {
    return head.times().meets(range.range().fromNanos(), range.range().toNanos())
        && (range.shapes().isEmpty() || shapes(range.shapes()));
  }

  private static <T> boolean any(List<Tally<T>> values, Predicate<T> wanted) {
    return values.stream().anyMatch(tally -> wanted.test(tally.value()));
  }
}
