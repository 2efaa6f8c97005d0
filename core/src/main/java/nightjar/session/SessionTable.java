package nightjar.session;

import java.util.Arrays;
import nightjar.LineRef;

/**
 * The open sessions: hash of the id → what is known of the session. At most {@link #MOST_OPEN} at a
 * time; when there is no room, the sixteenth that is idle for longest is closed.
 *
 * <p>A session is a row of eight longs, one cache line, because a record touches most of them:
 *
 * <pre>
 *   hash of id | first time | last time | first line | last record | service, source | id length, records | shapes
 * </pre>
 *
 * <p>Cost of a record: one probe and a scan of the session's shapes. Allocates only while its
 * columns grow, and to sort when sessions are closed.
 */
final class SessionTable {
  static final int MOST_OPEN = 1 << 16;

  /** Bytes kept of an id. */
  static final int MOST_ID_BYTES = 64;

  /** Service of a session whose records come from several. */
  static final int SEVERAL = -1;

  private static final int ROW = 8;
  private static final int HASH = 0;
  private static final int FIRST_TIME = 1;
  private static final int LAST_TIME = 2;
  private static final int LINE = 3;
  private static final int LAST_RECORD = 4;
  private static final int SERVICE_AND_SOURCE = 5;
  private static final int LENGTH_AND_RECORDS = 6;
  private static final int SHAPES = 7;

  private static final int NONE = -1;
  private static final int CLOSED_SHARE = 16;
  private static final int SWEEPS_PER_IDLE = 8;

  /** Where closed sessions go. */
  private final SessionLog log;

  /** A session ends when no record came for longer; {@link Long#MAX_VALUE} for never. */
  private final long idleNanos;

  private final SessionShapeLists shapes = new SessionShapeLists();

  /** Row + 1 of the session at each place, 0 if empty. */
  private int[] places = new int[4096];

  private long[] rows = new long[1024 * ROW];
  private byte[] ids = new byte[1024 * MOST_ID_BYTES];
  private int[] freeRows = new int[1024];
  private int free;
  private int used;
  private long nextSweep = LineRef.NO_TIME;

  SessionTable(SessionLog log, long idleNanos) {
    this.log = log;
    this.idleNanos = idleNanos;
  }

  /** Open sessions. */
  int size() {
    return used - free;
  }

  /**
   * Counts a record of the session with the given id, which is opened if new; a record counts once
   * however often it holds the id.
   *
   * @param idHash hash of the whole id
   * @param recordNumber number of the record in the run
   */
  void count(
      long idHash,
      byte[] bytes,
      int from,
      int to,
      long recordNumber,
      long time,
      int shape,
      int service,
      int source,
      long lineNumber) {
    int row = places[place(idHash)] - 1;
    if (row != NONE && isOver(row, time)) {
      write(row, log);
      remove(row);
      row = NONE;
    }
    int at;
    if (row == NONE) {
      at = open(idHash, bytes, from, to) * ROW;
      rows[at + FIRST_TIME] = time;
      rows[at + LINE] = lineNumber;
      rows[at + SERVICE_AND_SOURCE] = pair(service, source);
    } else {
      at = row * ROW;
      if (rows[at + LAST_RECORD] == recordNumber) {
        return;
      }
      if ((int) (rows[at + SERVICE_AND_SOURCE] >> 32) != service) {
        rows[at + SERVICE_AND_SOURCE] = pair(SEVERAL, (int) rows[at + SERVICE_AND_SOURCE]);
      }
    }
    rows[at + LAST_RECORD] = recordNumber;
    if (time > rows[at + LAST_TIME]) {
      rows[at + LAST_TIME] = time;
    }
    rows[at + LENGTH_AND_RECORDS]++;
    shapes.add((int) rows[at + SHAPES], shape);
  }

  /** Closes the sessions that are idle for too long at a time, unless that was done just before. */
  void closeIdle(long time) {
    if (idleNanos == Long.MAX_VALUE || time == LineRef.NO_TIME || time < nextSweep) {
      return;
    }
    nextSweep = time + idleNanos / SWEEPS_PER_IDLE;
    for (int row : longestIdleFirst()) {
      if (isOver(row, time)) {
        write(row, log);
        remove(row);
      }
    }
  }

