package nightjar.block;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

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
  private final Layouts layouts;
  private final RowFields fields;
  private final ByteOutput start = new ByteOutput(1 << 10);

  /**
   * Of each row its number among those that have a rest, or ~ its number among the plain ones;
   * empty where all are of one kind and the number is that of the row.
   */
  private final int[] numberOf;

  private @Nullable Numbers plain;
  private @Nullable Listed rests;

  /** Times that were told from rows before them; empty until there is one. */
  private long[] told = {};

  private RowSet isTold = new RowSet(0);

  /** Reads how they are told; of arrivals the fields know. */
  StoredTimes(ByteInput in, Layouts layouts, RowFields fields) {
    this.layouts = layouts;
    this.fields = fields;
    ways = NumberStream.read(in).open(in, layouts.all.size()).places(BEFORE + 1);
    int rows = layouts.rows;
    int plainRows = 0;
    for (int layout = 0; layout < ways.length; layout++) {
      plainRows += ways[layout] == PLAIN ? layouts.all.get(layout).rows : 0;
    }
    numberOf = plainRows == 0 || plainRows == rows ? new int[0] : numbers();
    if (plainRows > 0) {
      plain = NumberStream.read(in).open(in, plainRows);
    }
    if (plainRows < rows) {
      rests = new Listed(in, layouts, numberOf, rows - plainRows);
    }
    in.finish();
  }

  private int[] numbers() {
    int[] layoutOf = layouts.layoutOf();
    int[] numbers = new int[layoutOf.length];
    int plainRows = 0;
    for (int row = 0; row < numbers.length; row++) {
      boolean isPlain = ways[layoutOf[row]] == PLAIN;
      numbers[row] = isPlain ? ~plainRows : row - plainRows;
      plainRows += isPlain ? 1 : 0;
    }
    return numbers;
  }

  /** Time of a row whose text begins with these bytes. */
  long time(int row, ByteOutput text) {
    return switch (way(row)) {
      case PLAIN -> plain(row);
      case OBSERVED -> fields.observed(row) + rest(row);
      case CLOCK -> Clock.nanos(text.bytes, 0, text.length) + rest(row);
      case EPOCH -> Clock.epochNanos(text.bytes, 0, text.length) + rest(row);
      case BEFORE -> before(row);
      default -> rest(row);
    };
  }

  /** Time of a row whose text is not at hand. */
  long time(int row) {
    int way = way(row);
    start.clear();
    if (way == CLOCK || way == EPOCH) {
      layouts.appendStart(row, Clock.LOOKED_AT, start);
    }
    return time(row, start);
  }

  private int way(int row) {
    return ways[layouts.layoutOf()[row]];
  }

  private long plain(int row) {
    return Objects.requireNonNull(plain).get(numberOf.length == 0 ? row : ~numberOf[row])
        ^ Format.SIGN;
  }

  private long rest(int row) {
    return Objects.requireNonNull(rests).get(row);
  }

  /** Time of the row before and the rest, and of those rows that it is told from. */
  private long before(int row) {
    if (told.length == 0) {
      told = new long[layouts.rows];
      isTold = new RowSet(layouts.rows);
    }
    int from = row;
    while (!isTold.contains(from) && from > 0 && way(from - 1) == BEFORE) {
      from--;
    }
    long time = from == 0 || isTold.contains(from) ? 0 : time(from - 1);
    for (int i = from; i <= row; i++) {
      time = isTold.contains(i) ? told[i] : time + rest(i);
      told[i] = time;
      isTold.add(i);
    }
    return time;
  }
}
