package nightjar.pattern;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntToLongFunction;
import java.util.stream.Collectors;
import nightjar.shape.LineHash;
import nightjar.shape.Shape;

/**
 * Makes a pattern's text from its lines: of all messages kept, the 100 with the lowest hashes. A
 * record that has fields is called by its shape. What an earlier run called a pattern stays as long
 * as the lines bear it out; if it is called by another shape since, its earlier texts speak for the
 * lines that are not kept any more. Remembers what it made until the lines change; one thread at a
 * time.
 */
public final class SampledWords implements PatternWords {
  private static final int MESSAGES = 100;
  private static final Set<String> RECORDS = Set.of("json", "xml");
  private static final String TABLE = "csv-";

  private final LineSamples samples;
  private final Map<String, Model.Name> earlier;

  /** Texts of the earlier run by a shape that was in the pattern. */
  private final Map<Long, Set<String>> earlierOfShape = new HashMap<>();

  private final Map<Shape, Made> made = new HashMap<>();

  /** Titles of the texts made: whoever looks again and again would make them each time. */
  private final Map<String, String> titles = new HashMap<>();

  /** Of a hundred messages one is another when a text is made again. */
  private final MaskedTexts masked = new MaskedTexts();

  /** A text, and what it was made from. */
  private record Made(int shapes, long changes, String text) {}

  /**
   * @param samples lines of this run, and those of the earlier one if it kept any
   * @param earlier what went before
   */
  public SampledWords(LineSamples samples, Model earlier) {
    this.samples = samples;
    this.earlier = earlier.samples().isEmpty() ? earlier.patterns() : Map.of();
    this.earlier.forEach(
        (id, name) -> {
          long number = Long.parseUnsignedLong(id, 16);
          earlierOfShape
              .computeIfAbsent(earlier.aliases().getOrDefault(number, number), _ -> new TreeSet<>())
              .add(name.text());
        });
  }

  @Override
  public String text(Shape representative, int[] shapes, IntToLongFunction ids) {
    return words(representative, shapes, ids).text;
  }

  @Override
  public String title(String text) {
    return titles.computeIfAbsent(text, PatternTitle::of);
  }

  private Made words(Shape representative, int[] shapes, IntToLongFunction ids) {
    long changes = Arrays.stream(shapes).mapToLong(samples::changes).sum();
    int members = Arrays.hashCode(shapes);
    Made known = made.get(representative);
    if (known == null || known.shapes != members || known.changes != changes) {
      String text = write(representative, shapes, ids);
      if (known != null && !known.text.equals(text)) {
        titles.remove(known.text);
      }
      known = new Made(members, changes, text);
      made.put(representative, known);
    }
    return known;
  }

  private String write(Shape representative, int[] shapes, IntToLongFunction ids) {
    List<String> messages = isPutTogether(representative) ? List.of() : messages(shapes);
    Set<String> texts = earlierTexts(representative, shapes, ids);
    if (texts.size() == 1 && matchesAll(texts.iterator().next(), messages)) {
      return texts.iterator().next();
    }
    messages = new ArrayList<>(messages);
    messages.addAll(texts);
    if (messages.isEmpty()) {
      return PatternText.of(representative);
    }
    String text = TemplateText.of(messages, masked::of);
    return isOfPairs(representative) && !matchesAll(text, messages)
        ? PatternText.of(representative)
        : text;
  }

  /** What the pattern was called; if it is a new union, what those were called that are in it. */
  private Set<String> earlierTexts(Shape representative, int[] shapes, IntToLongFunction ids) {
    Model.Name name = earlier.get(representative.id());
    if (name != null) {
      return Set.of(name.text());
    }
    Set<String> texts = new TreeSet<>();
    for (int i = 0; !isPutTogether(representative) && i < shapes.length; i++) {
      texts.addAll(earlierOfShape.getOrDefault(ids.applyAsLong(shapes[i]), Set.of()));
    }
    return texts.stream().limit(MESSAGES).collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean matchesAll(String text, List<String> messages) {
    Template template = Template.parse(text);
    int[] spans = new int[2 * template.slots()];
    return messages.stream().allMatch(message -> template.match(message, spans));
  }

  /** Is it a rest, or of records whose fields come in any order? */
  private static boolean isPutTogether(Shape shape) {
    List<String> tokens = shape.tokens();
    return tokens.size() < 2
        ? tokens.isEmpty() || tokens.getFirst().startsWith(TABLE)
        : LogPattern.isRest(shape) || (RECORDS.contains(tokens.getFirst()) && hasFields(tokens));
  }

  /** Pairs that come in one order have a text that shows them. */
  private static boolean isOfPairs(Shape shape) {
    return shape.tokens().size() > 1
        && shape.tokens().getFirst().equals("kv")
        && shape.tokens().get(1).equals("{");
  }

  private static boolean hasFields(List<String> tokens) {
    return tokens.get(1).equals("{")
        || tokens.get(1).startsWith("<")
        || (tokens.size() > 2 && tokens.get(2).equals(":"));
  }

  private List<String> messages(int[] shapes) {
    List<String> messages = new ArrayList<>();
    for (int shape : shapes) {
      samples.of(shape).forEach(sample -> messages.add(sample.text()));
    }
    if (messages.size() <= MESSAGES) {
      return messages;
    }
    Map<String, Long> hashes = new HashMap<>();
    messages.forEach(message -> hashes.computeIfAbsent(message, LineHash::of));
    return hashes.entrySet().stream()
        .sorted(
            Comparator.<Map.Entry<String, Long>>comparingLong(e -> e.getValue() ^ Long.MIN_VALUE)
                .thenComparing(Map.Entry::getKey))
        .limit(MESSAGES)
        .map(Map.Entry::getKey)
        .toList();
  }
}
