package nightjar.session;

import java.util.Arrays;

/**
 * Numbers lists of shapes, so that equal sessions share one number. Once {@link #MOST_ORDERED}
 * lists in order of appearance are known, further ones are numbered by their set alone, and when
 * {@link #MOST} are known they are {@link #UNKNOWN}.
 */
final class SessionSequences {
  static final int MOST_ORDERED = 1 << 16;
  static final int MOST = MOST_ORDERED * 2;

  /** Number of a session that is like none known, when no more can be kept. */
  static final int UNKNOWN = -1;

  private final SessionIndex numbers = new SessionIndex(1024);
  private int[] end = new int[1024];
  private int[] shapes = new int[8192];
  private boolean[] ordered = new boolean[1024];

  int size() {
    return numbers.size();
  }

  /** Forgets the lists from a number on. */
  void truncate(int size) {
    numbers.truncate(size);
  }

  /** Number of the list {@code list[0, length)}, which may be sorted by the call. */
  int numberOf(int[] list, int length) {
    long hash = SessionHash.of(list, 0, length);
    int known = numbers.find(hash);
    if (known != SessionIndex.ABSENT) {
      return known;
    }
    if (size() < MOST_ORDERED) {
      return add(hash, list, length, true);
    }
    Arrays.sort(list, 0, length);
    hash = SessionHash.finish(~SessionHash.of(list, 0, length));
    known = numbers.find(hash);
    if (known != SessionIndex.ABSENT) {
      return known;
    }
    return size() < MOST ? add(hash, list, length, false) : UNKNOWN;
  }

  /** Place of a list's first shape in {@link #shapes()}. */
  int from(int number) {
    return number == 0 ? 0 : end[number - 1];
  }

  int to(int number) {
    return end[number];
  }

  /** The shapes of all lists, one behind the other. */
  int[] shapes() {
    return shapes;
  }

  /** Are the shapes of a list in order of appearance? */
  boolean isOrdered(int number) {
    return ordered[number];
  }

  private int add(long hash, int[] list, int length, boolean inOrder) {
    int number = numbers.add(hash);
    if (number == end.length) {
      end = Arrays.copyOf(end, number * 2);
      ordered = Arrays.copyOf(ordered, number * 2);
    }
    int from = from(number);
    if (from + length > shapes.length) {
      shapes = Arrays.copyOf(shapes, Math.max(from + length, shapes.length * 2));
    }
    System.arraycopy(list, 0, shapes, from, length);
    end[number] = from + length;
    ordered[number] = inOrder;
    return number;
  }
}
