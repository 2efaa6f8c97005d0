package nightjar.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import nightjar.TimeRange;
import nightjar.stats.Log2;

/**
 * Finds stretches of a source whose mix of lines is odd, by an isolation forest over windows of
 * lines: average length, lines with an error word, with a warning word, and distinct lines.
 *
 * <p>A window is reported if it is among the {@code contamination} share that the forest finds
 * oddest, lies far from what is usual in at least one feature, and is surprising ({@link
 * WindowNorm}) for the number of windows there were. Odd windows that touch are one anomaly.
 *
 * <p>Costs about 100 ns a record of 120 bytes. Memory: some 50 bytes per line of a window and
 * source, and 250 kB.
 */
public final class WindowDetector implements Detector {
  /** Fewer windows say nothing of what is usual. */
  private static final int MIN_WINDOWS = 3;

  /** Bits below which chance would have brought up a window in more than one of 32 runs. */
  private static final double MIN_BITS = 5;

  /** One voice among several: the forest alone must not outweigh what counts patterns. */
  private static final double MAX_BITS = 12;

  /** Spreads from the median from which words can say what is odd. */
  private static final double MIN_DEVIATION = 3.5;

  /**
   * Bits taken off for each doubling of the odd places: what comes again and again is part of this
   * log.
   */
  private static final double RECURRENCE = 2;

  /** Anomalies reported; the rest would say the same again. */
  private static final int MAX_ANOMALIES = 5;

  private final int size;
  private final int step;
  private final double contamination;
  private final WindowSample sample;
  private final LineScan scan = new LineScan();
  private final double[] features = new double[SlidingWindow.FEATURES];
  private SlidingWindow[] sources = new SlidingWindow[0];

  /**
   * A detector that has seen nothing.
   *
   * @param windowSize lines in a window, 2 or more
   * @param windowStep lines from one window to the next, 1 or more
   * @param contamination largest share of windows to call odd, over 0 and at most 0.5
   * @param seed seed of the forest and the sample
   */
  public WindowDetector(int windowSize, int windowStep, double contamination, long seed) {
    size = windowSize;
    step = windowStep;
    this.contamination = contamination;
    sample = new WindowSample(seed);
  }

  @Override
  public String name() {
    return "window";
  }

  @Override
  public void observe(CurrentRecord record) {
    int source = record.batch.source;
    if (source >= sources.length) {
      addSources(source);
    }
    int row = record.row;
    scan.scan(record.batch.bytes, record.batch.start[row], record.batch.firstLineEnd[row]);
    SlidingWindow window = sources[source];
    if (window.add(record, scan)) {
      window.features(features);
      sample.offer(window, features);
    }
  }

  private void addSources(int last) {
    int known = sources.length;
    sources = Arrays.copyOf(sources, last + 1);
    for (int source = known; source <= last; source++) {
      sources[source] = new SlidingWindow(source, size, step);
    }
  }

  @Override
  public List<Anomaly> judge(Judgement judgement) {
    if (sample.windows() < MIN_WINDOWS) {
      return List.of();
    }
    var norm = new WindowNorm(sample);
    List<List<KeptWindow>> groups = groups(odd(norm));
    groups.sort(Comparator.comparingDouble(group -> -bits(oddest(group, norm), norm)));
    double ceiling = MAX_BITS - RECURRENCE * Log2.of(Math.max(1, groups.size()));
    if (ceiling <= 0) {
      return List.of();
    }
    var words = new WindowWords(name(), norm, size, sources.length > 1);
    return groups.stream()
        .limit(MAX_ANOMALIES)
        .map(group -> anomaly(group, ceiling, norm, words, judgement))
        .toList();
  }

  /** Kept windows that are odd by every test. */
  private List<KeptWindow> odd(WindowNorm norm) {
    double least = norm.scoreReachedBy(contamination);
    long most = (long) Math.ceil(contamination * sample.windows());
    return sample.oddest().stream()
        .limit(most)
        .filter(window -> window.judged >= least)
        .filter(
            window ->
                bits(window, norm) >= MIN_BITS && norm.deviation(window.features) >= MIN_DEVIATION)
        .toList();
  }

  private double bits(KeptWindow window, WindowNorm norm) {
    return norm.bits(window.features) - Log2.of((double) sample.windows());
  }

  /** Odd windows of a source that overlap or touch. */
  private List<List<KeptWindow>> groups(List<KeptWindow> odd) {
    List<KeptWindow> inOrder = new ArrayList<>(odd);
    inOrder.sort(
        Comparator.<KeptWindow>comparingInt(window -> window.source)
            .thenComparingLong(window -> window.index));
    List<List<KeptWindow>> groups = new ArrayList<>();
    KeptWindow before = null;
    for (KeptWindow window : inOrder) {
      if (before == null
          || before.source != window.source
          || (window.index - before.index) * step > size) {
        groups.add(new ArrayList<>());
      }
      groups.getLast().add(window);
      before = window;
    }
    return groups;
  }

  private KeptWindow oddest(List<KeptWindow> group, WindowNorm norm) {
    return group.stream()
        .max(Comparator.comparingDouble(window -> bits(window, norm)))
        .orElseThrow();
  }

  private Anomaly anomaly(
      List<KeptWindow> group,
      double ceiling,
      WindowNorm norm,
      WindowWords words,
      Judgement judgement) {
    long windowsApart = group.getLast().index - group.getFirst().index;
    KeptWindow oddest = oddest(group, norm);
    return new Anomaly(
        name(),
        Math.min(ceiling, bits(oddest, norm)),
        WindowPattern.of(oddest, judgement),
        oddest.service,
        range(group),
        windowsApart * step + size,
        words.evidence(oddest),
        List.of());
  }

  private static TimeRange range(List<KeptWindow> group) {
    return group.stream()
        .filter(KeptWindow::hasTime)
        .map(KeptWindow::range)
        .reduce(TimeRange::union)
        .orElseGet(group.getFirst()::range);
  }
}
