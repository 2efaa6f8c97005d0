package nightjar.block;

import java.util.Arrays;

/**
 * Event times, told from what rows hold anyway: of each layout one way. In {@link Format#TIMES}:
 *
 * <pre>
 * numbers  way of each layout: {@link #PLAIN}, {@link #LISTED}, {@link #OBSERVED}, {@link #CLOCK},
 *          {@link #EPOCH}, {@link #BEFORE}
 * numbers  times of the rows whose way is PLAIN, if there are any
 *          if there are others: var distinct rests, them as numbers, then of each of these rows the
 *          place of its rest, foretold
 * </pre>
 *
 * Of plain times the highest bit is turned over so that signed ones keep their order. A rest is
 * what is added: to 0, to the row's time of arrival, to the time of day that its text shows ({@link
 * Clock}), so that it is the day, to the time that its text shows as one number, or to the time of
 * the row before it, 0 for the first.
 */
final class StoredTimes {
  static final int PLAIN = 0;
  static final int LISTED = 1;
  static final int OBSERVED = 2;
  static final int CLOCK = 3;
  static final int EPOCH = 4;
  static final int BEFORE = 5;

  private final int[] ways;
  private final int[] layoutOf;

  private final Layouts layouts;
  private final long[] observed;
  private final ByteOutput start = new ByteOutput(1 << 10);

  /** Of each row its rest; its time where it is known. */
  private final long[] times;

  private final RowSet known;

  /** Reads them; these are the times of arrival. */
  StoredTimes(ByteInput in, Layouts layouts, long[] observed) {
    this.layouts = layouts;
    this.observed = observed;
    int count = layouts.all.size();
    layoutOf = layouts.layoutOf();
    ways = Places.read(NumberStream.read(in), in, count, BEFORE + 1);
    times = new long[layoutOf.length];
    known = new RowSet(times.length);
    int[] plain = rows(true);
    if (plain.length > 0) {
      long[] listed = NumberStream.read(in).values(in, plain.length);
      for (int i = 0; i < plain.length; i++) {
        times[plain[i]] = listed[i] ^ Format.SIGN;
      }
    }
    readListed(in, rows(false), count);
    in.finish();
  }

  private void readListed(ByteInput in, int[] rows, int layouts) {
    if (rows.length == 0) {
      return;
    }
    int size = in.readCount("values", rows.length);
    long[] list = NumberStream.read(in).values(in, size);
    int[] of = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      of[i] = layoutOf[rows[i]];
    }
    int[] places = Places.readForetold(NumberStream.read(in), in, of, layouts, size);
    for (int i = 0; i < rows.length; i++) {
      times[rows[i]] = list[places[i]];
    }
  }

  /** Rows whose way is plain, or the others. */
  private int[] rows(boolean plain) {
    int[] rows = new int[layoutOf.length];
    int count = 0;
    for (int row = 0; row < rows.length; row++) {
      if ((ways[layoutOf[row]] == PLAIN) == plain) {
        rows[count++] = row;
      }
    }
    return Arrays.copyOf(rows, count);
  }

  /** Time of a row whose text begins with these bytes. */
  long time(int row, byte[] text, int length) {
    if (!known.contains(row)) {
      int way = ways[layoutOf[row]];
      times[row] += way == BEFORE ? before(row) : base(way, row, text, length);
      known.add(row);
    }
    return times[row];
  }

  /** Time of a row whose text is not at hand. */
  long time(int row) {
    int way = ways[layoutOf[row]];
    start.clear();
    if (!known.contains(row) && (way == CLOCK || way == EPOCH)) {
      layouts.appendStart(row, Clock.LOOKED_AT, start);
    }
    return time(row, start.bytes, start.length);
  }

  private long base(int way, int row, byte[] text, int length) {
    return switch (way) {
      case OBSERVED -> observed[row];
      case CLOCK -> Clock.nanos(text, 0, length);
      case EPOCH -> Clock.epochNanos(text, 0, length);
      default -> 0;
    };
  }

  /** Time of the row before, and of those that it is told from. */
  private long before(int row) {
    int from = row;
    while (from > 0 && !known.contains(from - 1) && ways[layoutOf[from - 1]] == BEFORE) {
      from--;
    }
    long time = from == 0 ? 0 : time(from - 1);
    for (int i = from; i < row; i++) {
      times[i] += time;
      known.add(i);
      time = times[i];
    }
    return time;
  }
}
