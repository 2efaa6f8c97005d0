package nightjar.detect;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import nightjar.stats.Log2;
import nightjar.stats.TailBits;

/**
 * What is unusual about the numbers of one slot.
 *
 * @param kind what was found
 * @param slot the slot of the shape that has most values; its scale is the one of the figures
 * @param firstColumn first time column of the run
 * @param lastColumn last one, included
 * @param records values in the run
 * @param observed typical log₂ in the run, the largest one, or the share above the threshold
 * @param low log₂ that a tenth of the other values lie below, the second largest, or the share
 *     above the threshold elsewhere
 * @param high log₂ that a tenth of the other values lie above
 * @param typical typical log₂ elsewhere
 * @param bits surprise, not corrected for the number of slots
 */
record ValueFinding(
    Kind kind,
    ValueSlot slot,
    int firstColumn,
    int lastColumn,
    long records,
    double observed,
    double low,
    double high,
    double typical,
    double bits) {
  enum Kind {
    LEVEL,
    SHARE,
    EXTREME
  }

  /** Fewer values say nothing of what is usual. */
  static final int MIN_VALUES = 200;

  private static final int MIN_COLUMNS = 8;
  private static final int MIN_RUN = 3;

  /** A level that moves by less than a quarter is nobody's business. */
  private static final double MIN_CHANGE = Log2.of(1.25);

  /** The same for a share: 10 % to 15 %. */
  private static final double MIN_SHARE_CHANGE = 0.05;

  /**
   * Columns vary by 2 % in value, and by one percent point in a share, whatever their values say.
   */
  private static final double LEVEL_FLOOR = 0.03;

  private static final double SHARE_FLOOR = 0.01;

  /**
   * Standard deviations of the level that must not reach the threshold of large values, or their
   * share only echoes it.
   */
  private static final double WANDERS_CLEAR = 3;

  /** Less variance within columns is none: a step between two constants is a renaming. */
  private static final double NO_VARIANCE = 1e-9;

  private static final double FAR = 8;
  private static final double ALONE = 2;
  private static final double MAX_EXTREME_BITS = 14;

  /**
   * The most surprising run of the slot that these shapes share; empty if too little is known or
   * nothing happened.
   */
  static Optional<ValueFinding> drift(List<ValueSlot> slots, int firstColumn, int lastColumn) {
    var columns = new ValueColumns(slots, firstColumn, lastColumn);
    if (columns.size() < MIN_COLUMNS || columns.varianceWithin() < NO_VARIANCE) {
      return Optional.empty();
    }
    ValueSlot main = main(slots);
    var levels =
        new DriftScan(columns.count, columns.sum, columns.varianceWithin(), LEVEL_FLOOR, false);
    Optional<ValueFinding> level = level(columns, levels, main);
    boolean calm = WANDERS_CLEAR * levels.wander() <= ValueSlot.CLEAR_OF_BULK;
    Optional<ValueFinding> share = calm ? share(columns, main) : Optional.empty();
    double runs = Log2.of(columns.size()) + Log2.of(2 * Log2.of(columns.size()));
    return level
        .map(finding -> share.filter(other -> other.bits > finding.bits).orElse(finding))
        .or(() -> share)
        .map(finding -> finding.less(runs));
  }

  private ValueFinding less(double taken) {
    return new ValueFinding(
        kind, slot, firstColumn, lastColumn, records, observed, low, high, typical, bits - taken);
  }

  static ValueSlot main(List<ValueSlot> slots) {
    return slots.stream().max(Comparator.comparingLong(slot -> slot.total)).orElseThrow();
  }

  private static Optional<ValueFinding> level(
      ValueColumns columns, DriftScan levels, ValueSlot main) {
    double typical = main.mean();
    ValueFinding best = null;
    for (DriftScan.Run run : levels.best(MIN_RUN)) {
      double mean = typical + run.mean();
      double bits = Math.min(run.bits(), main.histogram.meanBits(mean, run.count()));
      if (Math.abs(run.mean() - run.meanElsewhere()) >= MIN_CHANGE
          && (best == null || bits > best.bits)) {
        double elsewhere = typical + run.meanElsewhere();
        double tenth = 1.2816 * Math.sqrt(columns.varianceOutside(run.from(), run.to()));
        best =
            new ValueFinding(
                Kind.LEVEL,
                main,
                columns.column[run.from()],
                columns.column[run.to() - 1],
                run.count(),
                mean,
                Math.max(elsewhere - tenth, main.histogram.quantile(0) > 0 ? 0 : -Double.MAX_VALUE),
                elsewhere + tenth,
                elsewhere,
                bits);
      }
    }
    return Optional.ofNullable(best);
  }

  private static Optional<ValueFinding> share(ValueColumns columns, ValueSlot main) {
    int[] used = IntStream.range(0, columns.size()).filter(i -> columns.compared[i] > 0).toArray();
    if (used.length < MIN_COLUMNS) {
      return Optional.empty();
    }
    long[] compared = new long[used.length];
    double[] above = new double[used.length];
    double all = 0;
    double allAbove = 0;
    for (int i = 0; i < used.length; i++) {
      compared[i] = columns.compared[used[i]];
      above[i] = columns.above[used[i]];
      all += compared[i];
      allAbove += above[i];
    }
    double share = (allAbove + 0.5) / (all + 1);
    ValueFinding best = null;
    for (DriftScan.Run run :
        new DriftScan(compared, above, share * (1 - share), SHARE_FLOOR, true).best(MIN_RUN)) {
      long k = Math.round(run.mean() * run.count());
      double elsewhere = (allAbove - k + 0.5) / (all - run.count() + 1);
      double bits = Math.min(run.bits(), TailBits.binomial(k, run.count(), elsewhere));
      if (run.mean() >= elsewhere + MIN_SHARE_CHANGE && (best == null || bits > best.bits)) {
        best =
            new ValueFinding(
                Kind.SHARE,
                main,
                columns.column[used[run.from()]],
                columns.column[used[run.to() - 1]],
                run.count(),
                run.mean(),
                elsewhere,
                elsewhere,
                main.threshold,
                bits);
      }
    }
    return Optional.ofNullable(best);
  }

  /**
   * A single value far beyond all others: at least four times the second largest, and more than
   * eight spreads above the median. Its surprise is that of an exponential tail of the logarithms
   * through the median and the 90 % quantile, that is a power law of the values.
   */
  static Optional<ValueFinding> extreme(ValueSlot slot) {
    double median = slot.histogram.quantile(0.5);
    double upper = Math.max(0.25, slot.histogram.quantile(0.9) - median);
    double above = slot.largest - median;
    if (above < FAR * upper / 1.2816 || slot.largest - slot.second < ALONE) {
      return Optional.empty();
    }
    double bits = 1 + above / upper * Log2.of(5) - Log2.of((double) slot.total);
    return Optional.of(
        new ValueFinding(
            Kind.EXTREME,
            slot,
            0,
            0,
            1,
            slot.largest,
            slot.second,
            slot.second,
            median,
            Math.min(MAX_EXTREME_BITS, bits)));
  }
}
