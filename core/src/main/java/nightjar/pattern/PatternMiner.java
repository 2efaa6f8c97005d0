package nightjar.pattern;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import nightjar.Severity;
import nightjar.shape.FastKey;
import nightjar.shape.Shape;

/**
 * Counts shapes, and says how they group into patterns. State is evidence only, shape → count; what
 * a pattern is, is computed from it by {@link #view}, so that it is the same in whatever order the
 * lines came.
 *
 * <p>One thread at a time. A known line costs one probe of a table; a new fast key costs about 10
 * µs once. Memory is bounded: {@link #MAX_SHAPES} shapes, then lines of further shapes are counted
 * as {@code <...>} of their severity, none is lost; {@link #MAX_KEYS} fast keys, then the keys (not
 * the shapes) are forgotten and met again.
 */
public final class PatternMiner {
  public static final int MAX_SHAPES = 32_768;
  public static final int MAX_KEYS = 1 << 18;

  private static final int SEVERITIES = 25;

  private final Map<Shape, Integer> numbers = new HashMap<>();
  private final List<Shape> shapes = new ArrayList<>();
  private final Map<Integer, Long> earlier = new HashMap<>();
  private long[] counts = new long[256];
  private long[] firstOrdinal = new long[256];
  private long[][] severities = new long[256][];
  private long[] keys = new long[1 << 12];
  private int[] shapeOfKey = new int[keys.length];
  private int known;
  private long records;
  private long overflow;

  /**
   * Counts one record and returns the number of its shape, dense from 0.
   *
   * @param key fast key of {@code bytes[from, to)}
   * @param severity OpenTelemetry number, 0 to 24
   */
  public int observe(long key, byte[] bytes, int from, int to, int severity) {
    long wanted = key == 0 ? 1 : key;
    int slot = slot(wanted);
    int shape = keys[slot] == wanted ? shapeOfKey[slot] : meet(wanted, bytes, from, to, severity);
    if (counts[shape]++ == 0) {
      firstOrdinal[shape] = records;
    }
    records++;
    severities[shape][severity]++;
    return shape;
  }

  /**
   * Adds the evidence of an earlier run, so that the patterns of both are the same ones: its shapes
   * get numbers and weigh in {@link #view}, but count nothing here.
   */
  public void join(Map<String, Long> shapesOfEarlierRun) {
    for (Map.Entry<String, Long> entry : new TreeMap<>(shapesOfEarlierRun).entrySet()) {
      Shape shape = Shape.ofText(entry.getKey());
      if (shapes.size() < MAX_SHAPES - SEVERITIES && !numbers.containsKey(shape)) {
        earlier.put(add(shape), entry.getValue());
      }
    }
  }

  /** Shapes met. */
  public int shapes() {
    return shapes.size();
  }

  public Shape shape(int number) {
    return shapes.get(number);
  }

  /** Records of a shape. */
  public long count(int shape) {
    return counts[shape];
  }

  /** Records of a shape in the run that was joined. */
  public long earlier(int shape) {
    return earlier.getOrDefault(shape, 0L);
  }

  /** Records whose shape came after the table of shapes was full. */
  public long overflow() {
    return overflow;
  }

  /**
   * How the shapes group now. Costs milliseconds to seconds, grows with the number of shapes, not
   * of records.
   */
  public PatternView view() {
    List<Shape> generals = Closure.generals(shapes);
    Map<Shape, Long> totals = new HashMap<>();
    for (int shape = 0; shape < shapes.size(); shape++) {
      totals.merge(generals.get(shape), counts[shape] + earlier.getOrDefault(shape, 0L), Long::sum);
    }
    Map<Shape, Shape> absorber = Absorption.of(totals);
    generals.replaceAll(general -> absorber.getOrDefault(general, general));
    Map<Shape, Integer> numberOf = new HashMap<>();
    List<Shape> representatives = new ArrayList<>();
    int[] patternOfShape = new int[shapes.size()];
    for (int shape = 0; shape < shapes.size(); shape++) {
      patternOfShape[shape] =
          numberOf.computeIfAbsent(
              generals.get(shape),
              general -> {
                representatives.add(general);
                return representatives.size() - 1;
              });
    }
    return new PatternView(patternOfShape, patterns(representatives, patternOfShape), shapes);
  }

  private List<LogPattern> patterns(List<Shape> representatives, int[] patternOfShape) {
    int size = representatives.size();
    long[] count = new long[size];
    long[] first = new long[size];
    Arrays.fill(first, Long.MAX_VALUE);
    long[][] severity = new long[size][SEVERITIES];
    for (int shape = 0; shape < patternOfShape.length; shape++) {
      int pattern = patternOfShape[shape];
      count[pattern] += counts[shape];
      first[pattern] =
          counts[shape] == 0 ? first[pattern] : Math.min(first[pattern], firstOrdinal[shape]);
      for (int s = 0; s < SEVERITIES; s++) {
        severity[pattern][s] += severities[shape][s];
      }
    }
    List<LogPattern> patterns = new ArrayList<>(size);
    for (int p = 0; p < size; p++) {
      Shape shape = representatives.get(p);
      int level = level(severity[p], count[p], shape);
      patterns.add(new LogPattern(p, shape.id(), PatternText.of(shape), count[p], first[p], level));
    }
    return patterns;
  }

  private static int level(long[] severity, long count, Shape shape) {
    for (int s = SEVERITIES - 1; s > Severity.UNSPECIFIED; s--) {
      if (severity[s] * 10 >= count && severity[s] > 0) {
        return s;
      }
    }
    return PatternText.severityOfWords(shape);
  }

  private int meet(long key, byte[] bytes, int from, int to, int severity) {
    Shape shape = Shape.ofBlanked(FastKey.blanked(bytes, from, to));
    Integer number = numbers.get(shape);
    if (number == null) {
      number = shapes.size() < MAX_SHAPES - SEVERITIES ? add(shape) : overflow(severity);
    }
    remember(key, number);
    return number;
  }

  private int overflow(int severity) {
    overflow++;
    Shape rest = Shape.ofText(Severity.name(severity).toLowerCase(Locale.ROOT) + " <...>");
    Integer number = numbers.get(rest);
    return number != null ? number : add(rest);
  }

  private int add(Shape shape) {
    int number = shapes.size();
    shapes.add(shape);
    numbers.put(shape, number);
    if (number == counts.length) {
      counts = Arrays.copyOf(counts, 2 * number);
      firstOrdinal = Arrays.copyOf(firstOrdinal, 2 * number);
      severities = Arrays.copyOf(severities, 2 * number);
    }
    severities[number] = new long[SEVERITIES];
    return number;
  }

  private int slot(long key) {
    int mask = keys.length - 1;
    int slot = (int) (key >>> 40) & mask;
    while (keys[slot] != key && keys[slot] != 0) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void remember(long key, int shape) {
    if (known == MAX_KEYS) {
      Arrays.fill(keys, 0);
      known = 0;
    } else if (known * 2 >= keys.length) {
      grow();
    }
    int slot = slot(key);
    keys[slot] = key;
    shapeOfKey[slot] = shape;
    known++;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldShapes = shapeOfKey;
    keys = new long[2 * oldKeys.length];
    shapeOfKey = new int[keys.length];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != 0) {
        int slot = slot(oldKeys[i]);
        keys[slot] = oldKeys[i];
        shapeOfKey[slot] = oldShapes[i];
      }
    }
  }
}
