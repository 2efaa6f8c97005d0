package nightjar.search;

import com.google.re2j.Pattern;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import nightjar.search.Query.Match;

/** What queries mean, one record at a time. What is cheap is asked first. */
final class Meaning {
  private Meaning() {}

  static Predicate<Candidate> of(Query query, QueryContext context) {
    return switch (query) {
      case Query.All() -> row -> true;
      case Query.And(List<Query> parts) -> all(parts(parts, context));
      case Query.Or(List<Query> parts) -> any(parts(parts, context));
      case Query.Not(Query part) -> of(part, context).negate();
      case Query.Word(String text) -> word(Folding.of(text));
      case Query.Wildcard(String text) -> wildcard(Glob.within(text), Glob.literal(text));
      case Query.Regex(String expression) -> regex(Pattern.compile(expression));
      case Query.Level(Set<Integer> groups) -> row -> groups.contains(Levels.group(row.severity()));
      case Query.Service(Match match, String name) -> {
        Predicate<String> test = name(match, name);
        yield row -> test.test(row.service());
      }
      case Query.Source(Match match, String name) -> {
        Predicate<String> test = name(match, name);
        yield row -> test.test(row.source());
      }
      case Query.Pattern(List<String> ids) -> shapes(context.shapes(ids));
      case Query.Shapes(Set<Long> shapes) -> shapes(shapes);
      case Query.Field(String name, Query.Comparison comparison, String value) ->
          field(new FieldValues(name, new FieldTest(comparison, value)));
      case Query.From(long nanos) -> row -> row.timeNanos() >= nanos;
      case Query.To(long nanos) -> row -> row.timeNanos() < nanos;
      case Query.Unusual(long incident) -> unusual(context.ranges(incident));
      case Query.Id(LogId id) -> id::is;
    };
  }

  private static Predicate<Candidate> word(String folded) {
    return row -> Folding.contains(row.text(), folded);
  }

  /** Most texts have not even the piece without wildcards, which is found faster. */
  private static Predicate<Candidate> wildcard(Glob glob, String literal) {
    return row -> Folding.contains(row.text(), literal) && glob.isIn(row.text());
  }

  private static Predicate<Candidate> regex(Pattern pattern) {
    return row -> pattern.matcher(row.text()).find();
  }

  private static Predicate<Candidate> field(FieldValues values) {
    return row -> values.isIn(row.text());
  }

  private static Predicate<Candidate> shapes(Set<Long> shapes) {
    Set<Long> wanted = new HashSet<>(shapes);
    return row -> wanted.contains(row.shape());
  }

  private static Predicate<Candidate> unusual(List<UnusualRange> ranges) {
    return row -> {
      for (UnusualRange range : ranges) {
        if (range.contains(row)) {
          return true;
        }
      }
      return false;
    };
  }

  static Predicate<String> name(Match match, String name) {
    return switch (match) {
      case PART -> {
        String folded = Folding.of(name);
        yield text -> Folding.contains(text, folded);
      }
      case WHOLE -> name::equals;
      case WILDCARD -> Glob.within(name)::isIn;
    };
  }

  private static List<Predicate<Candidate>> parts(List<Query> parts, QueryContext context) {
    return parts.stream()
        .sorted(Comparator.comparingInt(Meaning::cost))
        .map(part -> of(part, context))
        .toList();
  }

  private static int cost(Query query) {
    return switch (query) {
      case Query.Word word -> 2;
      case Query.Wildcard wildcard -> 3;
      case Query.Field field -> 4;
      case Query.Regex regex -> 5;
      case Query.Not(Query part) -> cost(part);
      case Query.And(List<Query> parts) -> parts.stream().mapToInt(Meaning::cost).max().orElse(0);
      case Query.Or(List<Query> parts) -> parts.stream().mapToInt(Meaning::cost).max().orElse(0);
      case Query.Service service -> 1;
      case Query.Source source -> 1;
      case Query.All all -> 0;
      case Query.Level level -> 0;
      case Query.Pattern pattern -> 0;
      case Query.Shapes shapes -> 0;
      case Query.From from -> 0;
      case Query.To to -> 0;
      case Query.Unusual unusual -> 1;
      case Query.Id id -> 0;
    };
  }

  private static Predicate<Candidate> all(List<Predicate<Candidate>> parts) {
    return row -> {
      for (Predicate<Candidate> part : parts) {
        if (!part.test(row)) {
          return false;
        }
      }
      return true;
    };
  }

  private static Predicate<Candidate> any(List<Predicate<Candidate>> parts) {
    return row -> {
      for (Predicate<Candidate> part : parts) {
        if (part.test(row)) {
          return true;
        }
      }
      return false;
    };
  }
}
