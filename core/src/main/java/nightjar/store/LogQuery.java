package nightjar.store;

import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Which records are asked for. Conditions are joined by "and".
 *
 * @param words each must occur in the text, whatever its case; as typed, no wildcards
 * @param not none may occur in the text
 * @param leastSeverity at least this severity number; 0 for all
 * @param severities if not empty, one of these numbers' groups (1 for 1–4, 5 for 5–8 …, 0 for 0)
 * @param service part of the service's name, whatever its case; empty for all
 * @param source part of the source's name, whatever its case; empty for all
 * @param shapes if not empty, one of these shapes
 * @param fromNanos first event time; {@link Long#MIN_VALUE} for no limit
 * @param toNanos event time after the last; {@link Long#MAX_VALUE} for no limit
 * @param unusual all records, or only those that lie, or do not lie, in one of {@code ranges}
 * @param ranges stretches of shapes or services that incidents call unusual
 */
public record LogQuery(
    List<String> words,
    List<String> not,
    int leastSeverity,
    Set<Integer> severities,
    String service,
    String source,
    Set<Long> shapes,
    long fromNanos,
    long toNanos,
    Unusual unusual,
    List<UnusualRange> ranges) {
  /** Are unusual records wanted, the others, or both? */
  public enum Unusual {
    ALL,
    ONLY,
    NOT
  }

  /** Everything. */
  public static final LogQuery ALL =
      new LogQuery(
          List.of(),
          List.of(),
          0,
          Set.of(),
          "",
          "",
          Set.of(),
          Long.MIN_VALUE,
          Long.MAX_VALUE,
          Unusual.ALL,
          List.of());

  public LogQuery {
    words = List.copyOf(words);
    not = List.copyOf(not);
    severities = Set.copyOf(severities);
    shapes = Set.copyOf(shapes);
    ranges = List.copyOf(ranges);
    Objects.requireNonNull(service);
    Objects.requireNonNull(source);
    Objects.requireNonNull(unusual);
  }

  /** Can it be answered without looking at texts? */
  public boolean isWithoutText() {
    return words.isEmpty() && not.isEmpty() && source.isEmpty() && unusual == Unusual.ALL;
  }

  /** Is the record asked for? The plain meaning of the query, which backends answer faster. */
  public boolean matches(LogRow row) {
    return row.timeNanos() >= fromNanos
        && row.timeNanos() < toNanos
        && row.severity() >= leastSeverity
        && (severities.isEmpty() || severities.contains(group(row.severity())))
        && contains(row.service(), service)
        && contains(row.source(), source)
        && (shapes.isEmpty() || shapes.contains(row.shape()))
        && words.stream().allMatch(word -> contains(row.text(), word))
        && not.stream().noneMatch(word -> contains(row.text(), word))
        && (unusual == Unusual.ALL
            || (unusual == Unusual.ONLY) == ranges.stream().anyMatch(range -> range.contains(row)));
  }

  /** The lowest severity number of the group a number belongs to. */
  public static int group(int severity) {
    return severity <= 0 ? 0 : (severity - 1) / 4 * 4 + 1;
  }

  /** Does the part occur in the text, compared by the lower case of each code point? */
  private static boolean contains(String text, String part) {
    return part.isEmpty() || folded(text).contains(folded(part));
  }

  private static String folded(String text) {
    StringBuilder lower = new StringBuilder(text.length());
    text.codePoints().map(Character::toLowerCase).forEach(lower::appendCodePoint);
    return lower.toString();
  }
}
