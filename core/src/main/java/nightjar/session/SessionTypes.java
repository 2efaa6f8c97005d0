package nightjar.session;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * Sessions reduced to the set of their patterns: sessions with the same set are of one
 * <em>type</em>. Patterns that occur in a session are numbered densely as <em>columns</em>, in
 * order of their numbers.
 */
final class SessionTypes {
  /** No pattern. */
  static final int NONE = -1;

  private final int[] patternOfColumn;
  private final List<int[]> columnsOf = new ArrayList<>();
  private final int[] place;
  private final int[] typeOf;

  /**
   * Groups sets of patterns.
   *
   * @param sets pattern numbers of each set, in any order, repetitions allowed
   * @param setOf number of the set of each session; a session with a negative one is left out
   */
  SessionTypes(List<int[]> sets, int[] setOf) {
    patternOfColumn = sets.stream().flatMapToInt(Arrays::stream).sorted().distinct().toArray();
    SessionIndex types = new SessionIndex(sets.size());
    int[] typeOfSet = new int[sets.size()];
    for (int set = 0; set < typeOfSet.length; set++) {
      int[] columns =
          Arrays.stream(sets.get(set)).sorted().distinct().map(this::columnOf).toArray();
      int known = types.size();
      typeOfSet[set] = types.add(SessionHash.of(columns, 0, columns.length));
      if (typeOfSet[set] == known) {
        columnsOf.add(columns);
      }
    }
    place = IntStream.range(0, setOf.length).filter(i -> setOf[i] >= 0).toArray();
    typeOf = Arrays.stream(place).map(i -> typeOfSet[setOf[i]]).toArray();
  }

  /**
   * Types of the sessions of a log, with shapes read as patterns; {@link #NONE} for a shape that
   * has no pattern.
   */
  static SessionTypes of(SessionLog log, IntUnaryOperator patternOf) {
    SessionSequences sequences = log.sequences;
    List<int[]> sets = new ArrayList<>();
    for (int list = 0; list < sequences.size(); list++) {
      sets.add(
          Arrays.stream(sequences.shapes(), sequences.from(list), sequences.to(list))
              .map(patternOf)
              .filter(pattern -> pattern != NONE)
              .toArray());
    }
    int[] setOf = new int[log.size()];
    Arrays.setAll(setOf, log::sequence);
    return new SessionTypes(sets, setOf);
  }

  /** Types. */
  int size() {
    return columnsOf.size();
  }

  int columns() {
    return patternOfColumn.length;
  }

  /** Columns present in a type, ascending. */
  int[] columnsOf(int type) {
    return columnsOf.get(type);
  }

  boolean has(int type, int column) {
    return Arrays.binarySearch(columnsOf.get(type), column) >= 0;
  }

  int patternOf(int column) {
    return patternOfColumn[column];
  }

  /** Sessions of the stream. */
  int sessions() {
    return typeOf.length;
  }

  /** Number that a session of the stream has where it came from. */
  int place(int session) {
    return place[session];
  }

  /** Type of a session of the stream. */
  int typeOf(int session) {
    return typeOf[session];
  }

  /** Column of a pattern, negative if no session holds it. */
  int columnOf(int pattern) {
    return Arrays.binarySearch(patternOfColumn, pattern);
  }
}
