package nightjar.pattern;

import java.util.List;
import nightjar.shape.Shape;

/** How shapes group into patterns at one moment: a pure function of the evidence. Immutable. */
public final class PatternView {
  private final int[] patternOfShape;
  private final List<LogPattern> patterns;
  private final List<Shape> shapes;

  PatternView(int[] patternOfShape, List<LogPattern> patterns, List<Shape> shapes) {
    this.patternOfShape = patternOfShape.clone();
    this.patterns = List.copyOf(patterns);
    this.shapes = List.copyOf(shapes);
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
}
