package nightjar.pattern;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nightjar.Severity;
import nightjar.shape.Shape;

/** One look at the shapes and their groups: patterns are numbered, counted and given words. */
final class Survey {
  private final List<Shape> shapes;
  private final ShapeGroups groups;
  private final int[] patternOfShape;
  private final List<Integer> groupOfPattern = new ArrayList<>();

  Survey(List<Shape> shapes, ShapeGroups groups) {
    this.shapes = shapes;
    this.groups = groups;
    this.patternOfShape = new int[shapes.size()];
    number();
  }

  /** Patterns are numbered in the order of their first shapes. */
  private void number() {
    int[] patternOfGroup = new int[2 * shapes.size() + PatternFacts.MAX_FACTS];
    Arrays.fill(patternOfGroup, -1);
    for (int shape = 0; shape < patternOfShape.length; shape++) {
      int group = groups.groupOf(shape);
      if (patternOfGroup[group] < 0) {
        patternOfGroup[group] = groupOfPattern.size();
        groupOfPattern.add(group);
      }
      patternOfShape[shape] = patternOfGroup[group];
    }
  }

  /** The shape that stands for each pattern, by number. */
  List<Shape> representatives() {
    return groupOfPattern.stream().map(groups::representative).toList();
  }

  /** Notes where the ids of patterns lead that are no shape's own. */
  void note(Aliases aliases, long[] ids) {
    long[] least = new long[groupOfPattern.size()];
    boolean[] isOwn = new boolean[least.length];
    boolean[] isMet = new boolean[least.length];
    List<Shape> representatives = representatives();
    for (int shape = 0; shape < patternOfShape.length; shape++) {
      int pattern = patternOfShape[shape];
      isOwn[pattern] |= shapes.get(shape).equals(representatives.get(pattern));
      if (!isMet[pattern] || Long.compareUnsigned(ids[shape], least[pattern]) < 0) {
        least[pattern] = ids[shape];
        isMet[pattern] = true;
      }
    }
    for (int pattern = 0; pattern < least.length; pattern++) {
      if (!isOwn[pattern]) {
        aliases.add(representatives.get(pattern).number(), least[pattern]);
      }
    }
  }

  PatternView view(
      Cells cells, long[] firstOrdinal, long[] ids, PatternWords words, Aliases aliases) {
    int size = groupOfPattern.size();
    long[][] severity = new long[size][Cells.SEVERITIES];
    long[] first = new long[size];
    Arrays.fill(first, Long.MAX_VALUE);
    int[] shapesOf = new int[size];
    for (int shape = 0; shape < patternOfShape.length; shape++) {
      int pattern = patternOfShape[shape];
      shapesOf[pattern]++;
      first[pattern] = Math.min(first[pattern], firstOrdinal[shape]);
      for (int cell = cells.first(shape); cell >= 0; cell = cells.next(cell)) {
        severity[pattern][cells.severity(cell)] += cells.counts[cell];
      }
    }
    int[][] members = members(shapesOf);
    List<LogPattern> patterns = new ArrayList<>(size);
    List<Shape> representatives = representatives();
    for (int p = 0; p < size; p++) {
      Shape shape = representatives.get(p);
      long count = Arrays.stream(severity[p]).sum();
      int level = level(severity[p], count, shape);
      patterns.add(
          new LogPattern(
              p,
              shape.id(),
              LogPattern.isRest(shape),
              wording(groupOfPattern.get(p), shape, members[p], ids, words),
              count,
              first[p],
              level));
    }
    return new PatternView(patternOfShape, patterns, shapes, representatives, aliases.shapes());
  }

  private Wording wording(int group, Shape shape, int[] members, long[] ids, PatternWords words) {
    String text = groups.text(group);
    String title = groups.title(group);
    return new Wording(
        () ->
            text == null ? words.text(shape, groups.leading(members), member -> ids[member]) : text,
        written -> title == null ? words.title(written) : title);
  }

  private int[][] members(int[] shapesOf) {
    int[][] members = new int[shapesOf.length][];
    for (int pattern = 0; pattern < members.length; pattern++) {
      members[pattern] = new int[shapesOf[pattern]];
    }
    int[] filled = new int[members.length];
    for (int shape = 0; shape < patternOfShape.length; shape++) {
      int pattern = patternOfShape[shape];
      members[pattern][filled[pattern]++] = shape;
    }
    return members;
  }

  private static int level(long[] severity, long count, Shape shape) {
    for (int s = Cells.SEVERITIES - 1; s > Severity.UNSPECIFIED; s--) {
      if (severity[s] * 10 >= count && severity[s] > 0) {
        return s;
      }
    }
    return PatternText.severityOfWords(shape);
  }
}