  /** Writes the open sessions to a log, in order of their last record, and leaves them open. */
  void copyTo(SessionLog target) {
    for (int row : longestIdleFirst()) {
      write(row, target);
    }
  }

  private boolean isOver(int row, long time) {
    long last = rows[row * ROW + LAST_TIME];
    return idleNanos != Long.MAX_VALUE
        && last != LineRef.NO_TIME
        && time != LineRef.NO_TIME
        && time - last > idleNanos;
  }

  private int open(long idHash, byte[] bytes, int from, int to) {
    if (size() == MOST_OPEN) {
      int[] oldest = longestIdleFirst();
      for (int i = 0; i < MOST_OPEN / CLOSED_SHARE; i++) {
        write(oldest[i], log);
        remove(oldest[i]);
      }
    }
    int row = free > 0 ? freeRows[--free] : used++;
    if (row * ROW == rows.length) {
      grow();
    }
    places[place(idHash)] = row + 1;
    int length = Math.min(MOST_ID_BYTES, to - from);
    int at = row * ROW;
    rows[at + HASH] = idHash;
    rows[at + LAST_TIME] = LineRef.NO_TIME;
    rows[at + LENGTH_AND_RECORDS] = pair(length, 0);
    rows[at + SHAPES] = shapes.open();
    System.arraycopy(bytes, from, ids, row * MOST_ID_BYTES, length);
    return row;
  }

  private void write(int row, SessionLog target) {
    int at = row * ROW;
    int length = shapes.copy((int) rows[at + SHAPES], target.shapesInHand);
    int detail =
        target.details.add(
            rows[at + FIRST_TIME],
            rows[at + LAST_TIME],
            rows[at + LINE],
            (int) rows[at + SERVICE_AND_SOURCE],
            (int) (rows[at + SERVICE_AND_SOURCE] >> 32),
            (int) rows[at + LENGTH_AND_RECORDS],
            ids,
            row * MOST_ID_BYTES,
            (int) (rows[at + LENGTH_AND_RECORDS] >> 32));
    target.add(length, detail);
  }

  /** Rows of the open sessions in order of their last record. */
  private int[] longestIdleFirst() {
    long[] order = new long[size()];
    int open = 0;
    for (int entry : places) {
      if (entry > 0) {
        order[open++] = rows[(entry - 1) * ROW + LAST_RECORD] << 17 | entry - 1;
      }
    }
    Arrays.sort(order);
    return Arrays.stream(order).mapToInt(entry -> (int) (entry & (1 << 17) - 1)).toArray();
  }

  private int place(long idHash) {
    int mask = places.length - 1;
    int at = (int) (idHash >>> 32) & mask;
    while (places[at] != 0 && rows[(places[at] - 1) * ROW + HASH] != idHash) {
      at = at + 1 & mask;
    }
    return at;
  }

  /**
   * Empties the place of a row and moves up what was pushed behind it (D. Knuth, TAOCP 3, 6.4,
   * algorithm R).
   */
  private void remove(int row) {
    int mask = places.length - 1;
    int hole = place(rows[row * ROW + HASH]);
    places[hole] = 0;
    for (int at = hole + 1 & mask; places[at] != 0; at = at + 1 & mask) {
      int home = (int) (rows[(places[at] - 1) * ROW + HASH] >>> 32) & mask;
      if ((at - home & mask) >= (at - hole & mask)) {
        places[hole] = places[at];
        places[at] = 0;
        hole = at;
      }
    }
    shapes.close((int) rows[row * ROW + SHAPES]);
    freeRows[free++] = row;
  }

  private void grow() {
    int size = rows.length / ROW * 2;
    rows = Arrays.copyOf(rows, size * ROW);
    ids = Arrays.copyOf(ids, size * MOST_ID_BYTES);
    freeRows = Arrays.copyOf(freeRows, size);
    int[] old = places;
    places = new int[size * 4];
    for (int entry : old) {
      if (entry > 0) {
        places[place(rows[(entry - 1) * ROW + HASH])] = entry;
      }
    }
  }

  private static long pair(int high, int low) {
    return ((long) high << 32) | (low & 0xFFFFFFFFL);
  }
}
