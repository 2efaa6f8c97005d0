package nightjar.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import nightjar.shape.Shape;

/** Views for tests of other packages, made without a miner. */
public final class PatternViews {
  private PatternViews() {}

  /** One pattern per shape, with the given texts. */
  public static PatternView of(List<String> texts) {
    return of(IntStream.range(0, texts.size()).toArray(), texts);
  }

  /**
   * Patterns with the given texts; shape {@code s} belongs to pattern {@code patternOfShape[s]}.
   */
  public static PatternView of(int[] patternOfShape, List<String> texts) {
    List<LogPattern> patterns = new ArrayList<>();
    for (int number = 0; number < texts.size(); number++) {
      String text = texts.get(number);
      patterns.add(
          new LogPattern(
              number,
              String.format("%016x", text.hashCode()),
              false,
              Wording.of(text, text),
              1,
              number,
              9));
    }
    List<Shape> representatives = texts.stream().map(Shape::ofText).toList();
    List<Shape> shapes = new ArrayList<>();
    for (int shape = 0; shape < patternOfShape.length; shape++) {
      Shape plain = Shape.ofText(texts.get(patternOfShape[shape]));
      List<String> other = new ArrayList<>(plain.tokens());
      other.add("#" + shape);
      shapes.add(shapes.contains(plain) ? new Shape(other) : plain);
    }
    return new PatternView(patternOfShape, patterns, shapes, representatives, Map.of());
  }
}
