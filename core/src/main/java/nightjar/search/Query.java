package nightjar.search;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What is asked for, as a tree. It is data: {@link #matching} says what it means, {@link #text} how
 * it is written, {@link QueryParser} reads it.
 */
public sealed interface Query {
  /** Every record. */
  record All() implements Query {}

  /** Records that all parts ask for; two parts or more. */
  record And(List<Query> parts) implements Query {
    public And {
      parts = several(parts);
    }
  }

  /** Records that any of the parts asks for; two parts or more. */
  record Or(List<Query> parts) implements Query {
    public Or {
      parts = several(parts);
    }
  }

  /** Records that the part does not ask for. */
  record Not(Query part) implements Query {
    public Not {
      Objects.requireNonNull(part);
    }
  }

  /**
   * A word or phrase that occurs in the text, whatever its case; see {@link Folding}.
   *
   * @param part not empty
   */
  record Word(String part) implements Query {
    public Word {
      check(!part.isEmpty(), "a word is empty");
    }
  }

  /**
   * Occurs in the text, whatever its case, where {@code *} stands for any characters but blanks and
   * {@code ?} for one.
   *
   * @param part without blanks, with at least one of the two
   */
  record Wildcard(String part) implements Query {
    public Wildcard {
      check(Glob.is(part), "no wildcard");
    }
  }

  /**
   * A regular expression of RE2 that is found in the text.
   *
   * @param expression a slash needs no backslash before it; none is kept
   */
  record Regex(String expression) implements Query {
    public Regex {
      check(!expression.isEmpty(), "an expression is empty");
      expression = QueryWriter.withoutEscapedSlashes(expression);
    }
  }

  /**
   * Severities.
   *
   * @param groups lowest numbers of groups, see {@link Levels#group}; at least one
   */
  record Level(Set<Integer> groups) implements Query {
    public Level {
      groups = sorted(groups);
      check(Levels.groups().containsAll(groups), "no group of severities");
    }
  }

  /** How the name of a service or source is compared. */
  enum Match {
    /** The text is a part of it, whatever its case. */
    PART,
    /** The text is all of it, and its case counts. */
    WHOLE,
    /** The text is a part of it with wildcards, as in {@link Wildcard}. */
    WILDCARD
  }

  /** Records of services by their name. */
  record Service(Match match, String name) implements Query {
    public Service {
      checkName(match, name);
    }
  }

  /** Records of sources by their name. */
  record Source(Match match, String name) implements Query {
    public Source {
      checkName(match, name);
    }
  }

  /**
   * Records of any of these patterns.
   *
   * @param ids at least one; none is empty or has a comma
   */
  record Pattern(List<String> ids) implements Query {
    public Pattern {
      ids = List.copyOf(ids);
      check(!ids.isEmpty() && ids.stream().noneMatch(Pattern::isBad), "bad ids");
    }

    private static boolean isBad(String id) {
      return id.isEmpty() || id.indexOf(',') >= 0;
    }
  }

  /** Records of any of these shapes; at least one. */
  record Shapes(Set<Long> shapes) implements Query {
    public Shapes {
      shapes = sorted(shapes);
    }
  }

  /** How the value of a field is compared. */
  enum Comparison {
    /** The same number, or the same text whatever its case. */
    EQUAL("="),
    /** The same text whatever its case, with wildcards. */
    LIKE("="),
    MORE(">"),
    AT_LEAST(">="),
    LESS("<"),
    AT_MOST("<=");

    final String sign;

    Comparison(String sign) {
      this.sign = sign;
    }
  }

  /**
   * Records in whose text a field has such a value; see {@link FieldValues} for what a field is and
   * {@link FieldTest} for how values are compared.
   *
   * @param name begins with a letter, {@code _} or {@code @}; letters, digits and {@code _ . - @}
   *     follow
   * @param value a number where more or less is asked for; not empty
   */
  record Field(String name, Comparison comparison, String value) implements Query {
    public Field {
      check(QueryFields.isName(name), "no name of a field");
      check(!value.isEmpty(), "a value is empty");
      check(
          (comparison == Comparison.LIKE) == Glob.is(value) || comparison == Comparison.EQUAL,
          "a value with wildcards");
      check(FieldTest.isComparable(comparison, value), "a value that is no number");
    }
  }

  /** Records at or after an event time. */
  record From(long nanos) implements Query {}

  /** Records before an event time. */
  record To(long nanos) implements Query {}

  /**
   * Records that incidents call unusual.
   *
   * @param incident number of the one; 0 for any; below 0, down to −100, any whose score is at
   *     least as far above 0
   */
  record Unusual(long incident) implements Query {
    /** The highest score an incident can have. */
    static final int MAX_SCORE = 100;

    public Unusual {
      check(incident >= -MAX_SCORE, "a score above " + MAX_SCORE);
    }

    /** Records that any incident of this score or a higher one calls unusual. */
    public static Unusual scoring(int least) {
      return new Unusual(-least);
    }

    /** The least score of the incidents asked for. */
    public int leastScore() {
      return (int) Math.max(0, -incident);
    }
  }

  /** One record. */
  record Id(LogId id) implements Query {
    public Id {
      Objects.requireNonNull(id);
    }
  }

  /** No record. */
  static Query nothing() {
    return new Not(new All());
  }

  /** Records at least so severe; every record for 0 or less. */
  static Query atLeast(int severity) {
    Set<Integer> groups = Levels.groups();
    groups.removeIf(group -> group < Levels.group(severity));
    return severity <= 0 ? new All() : new Level(groups);
  }

  /** All parts of it, itself first. */
  default Stream<Query> nodes() {
    return switch (this) {
      case And(List<Query> parts) ->
          Stream.concat(Stream.of(this), parts.stream().flatMap(Query::nodes));
      case Or(List<Query> parts) ->
          Stream.concat(Stream.of(this), parts.stream().flatMap(Query::nodes));
      case Not(Query part) -> Stream.concat(Stream.of(this), part.nodes());
      default -> Stream.of(this);
    };
  }

  /** What both ask for. */
  default Query and(Query other) {
    if (this instanceof All) {
      return other;
    }
    return other instanceof All ? this : new And(List.of(this, other));
  }

  /**
   * The plain meaning, which stores answer faster.
   *
   * @return is the record asked for? Any thread; cost linear in the text
   */
  default Predicate<Candidate> matching(QueryContext context) {
    return Meaning.of(this, context);
  }

  /** Is this record asked for? {@link #matching} is faster for many. */
  default boolean matches(Candidate row, QueryContext context) {
    return matching(context).test(row);
  }

  /**
   * The query as one types it. Of a tree that {@link QueryParser} could have made, it makes the
   * same tree again, within its bounds. Relative times are absolute in it, so that a link keeps its
   * meaning.
   */
  default String text() {
    return QueryWriter.text(this);
  }

  private static List<Query> several(List<Query> parts) {
    check(parts.size() > 1, "less than two parts");
    return List.copyOf(parts);
  }

  private static <T extends Comparable<T>> Set<T> sorted(Set<T> values) {
    check(!values.isEmpty(), "nothing to choose from");
    return Collections.unmodifiableSortedSet(new TreeSet<>(values));
  }

  private static void checkName(Match match, String name) {
    check(match == Match.WHOLE || !name.isEmpty(), "a name is empty");
    check(match != Match.WILDCARD || Glob.is(name), "no wildcard");
  }

  private static void check(boolean good, String otherwise) {
    if (!good) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
