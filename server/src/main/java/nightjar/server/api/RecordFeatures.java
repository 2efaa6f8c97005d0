package nightjar.server.api;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import nightjar.store.LogRow;

/**
 * The features of some records: {@link Feature#COUNT} values a record, one record behind the other.
 */
final class RecordFeatures {
  private final List<LogRow> rows;
  private final double[] values;

  RecordFeatures(List<LogRow> rows) {
    this.rows = List.copyOf(rows);
    values = new double[rows.size() * Feature.COUNT];
    Map<Long, Integer> shapes = new HashMap<>();
    Map<String, Integer> services = new HashMap<>();
    for (LogRow row : rows) {
      shapes.merge(row.shape(), 1, Integer::sum);
      services.merge(row.service(), 1, Integer::sum);
    }
    for (int i = 0; i < rows.size(); i++) {
      LogRow row = rows.get(i);
      set(i, Feature.LENGTH, log2(1.0 + row.messageTo() - row.messageFrom()));
      set(i, Feature.SEVERITY, row.severity());
      double turn = 2 * Math.PI * Math.floorMod(row.timeNanos(), Times.DAY) / Times.DAY;
      set(i, Feature.HOUR_SIN, Math.sin(turn));
      set(i, Feature.HOUR_COS, Math.cos(turn));
      set(i, Feature.SHAPE, bits(shapes.getOrDefault(row.shape(), 1)));
      set(i, Feature.SERVICE, bits(services.getOrDefault(row.service(), 1)));
      set(i, Feature.DIGITS, digits(row));
    }
    pauses();
  }

  private double bits(int count) {
    return log2(rows.size()) - log2(count);
  }

  private static double log2(double value) {
    return Math.log(value) / Math.log(2);
  }

  private static double digits(LogRow row) {
    int digits = 0;
    for (int i = row.messageFrom(); i < row.messageTo(); i++) {
      char c = row.text().charAt(i);
      digits += c >= '0' && c <= '9' ? 1 : 0;
    }
    return digits / (double) Math.max(1, row.messageTo() - row.messageFrom());
  }

  /** The first record of a service has the middle pause of all others. */
  private void pauses() {
    int[] order =
        IntStream.range(0, rows.size())
            .boxed()
            .sorted(
                Comparator.comparingLong((Integer i) -> rows.get(i).timeNanos())
                    .thenComparingLong(i -> rows.get(i).number()))
            .mapToInt(Integer::intValue)
            .toArray();
    Map<String, Long> last = new HashMap<>();
    double[] known = new double[rows.size()];
    int count = 0;
    for (int i : order) {
      LogRow row = rows.get(i);
      Long before = last.put(row.service(), row.timeNanos());
      if (before == null) {
        set(i, Feature.PAUSE, Double.NaN);
      } else {
        known[count] = log2(1 + (row.timeNanos() - before) / 1e6);
        set(i, Feature.PAUSE, known[count++]);
      }
    }
    double usual = count == 0 ? 0 : ExpectedRange.median(Arrays.copyOf(known, count));
    for (int i = 0; i < rows.size(); i++) {
      if (Double.isNaN(value(i, Feature.PAUSE))) {
        set(i, Feature.PAUSE, usual);
      }
    }
  }

  private void set(int row, Feature feature, double value) {
    values[row * Feature.COUNT + feature.place()] = value;
  }

  double value(int row, Feature feature) {
    return values[row * Feature.COUNT + feature.place()];
  }

  /** A copy of one feature's values, in order of the records. */
  double[] column(Feature feature) {
    double[] column = new double[rows.size()];
    for (int i = 0; i < column.length; i++) {
      column[i] = value(i, feature);
    }
    return column;
  }

  /** All values: not to be changed. */
  double[] values() {
    return values;
  }

  List<LogRow> rows() {
    return rows;
  }
}
