package nightjar.pattern;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import nightjar.shape.Shape;
import nightjar.shape.Tokens;

/**
 * The shapes of each source group by their signature: their tokens with every word as one and the
 * same; of long ones, by their head. What is a value in one source need not be one in another, so
 * each has its own {@link ShapeBucket}s.
 *
 * <p>One thread at a time. Memory: some bytes a shape and source; for a bucket that is full, up to
 * 192 KiB more, for as many as there is room for shapes.
 */
final class Buckets {
  private static final String WORD = "w";
  private static final int SOURCE_BITS = 8;

  private final List<Shape> shapes;
  private final IntUnaryOperator tones;
  private final Map<String, Integer> signatures = new HashMap<>();
  private final LongTable numbers = new LongTable();
  private final List<ShapeBucket> buckets = new ArrayList<>();

  /**
   * @param shapes all shapes by their number; grows outside
   * @param tones {@link Tone} of a shape by its number
   */
  Buckets(List<Shape> shapes, IntUnaryOperator tones) {
    this.shapes = shapes;
    this.tones = tones;
  }

  /**
   * As which shape a new one of a source is counted: itself, or a general one.
   *
   * @param tone of the new shape with its record
   * @param live shapes of a bucket from which on room is scarce
   * @param known numbers of all shapes
   */
  Shape place(Shape shape, int tone, int source, int live, Map<Shape, Integer> known) {
    Integer signature = signatures.get(signature(shape));
    int bucket = signature == null ? -1 : numbers.get(key(signature, source));
    return bucket < 0 ? shape : buckets.get(bucket).place(shape, tone, live, known);
  }

  /** Adds a shape, which is not there yet, to its bucket of a source. */
  void add(int shape, int source) {
    String text = signature(shapes.get(shape));
    int signature = signatures.computeIfAbsent(text, s -> signatures.size());
    long key = key(signature, source);
    int number = numbers.get(key);
    if (number < 0) {
      number = buckets.size();
      numbers.put(key, number);
      buckets.add(isLong(shapes.get(shape)) ? new LongBucket(shapes) : new Bucket(shapes, tones));
    }
    buckets.get(number).add(shape);
  }

  private static long key(int signature, int source) {
    return ((long) signature << SOURCE_BITS) | source;
  }

  private static boolean isLong(Shape shape) {
    return shape.tokens().size() > LongBucket.MIN_TOKENS;
  }

  private static String signature(Shape shape) {
    if (isLong(shape)) {
      return LongBucket.head(shape).text();
    }
    StringBuilder text = new StringBuilder();
    for (String token : shape.tokens()) {
      text.append(Tokens.isSlotOrMark(token) ? token : WORD).append(' ');
    }
    return text.toString();
  }

  Shape shape(int number) {
    return shapes.get(number);
  }

  /**
   * What every shape folds into, by number; itself for most. Where sources disagree, it is the most
   * general.
   *
   * @param heavy which shapes never fold into one without words
   */
  List<Shape> reduced(Heavy heavy) {
    List<Shape> reduced = new ArrayList<>(shapes);
    for (ShapeBucket bucket : buckets) {
      bucket
          .folds()
          .forEach(
              (shape, into) -> {
                if (!LogPattern.isRest(into) || !heavy.isHeavy(shape)) {
                  reduced.set(shape, moreGeneral(shape, into, reduced));
                }
              });
    }
    return reduced;
  }

  private Shape moreGeneral(int shape, Shape into, List<Shape> reduced) {
    Shape other = reduced.get(shape);
    boolean isFirst = other.equals(shapes.get(shape));
    return isFirst || Closure.GENERALITY.compare(into, other) < 0 ? into : other;
  }

  /** Whether a shape is so frequent that it is a kind of its own, whatever it is alike. */
  @FunctionalInterface
  interface Heavy {
    boolean isHeavy(int shape);
  }
}
