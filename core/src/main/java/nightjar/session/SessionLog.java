package nightjar.session;

import java.util.Arrays;
import java.util.function.Supplier;

/**
 * The closed sessions in order of closing: of every one the number of its list of shapes, of the
 * rare ones also {@link SessionDetails}.
 *
 * <p>Bounded: {@link #MOST_DETAILS} sessions keep details; when there are more, the commonest lists
 * of shapes give up theirs first (an odd session is rare). Beyond {@link #MOST_SESSIONS} the older
 * half is forgotten. About 40 MB at worst.
 */
final class SessionLog {
  static final int MOST_SESSIONS = 1 << 21;
  static final int MOST_DETAILS = 1 << 17;

  /** The session has no details any more. */
  static final int NO_DETAILS = -1;

  final SessionSequences sequences = new SessionSequences();
  final SessionDetails details = new SessionDetails();

  /** Where the caller of {@link #add} puts the shapes. */
  final int[] shapesInHand = new int[SessionShapeLists.MOST_SHAPES];

  private int size;
  private int[] sequence = new int[1024];
  private int[] detail = new int[1024];
  private long forgotten;
  private boolean bounded = true;

  int size() {
    return size;
  }

  /** Sessions that had to be forgotten. */
  long forgotten() {
    return forgotten;
  }

  /** Number of the session's list of shapes, or {@link SessionSequences#UNKNOWN}. */
  int sequence(int session) {
    return sequence[session];
  }

  /** Row of the session in {@link #details}, or {@link #NO_DETAILS}. */
  int detail(int session) {
    return detail[session];
  }

  /**
   * Adds the session whose shapes are {@code shapesInHand[0, length)} and whose details are in a
   * row of their table.
   */
  void add(int length, int detailRow) {
    if (size == sequence.length) {
      sequence = Arrays.copyOf(sequence, size * 2);
      detail = Arrays.copyOf(detail, size * 2);
    }
    detail[size] = detailRow;
    sequence[size++] = sequences.numberOf(shapesInHand, length);
    if (bounded && size >= MOST_SESSIONS) {
      forgetOlderHalf();
    }
    if (bounded && details.size() >= MOST_DETAILS) {
      thin();
    }
  }

  /**
   * What {@code use} gives while the sessions still open are in the log, too. Leaves nothing
   * behind: who looks, and how often, changes nothing of what is found later.
   */
  <T> T withOpen(SessionTable open, Supplier<T> use) {
    int closed = size;
    int detailed = details.size();
    int listed = sequences.size();
    bounded = false;
    try {
      open.copyTo(this);
      return use.get();
    } finally {
      bounded = true;
      size = closed;
      details.truncate(detailed);
      sequences.truncate(listed);
    }
  }

  private void forgetOlderHalf() {
    int old = size / 2;
    boolean[] keep = new boolean[details.size()];
    for (int session = old; session < size; session++) {
      if (detail[session] != NO_DETAILS) {
        keep[detail[session]] = true;
      }
    }
    retain(keep);
    System.arraycopy(sequence, old, sequence, 0, size - old);
    System.arraycopy(detail, old, detail, 0, size - old);
    size -= old;
    forgotten += old;
  }

  /**
   * Takes the details from the commonest lists, evenly over time, until at most half of the room is
   * used.
   */
  private void thin() {
    int[] rows = new int[sequences.size() + 1];
    for (int session = 0; session < size; session++) {
      rows[sequence[session] + 1] += detail[session] == NO_DETAILS ? 0 : 1;
    }
    long most = mostPerList(rows);
    int[] seen = new int[rows.length];
    boolean[] keep = new boolean[details.size()];
    for (int session = 0; session < size; session++) {
      if (detail[session] != NO_DETAILS) {
        int list = sequence[session] + 1;
        long nth = seen[list]++;
        keep[detail[session]] =
            rows[list] <= most || nth * most / rows[list] != (nth + 1) * most / rows[list];
      }
    }
    retain(keep);
  }

  private void retain(boolean[] keep) {
    int[] moved = new int[keep.length];
    int kept = 0;
    for (int row = 0; row < keep.length; row++) {
      moved[row] = keep[row] ? kept++ : NO_DETAILS;
    }
    details.retain(keep);
    for (int session = 0; session < size; session++) {
      detail[session] = detail[session] == NO_DETAILS ? NO_DETAILS : moved[detail[session]];
    }
  }

  private static int mostPerList(int[] rows) {
    int most = MOST_DETAILS;
    long total = Long.MAX_VALUE;
    while (most > 1 && total > MOST_DETAILS / 2) {
      most /= 2;
      total = 0;
      for (int count : rows) {
        total += Math.min(count, most);
      }
    }
    return most;
  }
}
