package nightjar.pattern;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nightjar.shape.Shape;

/**
 * Which general shape stands for each shape: what folds in its bucket, then the closure, then what
 * absorbs it. What is put together for want of room stays by itself. A pure function of shapes and
 * counts; what is kept from one call to the next only saves work: a call costs what is new, and the
 * absorption.
 */
final class Generals {
  private final Buckets buckets;
  private Closure closure = new Closure();
  private Set<Shape> closed = new HashSet<>();
  private List<Shape> reduced = List.of();
  private List<Integer> numbers = List.of();
  private final Absorption absorption = new Absorption();
  private Map<Shape, Shape> absorber = Map.of();

  Generals(Buckets buckets) {
    this.buckets = buckets;
  }

  /**
   * The general shape of each shape, by number.
   *
   * @param counts records of each shape, by number
   */
  List<Shape> of(long[] counts) {
    List<Shape> now = buckets.reduced(shape -> counts[shape] >= PatternMiner.HEAVY);
    if (!now.equals(reduced)) {
      reduced = now;
      close();
    }
    List<Shape> generals = new ArrayList<>(numbers.size());
    Set<Shape> folded = new HashSet<>();
    Map<Shape, Long> totals = new HashMap<>();
    for (int shape = 0; shape < numbers.size(); shape++) {
      int number = numbers.get(shape);
      Shape general = number < 0 ? reduced.get(shape) : closure.general(number);
      generals.add(general);
      if (!reduced.get(shape).equals(buckets.shape(shape))) {
        folded.add(general);
      }
      totals.merge(general, counts[shape], Long::sum);
    }
    absorber = absorption.of(totals, folded);
    generals.replaceAll(general -> absorber.getOrDefault(general, general));
    return generals;
  }

  /** Takes in what is new; begins anew where shapes that were closed over fold by now. */
  private void close() {
    Set<Shape> all = new HashSet<>(reduced);
    if (!all.containsAll(closed)) {
      closure = new Closure();
    }
    closed = all;
    numbers = new ArrayList<>(reduced.size());
    for (Shape shape : reduced) {
      numbers.add(LogPattern.isRest(shape) ? -1 : closure.add(shape));
    }
  }

  /**
   * The general shape of one that need not be among the shapes counted, but follows from them;
   * itself for any other. Goes by the latest call of {@link #of}.
   */
  Shape of(Shape shape) {
    int number = closure.number(shape);
    Shape general = number < 0 ? shape : closure.general(number);
    return absorber.getOrDefault(general, general);
  }
}
