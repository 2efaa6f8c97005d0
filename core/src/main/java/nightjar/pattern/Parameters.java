package nightjar.pattern;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import nightjar.shape.SpanKind;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the slots of a template, by samples of its messages. Messages that the template
 * does not match say nothing. A function of the samples, not of their order.
 */
public final class Parameters {
  private static final double MOST = 0.9;
  private static final Comparator<Map.Entry<String, Long>> COMMONEST_FIRST =
      Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
          .thenComparing(Map.Entry.comparingByKey());

  private Parameters() {}

  /** One for each slot, all from the same samples. */
  public static List<Parameter> of(Template template, List<Sample> samples) {
    return of(template, samples, samples);
  }

  /**
   * One for each slot.
   *
   * @param lines different messages; of them kinds and the number of different values
   * @param records samples in which each record had the same chance; of them and of their counts
   *     the commonest values and quantiles. The lines where these are all there are
   */
  public static List<Parameter> of(Template template, List<Sample> lines, List<Sample> records) {
    List<Map<String, Long>> different = values(template, lines);
    List<Map<String, Long>> counted = values(template, records);
    List<Parameter> parameters = new ArrayList<>();
    for (int i = 0; i < template.slots(); i++) {
      Map<String, Long> counts = counted.get(i);
      Set<String> values = new TreeSet<>(different.get(i).keySet());
      values.addAll(counts.keySet());
      parameters.add(
          new Parameter(
              i,
              kind(values),
              values.size(),
              total(counts),
              top(counts),
              quantiles(counts, template.literals().get(i + 1))));
    }
    return parameters;
  }

  /** Per slot: value → count. */
  private static List<Map<String, Long>> values(Template template, List<Sample> samples) {
    List<Map<String, Long>> values = new ArrayList<>();
    for (int i = 0; i < template.slots(); i++) {
      values.add(new HashMap<>());
    }
    int[] spans = new int[2 * template.slots()];
    for (Sample sample : samples) {
      if (template.match(sample.text(), spans)) {
        for (int i = 0; i < template.slots(); i++) {
          String value = sample.text().substring(spans[2 * i], spans[2 * i + 1]);
          values.get(i).merge(value, sample.count(), Long::sum);
        }
      }
    }
    return values;
  }

  private static SpanKind kind(Set<String> values) {
    Map<SpanKind, Integer> kinds = new TreeMap<>();
    values.forEach(value -> kinds.merge(SpanKind.of(value), 1, Integer::sum));
    for (Map.Entry<SpanKind, Integer> entry : kinds.entrySet()) {
      if (entry.getValue() >= MOST * values.size()) {
        return entry.getKey();
      }
    }
    if (values.isEmpty() || values.stream().anyMatch(Parameters::hasSpace)) {
      return SpanKind.TEXT;
    }
    boolean digits =
        values.stream().flatMapToInt(String::chars).anyMatch(c -> c >= '0' && c <= '9');
    return digits ? SpanKind.ID : SpanKind.WORD;
  }

  private static boolean hasSpace(String value) {
    return value.chars().anyMatch(Character::isWhitespace);
  }

  private static List<Parameter.Value> top(Map<String, Long> counts) {
    return counts.entrySet().stream()
        .sorted(COMMONEST_FIRST)
        .limit(Parameter.MAX_TOP)
        .map(entry -> new Parameter.Value(cut(entry.getKey()), entry.getValue()))
        .toList();
  }

  private static String cut(String value) {
    int max = Parameter.Value.MAX_TEXT;
    if (value.length() <= max) {
      return value;
    }
    return value.substring(0, Character.isHighSurrogate(value.charAt(max - 1)) ? max - 1 : max);
  }

  /**
   * Numbers with one unit keep it; with several of one kind they are brought to milliseconds or
   * bytes. Where the values have none, the unit may stand in the literal behind the slot.
   */
  private static @Nullable Quantiles quantiles(Map<String, Long> counts, String behind) {
    Map<Quantity, Long> quantities = new HashMap<>();
    counts.forEach(
        (value, count) -> {
          Quantity quantity = Quantity.of(value);
          if (quantity != null) {
            quantities.merge(quantity, count, Long::sum);
          }
        });
    if (total(quantities) < MOST * total(counts)) {
      return null;
    }
    Set<String> units = new TreeSet<>();
    Set<String> bases = new TreeSet<>();
    quantities.keySet().forEach(quantity -> units.add(quantity.unit()));
    quantities.keySet().forEach(quantity -> bases.add(quantity.base()));
    if (bases.size() != 1) {
      return null;
    }
    boolean one = units.size() == 1;
    TreeMap<Double, Long> numbers = new TreeMap<>();
    quantities.forEach(
        (quantity, count) ->
            numbers.merge(one ? quantity.number() : quantity.inBase(), count, Long::sum));
    String unit = one ? units.iterator().next() : bases.iterator().next();
    return Quantiles.of(unit.isEmpty() ? Quantity.unitAtStart(behind) : unit, numbers);
  }

  private static long total(Map<?, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
