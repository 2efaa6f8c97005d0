package nightjar.pattern;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;
import nightjar.Severity;
import nightjar.shape.FastKey;
import nightjar.shape.Shape;
import org.jspecify.annotations.Nullable;

/**
 * Counts shapes, and says how they group into patterns. State is evidence only, shape → count per
 * source group; what a pattern is, is computed from it by {@link #view}, so that it is the same in
 * whatever order the lines came.
 *
 * <p>One thread at a time. A known line costs one probe of a table and one counter; a new fast key
 * costs some 3 µs once, ten times that before it is compiled.
 *
 * <p>Memory is bounded, and every record is counted whatever comes: {@link #MAX_SHAPES} shapes,
 * {@link #MAX_SOURCES} source groups, 2¹⁸ fast keys (then keys, not shapes, are forgotten and met
 * again). Long before shapes run out, those that are alike are counted as a more general one, see
 * {@link Bucket}; if they have no word in common, as one that ends in {@link LogPattern#REST}, out
 * of which a line that comes {@link #HEAVY} times gets a shape of its own. Where even so there are
 * too many, a new shape is counted as {@code <...>} of its severity, but only if what sounds like
 * it has taken its share: {@link Room} keeps some for a line that is graver than the flood around
 * it, or in words where that has none. At the bounds: 32,768 shapes of some 1 KiB, 1.3 million
 * counters of 56 bytes, full buckets of 50 MB: some 200 MB. A million lines of free words and marks
 * from 300 sources took 63 MB, with all severities; usual logs take less than 10.
 */
public final class PatternMiner {
  public static final int MAX_SHAPES = 32_768;

  /** Source groups told apart; all from the last number on are one. */
  public static final int MAX_SOURCES = 256;

  /** Fast keys known at a time. */
  public static final int MAX_KEYS = KeyTable.MAX_KEYS;

  /** Records after which a line is a kind of its own, however many others it is alike. */
  public static final int HEAVY = 20;

  private static final int MAX_CELLS = 1 << 19;
  private static final long LANE = 0x9E3779B97F4A7C15L;
  private static final long TEMPLATE = 0xC2B2AE3D27D4EB4FL;

  // An entry of the table of keys: the cell, the shape, how often it was met, whether it is caught.
  private static final int SHAPE_SHIFT = 32;
  private static final int SHAPE_MASK = (1 << 24) - 1;
  private static final int MET_SHIFT = 56;
  private static final long MET_ONCE = 1L << MET_SHIFT;
  private static final int MET_MASK = 127;
  private static final long CAUGHT = 1L << 63;

  private final KeyTable keys = new KeyTable();
  private final Cells cells = new Cells();
  private final Map<Shape, Integer> numbers = new HashMap<>();
  private final List<Shape> shapes = new ArrayList<>();
  private final Buckets buckets = new Buckets(shapes, this::tone);
  private final Room room = new Room();
  private final Generals generals = new Generals(buckets);
  private final Aliases aliases = new Aliases();
  private PatternFacts facts = PatternFacts.NONE;
  private @Nullable FrozenPatterns frozen;
  private long[] ids = new long[256];
  private long[] earlier = new long[256];
  private long[] firstOrdinal = new long[256];
  private int[] tones = new int[256];
  private long records;
  private long latestFirst = -1;

  /**
   * Counts one record and returns the number of its shape, dense from 0.
   *
   * @param key fast key of {@code bytes[from, to)}
   * @param source number of the source group, from 0
   * @param severity OpenTelemetry number, 0 to 24
   */
  public int observe(long key, int source, byte[] bytes, int from, int to, int severity) {
    return count(wanted(key, source, severity), source, bytes, from, to, severity, false);
  }

