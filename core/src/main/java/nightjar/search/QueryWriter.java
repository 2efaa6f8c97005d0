package nightjar.search;

import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import nightjar.search.Query.Match;

/** Queries as text that {@link QueryParser} reads back as the same tree. */
final class QueryWriter {
  private static final Set<String> KEYWORDS = Set.of("AND", "OR", "NOT");

  private QueryWriter() {}

  static String text(Query query) {
    return switch (query) {
      case Query.All() -> "*";
      case Query.And(List<Query> parts) -> and(parts);
      case Query.Or(List<Query> parts) -> joined(parts, " OR ", p -> p instanceof Query.Or);
      case Query.Not(Query part) ->
          "-" + operand(part, isCompound(part) || part instanceof Query.Not);
      case Query.Word(String text) -> isBareWord(text) ? text : quoted(text);
      case Query.Wildcard(String text) -> text;
      case Query.Regex(String expression) -> "/" + withEscapedSlashes(expression) + "/";
      case Query.Level(Set<Integer> groups) -> "level:" + list(groups, Levels::name);
      case Query.Service(Match match, String name) -> "service" + name(match, name);
      case Query.Source(Match match, String name) -> "source" + name(match, name);
      case Query.Pattern(List<String> ids) -> "pattern:" + value(String.join(",", ids));
      case Query.Shapes(Set<Long> shapes) ->
          "shape:" + list(shapes, shape -> HexFormat.of().toHexDigits(shape));
      case Query.Field(String name, Query.Comparison comparison, String value) ->
          name + comparison.sign + fieldValue(name, comparison, value);
      case Query.From(long nanos) -> "from:" + TimeText.of(nanos);
      case Query.To(long nanos) -> "to:" + TimeText.of(nanos);
      case Query.Unusual(long incident) ->
          incident > 0
              ? "incident:" + incident
              : "is:unusual" + (incident == 0 ? "" : ">=" + -incident);
      case Query.Id(LogId id) -> "id:" + id;
    };
  }

  /**
   * Patterns that stand side by side are read as one list: one of two "and" patterns is grouped.
   */
  private static String and(List<Query> parts) {
    boolean[] isSecond = {false};
    return joined(
        parts,
        " ",
        part -> {
          boolean repeats = part instanceof Query.Pattern && isSecond[0];
          isSecond[0] |= part instanceof Query.Pattern;
          return repeats || isCompound(part);
        });
  }

  private static boolean isCompound(Query query) {
    return query instanceof Query.And || query instanceof Query.Or;
  }

  private static String joined(
      List<Query> parts, String between, Function<Query, Boolean> isGrouped) {
    return parts.stream()
        .map(part -> operand(part, isGrouped.apply(part)))
        .collect(Collectors.joining(between));
  }

  private static String operand(Query part, boolean grouped) {
    String text = text(part);
    return grouped ? "(" + text + (isOpen(text) ? " )" : ")") : text;
  }

  /** Would a bracket behind it be taken for the end of its last word's? */
  private static boolean isOpen(String text) {
    String last = text.substring(text.lastIndexOf(' ') + 1);
    return last.chars().filter(c -> c == '(').count() > last.chars().filter(c -> c == ')').count();
  }

  private static <T> String list(Set<T> values, Function<T, String> text) {
    return values.stream().map(text).collect(Collectors.joining(","));
  }

  private static String name(Match match, String name) {
    return switch (match) {
      case PART -> ":" + value(name);
      case WHOLE -> "=" + value(name);
      case WILDCARD -> ":" + name;
    };
  }

  private static String fieldValue(String name, Query.Comparison comparison, String value) {
    if (comparison == Query.Comparison.LIKE) {
      return value;
    }
    // from=now is taken for a slip of from:now, in quotes it is not.
    boolean known = QueryFields.KNOWN.contains(name.toLowerCase(Locale.ROOT));
    return known ? quoted(value) : value(value);
  }

  private static String value(String value) {
    return !value.isEmpty() && value.chars().allMatch(c -> isPlain(c) || c == ',' || c == ':')
        ? value
        : quoted(value);
  }

  private static boolean isBareWord(String text) {
    return text.chars().allMatch(QueryWriter::isPlain)
        && text.charAt(0) != '-'
        && text.charAt(0) != '/'
        && !KEYWORDS.contains(text);
  }

  private static boolean isPlain(int c) {
    return Character.isLetterOrDigit(c) || "._-/@+".indexOf(c) >= 0;
  }

  private static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }

  private static String withEscapedSlashes(String expression) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < expression.length(); i++) {
      char c = expression.charAt(i);
      if (c == '\\' && i + 1 < expression.length()) {
        text.append(c).append(expression.charAt(++i));
      } else {
        text.append(c == '/' ? "\\/" : String.valueOf(c));
      }
    }
    return text.toString();
  }

  static String withoutEscapedSlashes(String expression) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < expression.length(); i++) {
      char c = expression.charAt(i);
      if (c == '\\' && i + 1 < expression.length()) {
        char escaped = expression.charAt(++i);
        text.append(escaped == '/' ? "" : "\\").append(escaped);
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }
}
