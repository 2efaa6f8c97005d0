package nightjar.session;

/**
 * A stretch of sessions as counts: how many there are of each type, and how many hold each column.
 * Adding or taking one costs as much as it has columns.
 */
final class SessionWindow {
  /** Types with a weight, in no particular order: {@code active[0, types)}. */
  final int[] active;

  int types;

  /** Sessions of each type. */
  final int[] weight;

  /** Sessions that hold each column. */
  final int[] count;

  /**
   * Sum of a random number per type that holds the column: equal for columns that the same types
   * hold.
   */
  final long[] signature;

  /** Sessions. */
  int sessions;

  /** Columns of all types with a weight, added up. */
  int entries;

  private final SessionTypes all;
  private final int[] place;

  SessionWindow(SessionTypes all) {
    this.all = all;
    active = new int[all.size()];
    weight = new int[all.size()];
    place = new int[all.size()];
    count = new int[all.columns()];
    signature = new long[all.columns()];
  }

  /**
   * Moves to {@code [from, to)} of the stream from {@code [oldFrom, oldTo)}; neither bound may
   * fall.
   */
  void move(int oldFrom, int oldTo, int from, int to) {
    for (int session = oldTo; session < to; session++) {
      add(session);
    }
    for (int session = oldFrom; session < from; session++) {
      remove(session);
    }
  }

  private void add(int session) {
    int type = all.typeOf(session);
    sessions++;
    if (weight[type]++ == 0) {
      place[type] = types;
      active[types++] = type;
      sign(type, 1);
    }
    for (int column : all.columnsOf(type)) {
      count[column]++;
    }
  }

  private void remove(int session) {
    int type = all.typeOf(session);
    sessions--;
    if (--weight[type] == 0) {
      int moved = active[--types];
      active[place[type]] = moved;
      place[moved] = place[type];
      sign(type, -1);
    }
    for (int column : all.columnsOf(type)) {
      count[column]--;
    }
  }

  private void sign(int type, int sign) {
    long number = sign * SessionHash.finish(type + 1L);
    int[] columns = all.columnsOf(type);
    entries += sign * columns.length;
    for (int column : columns) {
      signature[column] += number;
    }
  }
}