  /**
   * Counts one record whose sender says what its template is ({@code log.record.template}). Its
   * shape is that of the template's text, with the sender's own wildcards, {@code {}}, {@code
   * {name}}, {@code ${name}}, {@code %s} and the like, as ours; its bounds are those of every
   * shape.
   *
   * @param key fast key of the template's text {@code bytes[from, to)}
   */
  public int observeTemplate(long key, int source, byte[] bytes, int from, int to, int severity) {
    long wanted = wanted(key ^ TEMPLATE, source, severity);
    return count(wanted, source, bytes, from, to, severity, true);
  }

  /**
   * Number of the shape that such a record is counted as, as {@link #observe} would give it; counts
   * nothing.
   *
   * @return -1 if nothing like it was counted
   */
  public int find(long key, int source, byte[] bytes, int from, int to, int severity) {
    int place = keys.place(wanted(key, source, severity));
    if (keys.isKnown(place)) {
      return (int) (keys.entry(place) >>> SHAPE_SHIFT) & SHAPE_MASK;
    }
    Shape shape = shape(bytes, from, to, false);
    Integer number = numbers.get(shape);
    if (number == null) {
      number = numbers.get(place(shape, Tone.of(shape, severity), source, live()));
    }
    if (number == null) {
      number = numbers.get(restOf(severity));
    }
    return number == null ? -1 : number;
  }

  private int count(
      long wanted, int source, byte[] bytes, int from, int to, int severity, boolean isTemplate) {
    int place = keys.place(wanted);
    long entry = keys.entry(place);
    if (!keys.isKnown(place)) {
      entry = meet(wanted, shape(bytes, from, to, isTemplate), source, severity);
    } else if (entry < 0) {
      entry = again(place, entry, source, bytes, from, to, severity, isTemplate);
    }
    cells.counts[(int) entry]++;
    records++;
    return (int) (entry >>> SHAPE_SHIFT) & SHAPE_MASK;
  }

  /** One key of what is counted by itself; never 0. */
  private static long wanted(long key, int source, int severity) {
    int lane = group(source) << 5 | severity;
    long wanted = key + (lane + 1) * LANE;
    return wanted == 0 ? LANE : wanted;
  }

  private static int group(int source) {
    return Math.min(source, MAX_SOURCES - 1);
  }

  private static Shape shape(byte[] bytes, int from, int to, boolean isTemplate) {
    return isTemplate
        ? SentTemplate.shape(bytes, from, to)
        : Shape.ofBlanked(FastKey.blanked(bytes, from, to));
  }

  private long meet(long wanted, Shape shape, int source, int severity) {
    int number = admit(shape, source, severity, live());
    long entry = entry(number, source, severity);
    if (!shapes.get(number).equals(shape) && LogPattern.isRest(shapes.get(number))) {
      entry |= CAUGHT | MET_ONCE;
    }
    keys.add(wanted, entry);
    return entry;
  }

  /** A line that is counted as a rest, again: if that is often, it gets a shape of its own. */
  private long again(
      int place,
      long entry,
      int source,
      byte[] bytes,
      int from,
      int to,
      int severity,
      boolean isTemplate) {
    int met = (int) (entry >>> MET_SHIFT & MET_MASK) + 1;
    if (met < HEAVY) {
      keys.entry(place, entry + MET_ONCE);
      return entry;
    }
    Shape shape = shape(bytes, from, to, isTemplate);
    Integer known = numbers.get(shape);
    if (known == null && !room.takeOften(Tone.of(shape, severity), group(source))) {
      keys.entry(place, entry & ~(CAUGHT | (long) MET_MASK << MET_SHIFT));
      return entry;
    }
    long own = entry(known == null ? add(shape) : known, source, severity);
    cells.counts[(int) entry] -= met - 1;
    cells.counts[(int) own] += met - 1;
    keys.entry(place, own);
    return own;
  }

  private long entry(int number, int source, int severity) {
    return (long) number << SHAPE_SHIFT | cell(number, source, severity);
  }

