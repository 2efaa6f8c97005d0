package nightjar.pattern;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nightjar.shape.Shape;

/**
 * Shapes of more than {@link #MIN_TOKENS} tokens with the same head: its first eight tokens, or
 * those to the first colon among them. Twenty different ones are free text, and fold into the head.
 */
final class LongBucket implements ShapeBucket {
  static final int MIN_TOKENS = 64;

  private static final int MIN_SHAPES = 20;
  private static final int HEAD = 8;

  private final List<Shape> shapes;
  private final List<Integer> members = new ArrayList<>();

  /**
   * @param shapes all shapes by their numbers; grows outside
   */
  LongBucket(List<Shape> shapes) {
    this.shapes = shapes;
  }

  /** The head of a long shape, as the shape that stands for all with that head. */
  static Shape head(Shape shape) {
    List<String> head = shape.tokens().subList(0, HEAD);
    int colon = head.indexOf(":");
    List<String> tokens = new ArrayList<>(colon < 0 ? head : head.subList(0, colon + 1));
    tokens.add(LogPattern.REST);
    return new Shape(tokens);
  }

  @Override
  public void add(int shape) {
    members.add(shape);
  }

  @Override
  public Shape place(Shape shape, int tone, int live, Map<Shape, Integer> known) {
    return members.size() < MIN_SHAPES ? shape : head(shape);
  }

  @Override
  public Map<Integer, Shape> folds() {
    if (members.size() < MIN_SHAPES) {
      return Map.of();
    }
    Map<Integer, Shape> folds = new HashMap<>();
    members.forEach(shape -> folds.put(shape, head(shapes.get(shape))));
    return folds;
  }
}
