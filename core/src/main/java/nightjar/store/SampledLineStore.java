package nightjar.store;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import nightjar.LineRef;
import nightjar.TimeRange;
import nightjar.detect.CurrentRecord;
import nightjar.source.RecordBatch;
import nightjar.stats.TimeGrid;
import org.jspecify.annotations.Nullable;

/**
 * A {@link LineStore} in memory that keeps the first line of a shape in a time column, for some
 * columns of every shape: its first ones, those with most of its lines, and an even choice of the
 * rest. So a burst keeps its first line, a rare pattern all of them, and memory is bounded by
 * {@link #MAX_TEXT_BYTES} whatever the length of the run.
 *
 * <p>One thread at a time. A record costs one comparison; a copy is made once per shape and column.
 */
public final class SampledLineStore implements LineStore {
  /** Longest text kept of a line. */
  public static final int MAX_LINE_BYTES = 512;

  /** Text kept in all. */
  public static final int MAX_TEXT_BYTES = 24 << 20;

  /** What may be a session id: a token as {@link nightjar.shape.FastKey} cuts them. */
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_./-]++");

  /** A column with so many times the usual lines of its shape keeps one. */
  private static final int BUSY = 2;

  private static final int FIRST_KEPT = 2;
  private static final int LEAST_CAPACITY = 1;

  /** Where there are so many shapes that each keeps a line or two, they are kept shorter. */
  public static final int SHORT_LINE_BYTES = 192;

  private final TimeGrid grid;
  private final IntFunction<String> sourceNames;
  private @Nullable Samples[] samples = new @Nullable Samples[256];
  private int capacity = 128;
  private long textBytes;

  /**
   * @param grid columns of time; the detectors' own, so that their runs have lines
   * @param sourceNames name of a source by its number
   */
  public SampledLineStore(TimeGrid grid, IntFunction<String> sourceNames) {
    this.grid = grid;
    this.sourceNames = sourceNames;
  }

  /** One kept line, and how many lines of its shape its column has. */
  private static final class Sample {
    final int source;
    final long line;
    final long timeNanos;
    final byte severity;
    final byte[] text;
    int column;
    int count = 1;

    Sample(CurrentRecord record, int column, int mostBytes) {
      RecordBatch batch = record.batch;
      int from = batch.start[record.row];
      this.source = batch.source;
      this.line = batch.line[record.row];
      this.timeNanos = batch.timeNanos[record.row];
      this.severity = batch.severity[record.row];
      this.text = batch.copy(from, Math.min(batch.firstLineEnd[record.row], from + mostBytes));
      this.column = column;
    }
  }

  /**
   * What is kept of one shape, in order of arrival: at least one line of every {@code stride}
   * columns that have any, and those of busy columns. The last one is on trial until its column is
   * over.
   */
  private static final class Samples {
    List<Sample> kept = new ArrayList<>(2);
    int generation;
    int stride = 1;
    long counted;
    int columns;
    long lastNanos = LineRef.NO_TIME;

    /** Did the last one's column turn out to be worth a line? */
    boolean isLastWanted() {
      int size = kept.size();
      if (size <= FIRST_KEPT) {
        return true;
      }
      Sample last = kept.getLast();
      return last.column / stride != kept.get(size - 2).column / stride
          || last.count > BUSY * counted / Math.max(1, columns);
    }
  }

  @Override
  public void offer(CurrentRecord record) {
    Samples of = of(record.shape);
    long time = record.timeNanos();
    int column = time == LineRef.NO_TIME ? (int) (record.ordinal >>> 14) : grid.column(time);
    if (of.generation != grid.generation()) {
      fold(of);
    }
    of.lastNanos = Math.max(of.lastNanos, time);
    of.counted++;
    if (!of.kept.isEmpty() && of.kept.getLast().column == column) {
      of.kept.getLast().count++;
    } else {
      int mostBytes = capacity > LEAST_CAPACITY ? MAX_LINE_BYTES : SHORT_LINE_BYTES;
      keep(of, new Sample(record, column, mostBytes));
    }
  }

  private Samples of(int shape) {
    if (shape >= samples.length) {
      samples = Arrays.copyOf(samples, Math.max(shape + 1, 2 * samples.length));
    }
    Samples of = samples[shape];
    if (of == null) {
      of = new Samples();
      of.generation = grid.generation();
      samples[shape] = of;
    }
    return of;
  }

  private void keep(Samples of, Sample sample) {
    if (!of.kept.isEmpty() && !of.isLastWanted()) {
      textBytes -= cost(of.kept.removeLast());
    }
    of.columns++;
    of.kept.add(sample);
    textBytes += cost(sample);
    while (of.kept.size() > capacity + 1) { // one is on trial
      thin(of);
    }
    if (textBytes > MAX_TEXT_BYTES && capacity > LEAST_CAPACITY) {
      capacity /= 2;
      for (Samples each : samples) {
        while (each != null && each.kept.size() > capacity + 1) {
          thin(each);
        }
      }
    }
  }

  /**
   * Doubles the stride: keeps the first ones, one of each stride, and the busier half of the
   * others.
   */
  private void thin(Samples of) {
    of.stride = Math.min(2 * of.stride, TimeGrid.MAX_COLUMNS);
    int[] counts = of.kept.stream().mapToInt(sample -> sample.count).sorted().toArray();
    int busy = Math.max(2, counts[counts.length - 1 - counts.length / 4] + 1);
    List<Sample> kept = new ArrayList<>(of.kept.size());
    for (Sample sample : of.kept) {
      if (kept.size() < FIRST_KEPT
          || sample.column / of.stride != kept.getLast().column / of.stride
          || sample.count >= busy) {
        kept.add(sample);
      } else {
        textBytes -= cost(sample);
      }
    }
    if (kept.size() == of.kept.size()) { // all are busy or far apart: the middle goes
      textBytes -= cost(kept.remove(kept.size() / 2));
    }
    of.kept = kept;
  }

  private static long cost(Sample sample) {
    return sample.text.length + 96L; // bytes of text and of the objects round it
  }

  /** Halves the column numbers as the grid did, and merges what falls into one. */
  private void fold(Samples of) {
    int shift = grid.generation() - of.generation;
    of.generation = grid.generation();
    of.stride = Math.max(1, of.stride >> shift);
    of.columns = Math.max(1, of.columns >> shift);
    List<Sample> kept = new ArrayList<>(of.kept.size());
    for (Sample sample : of.kept) {
      sample.column = sample.timeNanos == LineRef.NO_TIME ? sample.column : sample.column >> shift;
      if (!kept.isEmpty() && kept.getLast().column == sample.column) {
        kept.getLast().count += sample.count;
        textBytes -= cost(sample);
      } else {
        kept.add(sample);
      }
    }
    of.kept = kept;
  }

  @Override
  public List<LineRef> lines(List<Integer> wanted, @Nullable TimeRange range, int limit) {
    return chosen(
        wanted,
        limit,
        sample ->
            range == null
                || (sample.timeNanos >= range.fromNanos() && sample.timeNanos < range.toNanos()));
  }

  @Override
  public List<LineRef> linesOfSessions(Set<String> sessions, List<Integer> wanted, int limit) {
    List<Integer> all = IntStream.range(0, samples.length).boxed().toList();
    return chosen(
        wanted.isEmpty() ? all : wanted,
        limit,
        sample ->
            WORD.matcher(new String(sample.text, StandardCharsets.UTF_8))
                .results()
                .anyMatch(word -> sessions.contains(word.group())));
  }

  private List<LineRef> chosen(List<Integer> wanted, int limit, Predicate<Sample> isWanted) {
    List<Sample> found = new ArrayList<>();
    for (int shape : wanted) {
      Samples of = shape < samples.length ? samples[shape] : null;
      if (of != null) {
        of.kept.stream().filter(isWanted).forEach(found::add);
      }
    }
    found.sort(
        Comparator.<Sample>comparingLong(sample -> sample.timeNanos)
            .thenComparingInt(sample -> sample.source)
            .thenComparingLong(sample -> sample.line));
    return spread(found, limit).stream().map(this::ref).toList();
  }

  /** The first, and an even choice of the others. */
  private static List<Sample> spread(List<Sample> found, int limit) {
    if (found.size() <= limit) {
      return found;
    }
    List<Sample> chosen = new ArrayList<>();
    for (int i = 0; i < limit; i++) {
      chosen.add(found.get((int) ((long) i * found.size() / limit)));
    }
    return chosen;
  }

  private LineRef ref(Sample sample) {
    return new LineRef(
        sourceNames.apply(sample.source),
        sample.line,
        sample.timeNanos,
        sample.severity,
        new String(sample.text, StandardCharsets.UTF_8));
  }

  @Override
  public long lastTime(int shape) {
    Samples of = shape < samples.length ? samples[shape] : null;
    return of == null ? LineRef.NO_TIME : of.lastNanos;
  }
}
