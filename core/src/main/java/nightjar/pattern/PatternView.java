package nightjar.pattern;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nightjar.shape.Shape;
import org.jspecify.annotations.Nullable;

/** How shapes group into patterns at one moment: a pure function of the evidence. Immutable. */
public final class PatternView {
  private final int[] patternOfShape;
  private final List<LogPattern> patterns;
  private final List<Shape> shapes;
  private final List<Shape> representatives;
  private final Map<Long, Long> aliases;
  private volatile @Nullable Map<Long, Integer> numberOfId;

  PatternView(
      int[] patternOfShape,
      List<LogPattern> patterns,
      List<Shape> shapes,
      List<Shape> representatives,
      Map<Long, Long> aliases) {
    this.patternOfShape = patternOfShape.clone();
    this.patterns = List.copyOf(patterns);
    this.shapes = List.copyOf(shapes);
    this.representatives = List.copyOf(representatives);
    this.aliases = Map.copyOf(aliases);
  }

  /** The shape with a number. */
  public Shape shape(int number) {
    return shapes.get(number);
  }

  /** Number of the pattern that a shape belongs to. */
  public int patternOf(int shape) {
    return patternOfShape[shape];
  }

  public LogPattern pattern(int number) {
    return patterns.get(number);
  }

  /** The shape that stands for a pattern: its id is the pattern's; facts name it by its text. */
  public Shape representative(int pattern) {
    return representatives.get(pattern);
  }

  /** All patterns, in order of their numbers. */
  public List<LogPattern> patterns() {
    return patterns;
  }

  /** Patterns. */
  public int size() {
    return patterns.size();
  }

  /** Shapes. */
  public int shapes() {
    return patternOfShape.length;
  }

  /**
   * The pattern that an id leads to: the id of a pattern of today, of a shape, or of a pattern that
   * there was. The first call costs a microsecond a shape.
   *
   * @param id 16 hexadecimal digits; for anything else the result is empty
   */
  public Optional<LogPattern> find(String id) {
    if (id.length() != 16 || !id.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 128)) {
      return Optional.empty();
    }
    long number = Long.parseUnsignedLong(id, 16);
    Map<Long, Integer> numbers = numbers();
    Integer known = numbers.get(number);
    if (known == null) {
      Long member = aliases.get(number);
      known = member == null ? null : numbers.get(member);
    }
    return known == null ? Optional.empty() : Optional.of(patterns.get(known));
  }

  private Map<Long, Integer> numbers() {
    Map<Long, Integer> known = numberOfId;
    if (known == null) {
      known = new HashMap<>();
      for (int shape = 0; shape < patternOfShape.length; shape++) {
        known.put(shapes.get(shape).number(), patternOfShape[shape]);
      }
      for (LogPattern pattern : patterns) {
        known.put(Long.parseUnsignedLong(pattern.id(), 16), pattern.number());
      }
      numberOfId = known;
    }
    return known;
  }
}