  private int cell(int number, int source, int severity) {
    int own = group(source);
    if (cells.size() >= MAX_CELLS && cells.find(number, own, severity) < 0) {
      own = MAX_SOURCES - 1;
    }
    if (!cells.has(number, own) && !LogPattern.isRest(shapes.get(number))) {
      buckets.add(number, own);
    }
    if (firstOrdinal[number] == Long.MAX_VALUE) {
      firstOrdinal[number] = records;
      latestFirst = records;
    }
    tones[number] = Tone.raised(tones[number], severity);
    return cells.of(number, own, severity);
  }

  private int admit(Shape shape, int source, int severity, int live) {
    Integer known = numbers.get(shape);
    if (known != null) {
      return known;
    }
    int tone = Tone.of(shape, severity);
    Shape place = place(shape, tone, source, live);
    known = numbers.get(place);
    if (known != null) {
      return known;
    }
    return room.take(tone, group(source)) ? add(place) : rest(severity);
  }

  private Shape place(Shape shape, int tone, int source, int live) {
    return buckets.place(shape, tone, group(source), live, numbers);
  }

  private int tone(int shape) {
    return tones[shape];
  }

  /** Shapes of a bucket from which on room is scarce; fewer when all of the room is. */
  private int live() {
    int halves = shapes.size() < MAX_SHAPES / 4 ? 0 : shapes.size() < MAX_SHAPES / 2 ? 1 : 2;
    return Bucket.LIVE >> halves;
  }

  private int rest(int severity) {
    Shape rest = restOf(severity);
    Integer number = numbers.get(rest);
    return number != null ? number : add(rest);
  }

  private static Shape restOf(int severity) {
    return Shape.ofText(Severity.name(severity).toLowerCase(Locale.ROOT) + " " + LogPattern.REST);
  }

  private int add(Shape shape) {
    int number = shapes.size();
    shapes.add(shape);
    numbers.put(shape, number);
    if (number == ids.length) {
      ids = Arrays.copyOf(ids, 2 * number);
      earlier = Arrays.copyOf(earlier, 2 * number);
      firstOrdinal = Arrays.copyOf(firstOrdinal, 2 * number);
      tones = Arrays.copyOf(tones, 2 * number);
    }
    ids[number] = shape.number();
    firstOrdinal[number] = Long.MAX_VALUE;
    tones[number] = Tone.of(shape, Severity.UNSPECIFIED);
    return number;
  }

  /**
   * Adds the evidence of an earlier run, so that the patterns of both are the same ones: its shapes
   * get numbers and weigh in {@link #view}, but count nothing here.
   *
   * @param sourceNumbers number of a source group by its name
   */
  public void join(Evidence evidence, ToIntFunction<String> sourceNumbers) {
    new TreeMap<>(evidence.sources())
        .forEach((source, counts) -> join(counts, sourceNumbers.applyAsInt(source)));
  }

