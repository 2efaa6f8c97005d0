package nightjar.session;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * In which order the commonest patterns of sessions come: for two of them, how many sessions hold
 * the first one first. Only a pattern's first occurrence in a session counts.
 */
final class OrderPairs {
  /** Patterns compared; the rarer ones are left out. */
  static final int MOST_PATTERNS = 64;

  /** Patterns of one session compared. */
  private static final int MOST_IN_SESSION = 32;

  private static final int ABSENT = -1;

  /** Pattern numbers of the rows and columns. */
  private final int[] patterns;

  /** Of each list of shapes the rows in order of first occurrence. */
  private final int[][] rowsOfList;

  private final int[] before;

  /**
   * Counts the sessions whose list of shapes is {@code lists[i]}, {@link SessionSequences#UNKNOWN}
   * to leave one out.
   */
  OrderPairs(SessionSequences sequences, IntUnaryOperator patternOf, int[] lists) {
    int[] weight = new int[sequences.size()];
    for (int list : lists) {
      if (list != SessionSequences.UNKNOWN) {
        weight[list]++;
      }
    }
    int[][] patternsOfList = new int[sequences.size()][];
    for (int list = 0; list < patternsOfList.length; list++) {
      patternsOfList[list] = patterns(sequences, patternOf, list, weight[list]);
    }
    patterns = commonest(patternsOfList, weight);
    rowsOfList = new int[patternsOfList.length][];
    before = new int[patterns.length * patterns.length];
    for (int list = 0; list < rowsOfList.length; list++) {
      int[] rows = Arrays.stream(patternsOfList[list]).map(this::row).filter(r -> r >= 0).toArray();
      rowsOfList[list] = Arrays.copyOf(rows, Math.min(MOST_IN_SESSION, rows.length));
      count(rowsOfList[list], weight[list]);
    }
  }

  /** Patterns compared. */
  int size() {
    return patterns.length;
  }

  int pattern(int row) {
    return patterns[row];
  }

  /** Sessions in which the pattern of one row comes before that of another. */
  int before(int first, int second) {
    return before[first * patterns.length + second];
  }

  /**
   * Of each list of shapes: does {@code first} come before {@code second} (1), after it (-1), or
   * not (0)?
   */
  byte[] orders(int first, int second) {
    byte[] orders = new byte[rowsOfList.length];
    for (int list = 0; list < orders.length; list++) {
      orders[list] = order(rowsOfList[list], first, second);
    }
    return orders;
  }

  private static byte order(int[] rows, int first, int second) {
    boolean isOneMet = false;
    for (int row : rows) {
      if (row == first || row == second) {
        if (isOneMet) {
          return (byte) (row == second ? 1 : -1);
        }
        isOneMet = true;
      }
    }
    return 0;
  }

  private void count(int[] rows, int weight) {
    for (int i = 0; i < rows.length; i++) {
      for (int j = i + 1; j < rows.length; j++) {
        before[rows[i] * patterns.length + rows[j]] += weight;
      }
    }
  }

  private static int[] patterns(
      SessionSequences sequences, IntUnaryOperator patternOf, int list, int weight) {
    if (weight == 0 || !sequences.isOrdered(list)) {
      return new int[0];
    }
    return Arrays.stream(sequences.shapes(), sequences.from(list), sequences.to(list))
        .map(patternOf)
        .filter(pattern -> pattern != SessionTypes.NONE)
        .distinct()
        .toArray();
  }

  private static int[] commonest(int[][] patternsOfList, int[] weight) {
    int most = Arrays.stream(patternsOfList).flatMapToInt(Arrays::stream).max().orElse(ABSENT);
    long[] sessions = new long[most + 1];
    for (int list = 0; list < weight.length; list++) {
      for (int pattern : patternsOfList[list]) {
        sessions[pattern] += weight[list];
      }
    }
    return IntStream.range(0, sessions.length)
        .filter(pattern -> sessions[pattern] > 0)
        .boxed()
        .sorted(Comparator.comparingLong(pattern -> -sessions[pattern]))
        .limit(MOST_PATTERNS)
        .mapToInt(Integer::intValue)
        .sorted()
        .toArray();
  }

  private int row(int pattern) {
    return Arrays.binarySearch(patterns, pattern);
  }
}
