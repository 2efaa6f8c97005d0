package nightjar.block;

/**
 * Of each row its place in a list, as {@link RowFieldsWriter} foretells it: 0 for that of the row
 * before it of the same layout, else one more than the place. One thread at a time.
 */
final class Foretold {
  /** Of so many rows one may be looked at. */
  private static final int FEW = 8;

  private final Numbers numbers;
  private final Layouts layouts;
  private final int size;

  /** Number of each row, below 0 for one that has none; empty where it is that of the row. */
  private final int[] numberOf;

  /** Rows that were looked at for the places of others. */
  private int lookedAt;

  /** Places of all rows, once so many were looked at that this costs less. */
  private int[] all = {};

  /** Of all rows. */
  Foretold(ByteInput in, Layouts layouts, int size) {
    this(in, layouts, size, new int[0], layouts.rows);
  }

  /** Of so many rows: all of some layouts. */
  Foretold(ByteInput in, Layouts layouts, int size, int[] numberOf, int count) {
    this.numbers = NumberStream.read(in).open(in, count);
    this.layouts = layouts;
    this.size = size;
    this.numberOf = numberOf;
  }

  /** Place of a row. */
  int get(int row) {
    return all.length > 0 ? all[row] : find(row);
  }

  private int find(int row) {
    for (int at = row; at >= 0; at = layouts.before(at)) {
      if (lookedAt++ > layouts.rows / FEW) {
        return all()[row];
      }
      int place = numbers.place(number(at), size + 1);
      if (place > 0) {
        return place - 1;
      }
    }
    throw damaged(row);
  }

  /** Places of all rows. */
  int[] all() {
    if (all.length == 0) {
      int[] read = numbers.places(size + 1);
      int[] places = numberOf.length == 0 ? read : new int[numberOf.length];
      int[] layoutOf = layouts.layoutOf();
      int[] last = new int[layouts.all.size()];
      for (int row = 0; row < places.length; row++) {
        int number = number(row);
        if (number >= 0) {
          int layout = layoutOf[row];
          int place = read[number];
          if (place > 0) {
            last[layout] = place;
          } else if (last[layout] == 0) {
            throw damaged(row);
          }
          places[row] = last[layout] - 1;
        }
      }
      all = places;
    }
    return all;
  }

  private int number(int row) {
    return numberOf.length == 0 ? row : numberOf[row];
  }

  private static BlockException damaged(int row) {
    return new BlockException(
        "the block is damaged: row " + row + " is to repeat what no row before it has");
  }
}
