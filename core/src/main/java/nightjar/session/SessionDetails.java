package nightjar.session;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What people want to know of a session: id, times, place and size; in columns, a row a session.
 */
final class SessionDetails {
  private int size;
  private long[] first = new long[1024];
  private long[] last = new long[1024];
  private long[] line = new long[1024];
  private int[] source = new int[1024];
  private int[] service = new int[1024];
  private int[] records = new int[1024];
  private int[] idEnd = new int[1024];
  private byte[] ids = new byte[1 << 15];

  int size() {
    return size;
  }

  /** Time of the first record, {@link nightjar.LineRef#NO_TIME} if it has none. */
  long first(int row) {
    return first[row];
  }

  /** Latest time of a record. */
  long last(int row) {
    return last[row];
  }

  /** Number of the first record's line in its source. */
  long line(int row) {
    return line[row];
  }

  int source(int row) {
    return source[row];
  }

  /** Service of all its records, {@link SessionTable#SEVERAL} if there is none. */
  int service(int row) {
    return service[row];
  }

  int records(int row) {
    return records[row];
  }

  String id(int row) {
    int from = row == 0 ? 0 : idEnd[row - 1];
    return new String(ids, from, idEnd[row] - from, StandardCharsets.UTF_8);
  }

  /** Adds a row and returns its number. */
  int add(
      long firstNanos,
      long lastNanos,
      long firstLine,
      int ofSource,
      int ofService,
      int ofRecords,
      byte[] id,
      int idFrom,
      int idLength) {
    int row = size++;
    if (row == first.length) {
      grow(row * 2);
    }
    first[row] = firstNanos;
    last[row] = lastNanos;
    line[row] = firstLine;
    source[row] = ofSource;
    service[row] = ofService;
    records[row] = ofRecords;
    int from = row == 0 ? 0 : idEnd[row - 1];
    if (from + idLength > ids.length) {
      ids = Arrays.copyOf(ids, ids.length * 2);
    }
    System.arraycopy(id, idFrom, ids, from, idLength);
    idEnd[row] = from + idLength;
    return row;
  }

  /** Forgets all rows from a number on. */
  void truncate(int rows) {
    size = rows;
  }

  /** Keeps only some rows; the others move up. */
  void retain(boolean[] keep) {
    int kept = 0;
    int bytes = 0;
    int from = 0;
    for (int row = 0; row < size; row++) {
      int to = idEnd[row];
      if (keep[row]) {
        first[kept] = first[row];
        last[kept] = last[row];
        line[kept] = line[row];
        source[kept] = source[row];
        service[kept] = service[row];
        records[kept] = records[row];
        System.arraycopy(ids, from, ids, bytes, to - from);
        bytes += to - from;
        idEnd[kept++] = bytes;
      }
      from = to;
    }
    size = kept;
  }

  private void grow(int rows) {
    first = Arrays.copyOf(first, rows);
    last = Arrays.copyOf(last, rows);
    line = Arrays.copyOf(line, rows);
    source = Arrays.copyOf(source, rows);
    service = Arrays.copyOf(service, rows);
    records = Arrays.copyOf(records, rows);
    idEnd = Arrays.copyOf(idEnd, rows);
  }
}
