package nightjar.search;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Where a text has what a query looks for, to be shown marked: words, wildcards, expressions, and
 * fields with their values. What the query excludes is not marked, nor what it asks beside the
 * text. Any thread. Cost: linear in the text, for each word.
 */
public final class QueryMarks {
  /** No text has more, whatever it holds. */
  static final int MOST = 200;

  /** A stretch of a text: characters {@code [from, to)}, not empty. */
  public record Mark(int from, int to) {}

  private final List<String> words = new ArrayList<>();
  private final List<Pattern> patterns = new ArrayList<>();

  public QueryMarks(Query query) {
    add(query);
  }

  private void add(Query query) {
    switch (query) {
      case Query.And(List<Query> parts) -> parts.forEach(this::add);
      case Query.Or(List<Query> parts) -> parts.forEach(this::add);
      case Query.Word(String part) -> words.add(Folding.of(part));
      case Query.Wildcard(String part) -> patterns.add(Pattern.compile(expression(part)));
      case Query.Regex(String expression) -> patterns.add(Pattern.compile(expression));
      case Query.Field(String name, Query.Comparison _, String _) ->
          patterns.add(Pattern.compile(field(name)));
      default -> {} // asks for more than text, or excludes
    }
  }

  private static String expression(String wildcards) {
    StringBuilder expression = new StringBuilder("(?i)");
    for (String piece : wildcards.split("(?<=[*?])|(?=[*?])", -1)) {
      expression.append(
          switch (piece) {
            case "*" -> "\\S*";
            case "?" -> "\\S";
            default -> Pattern.quote(piece);
          });
    }
    return expression.toString();
  }

  private static String field(String name) {
    return "(?i)"
        + Pattern.quote(name)
        + "\\\\?[\"']?[ \\t]{0,4}(?:=>|=|:)[ \\t]{0,4}(?:\"[^\"]*\"|'[^']*'|[^\\s,;)\\]}>&|\"']+)";
  }

  /** In order; none touches another. */
  public List<Mark> in(String text) {
    List<Mark> found = new ArrayList<>();
    for (String word : words) {
      int at = Folding.indexOf(text, word, 0, text.length());
      while (at >= 0 && found.size() < MOST) {
        found.add(new Mark(at, at + word.length()));
        at = Folding.indexOf(text, word, at + word.length(), text.length());
      }
    }
    for (Pattern pattern : patterns) {
      Matcher matcher = pattern.matcher(text);
      while (found.size() < MOST && matcher.find()) {
        if (matcher.end() > matcher.start()) {
          found.add(new Mark(matcher.start(), matcher.end()));
        }
      }
    }
    return apart(found);
  }

  private static List<Mark> apart(List<Mark> found) {
    found.sort(Comparator.comparingInt(Mark::from));
    List<Mark> apart = new ArrayList<>();
    for (Mark mark : found) {
      Mark last = apart.isEmpty() ? null : apart.getLast();
      if (last != null && mark.from <= last.to) {
        apart.set(apart.size() - 1, new Mark(last.from, Math.max(last.to, mark.to)));
      } else {
        apart.add(mark);
      }
    }
    return apart;
  }
}
