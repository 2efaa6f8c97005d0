package nightjar.pattern;

import java.util.Map;
import nightjar.shape.Shape;

/** Shapes of one source group that are alike in form, some of which may be one. */
interface ShapeBucket {
  /** Adds a shape that is not there. */
  void add(int shape);

  /**
   * As which shape a new one is counted: itself while there is room, else a general one.
   *
   * @param tone of the new shape with its record
   * @param live shapes from which on room is scarce
   * @param known numbers of all shapes
   */
  Shape place(Shape shape, int tone, int live, Map<Shape, Integer> known);

  /** Members that fold, by number, with the more general shape that they fold into. */
  Map<Integer, Shape> folds();
}