  private void join(Map<String, Long> counts, int source) {
    Comparator<String> byHash = Comparator.comparingLong(LongTable::hash);
    counts.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByKey(byHash.thenComparing(String::compareTo)))
        .forEach(
            entry -> {
              Shape shape = Shape.ofText(entry.getKey());
              int number = admit(shape, source, Severity.UNSPECIFIED, 2 * Bucket.LIVE);
              long first = firstOrdinal[number];
              cell(number, source, Severity.UNSPECIFIED);
              firstOrdinal[number] = first;
              earlier[number] += entry.getValue();
            });
    latestFirst = -1;
  }

  /** Adds evidence of source group 0. */
  public void join(Map<String, Long> shapesOfEarlierRun) {
    join(Evidence.of(shapesOfEarlierRun), source -> 0);
  }

  /** Adds all that an earlier run knew: its evidence, its ids, and what people said. */
  public void join(Model model, ToIntFunction<String> sourceNumbers) {
    join(model.evidence(), sourceNumbers);
    aliases.addAll(model.aliases());
    facts = facts.union(model.facts());
  }

  /** What was counted here, without what was joined. */
  public Evidence evidence(IntFunction<String> sourceNames) {
    Map<String, Map<String, Long>> sources = new HashMap<>();
    for (int shape = 0; shape < shapes.size(); shape++) {
      String text = shapes.get(shape).text();
      for (int cell = cells.first(shape); cell >= 0; cell = cells.next(cell)) {
        if (cells.counts[cell] > 0) {
          int source = cells.source(cell);
          String name = source == MAX_SOURCES - 1 ? "" : sourceNames.apply(source);
          sources
              .computeIfAbsent(name, key -> new HashMap<>())
              .merge(text, cells.counts[cell], Long::sum);
        }
      }
    }
    return new Evidence(sources);
  }

  /** What people said about patterns, from the next view on. */
  public void facts(PatternFacts said) {
    facts = said;
  }

  public PatternFacts facts() {
    return facts;
  }

  /** From the next view on, shapes that these patterns know are in them, whatever was mined. */
  public void freeze(FrozenPatterns patterns) {
    frozen = patterns;
  }

  /** Where ids lead that were handed out. */
  public Aliases aliases() {
    return aliases;
  }

  /** Shapes met. */
  public int shapes() {
    return shapes.size();
  }

  public Shape shape(int number) {
    return shapes.get(number);
  }

  /** Content id of a shape: {@link Shape#number}. */
  public long shapeId(int number) {
    return ids[number];
  }

  /** Records of a shape; costs a few steps. */
  public long count(int shape) {
    return cells.count(shape);
  }

  /** Was the record counted last the first one of its shape? */
  public boolean isFirst() {
    return latestFirst == records - 1;
  }

  /** Records of a shape in the run that was joined. */
  public long earlier(int shape) {
    return earlier[shape];
  }

  /** Records counted as a rest: there was no room to tell their shapes apart. */
  public long overflow() {
    long overflow = 0;
    for (int shape = 0; shape < shapes.size(); shape++) {
      overflow += LogPattern.isRest(shapes.get(shape)) ? cells.count(shape) : 0;
    }
    return overflow;
  }

  /**
   * How the shapes group now, in plain words. Costs milliseconds to seconds where there are new
   * shapes, else the counting; grows with the number of shapes, not of records.
   */
  public PatternView view() {
    return view(PatternWords.PLAIN);
  }

  /** As {@link #view()}, without noting the ids it gives: for a look that leaves no trace. */
  public PatternView look() {
    return view(PatternWords.PLAIN, false);
  }

  /** How the shapes group now. */
  public PatternView view(PatternWords words) {
    return view(words, true);
  }

  private PatternView view(PatternWords words, boolean isNoting) {
    long[] counts = new long[shapes.size()];
    for (int shape = 0; shape < counts.length; shape++) {
      counts[shape] = cells.count(shape) + earlier[shape];
    }
    List<Shape> mined = generals.of(counts);
    List<Shape> generalOf = frozen == null ? mined : frozen.over(shapes, mined);
    ShapeGroups groups = new ShapeGroups(shapes, generalOf, shape -> member(shape, generalOf));
    if (frozen != null) {
      frozen.name(groups, generalOf);
    }
    facts.apply(groups);
    Survey survey = new Survey(shapes, groups);
    if (isNoting) {
      survey.note(aliases, ids);
    }
    return survey.view(cells, firstOrdinal, ids, words, aliases);
  }

  /** Number of some shape in the group that a shape leads to; -1 if it leads nowhere. */
  private int member(Shape shape, List<Shape> generalOf) {
    Integer known = numbers.get(shape);
    if (known != null) {
      return known;
    }
    int member = generalOf.indexOf(generals.of(shape));
    if (member < 0) {
      Long alias = aliases.shapes().get(shape.number());
      for (int i = 0; alias != null && member < 0 && i < shapes.size(); i++) {
        member = ids[i] == alias ? i : -1;
      }
    }
    return member;
  }
}
