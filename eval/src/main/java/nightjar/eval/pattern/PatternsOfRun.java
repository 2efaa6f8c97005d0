package nightjar.eval.pattern;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which pattern each record has at the end of one run, with numbers that mean the same in all runs
 * of an evaluation.
 */
final class PatternsOfRun {
  private static final int NONE = -1;

  private final int[] kindOfRecord;
  private int[] patternOfKind = new int[0];
  private List<Integer> patterns = List.of();

  /** Of so many records, of none of which anything is known yet. */
  PatternsOfRun(int records) {
    kindOfRecord = new int[records];
    Arrays.fill(kindOfRecord, NONE);
  }

  /** Numbers given to texts in order of appearance. */
  static final class Numbers {
    private final Map<String, Integer> numbers = new HashMap<>();

    int of(String text) {
      return numbers.computeIfAbsent(text, _ -> numbers.size());
    }

    int size() {
      return numbers.size();
    }
  }

  /** A record is of this kind: the number of its shape's text. */
  void is(int record, int kind) {
    kindOfRecord[record] = kind;
  }

  /** All records are taken: these are the patterns of their shapes. */
  void end(Mining mining, Numbers kinds, Numbers names) {
    Mining.Groups groups = mining.groups();
    List<Integer> all = new ArrayList<>();
    for (int pattern = 0; pattern < groups.size(); pattern++) {
      all.add(names.of(groups.id(pattern) + ' ' + groups.text(pattern)));
    }
    int[] ofShape = new int[mining.shapes()];
    for (int shape = 0; shape < ofShape.length; shape++) {
      ofShape[shape] = kinds.of(mining.shapeText(shape));
    }
    patternOfKind = new int[kinds.size()];
    Arrays.fill(patternOfKind, NONE);
    for (int shape = 0; shape < ofShape.length; shape++) {
      patternOfKind[ofShape[shape]] = all.get(groups.patternOf(shape));
    }
    patterns = List.copyOf(all);
  }

  private int patternOf(int record) {
    int kind = kindOfRecord[record];
    return kind == NONE || kind >= patternOfKind.length ? NONE : patternOfKind[kind];
  }

  /** Patterns there are. */
  int size() {
    return patterns.size();
  }

  /** Share of the records that have the same pattern, by id and text, as in another run. */
  double sharedRecords(PatternsOfRun other) {
    int same = 0;
    for (int record = 0; record < kindOfRecord.length; record++) {
      int pattern = patternOf(record);
      same += pattern != NONE && pattern == other.patternOf(record) ? 1 : 0;
    }
    return kindOfRecord.length == 0 ? 1 : same / (double) kindOfRecord.length;
  }

  /** Share of the patterns of either run that both have, by id and text. */
  double sharedPatterns(PatternsOfRun other) {
    Set<Integer> either = new HashSet<>(patterns);
    Set<Integer> both = new HashSet<>(patterns);
    either.addAll(other.patterns);
    both.retainAll(new HashSet<>(other.patterns));
    return either.isEmpty() ? 1 : both.size() / (double) either.size();
  }
}
