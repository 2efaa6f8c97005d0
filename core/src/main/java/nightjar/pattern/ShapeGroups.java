package nightjar.pattern;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import nightjar.shape.Shape;
import org.jspecify.annotations.Nullable;

/**
 * Shapes in groups, while facts change them: which group each is in, which shape stands for a
 * group, and what it is called if a person said so. Lives for one view; one thread.
 */
final class ShapeGroups {
  private final List<Shape> shapes;
  private final int[] groupOfShape;
  private final List<Shape> representatives = new ArrayList<>();
  private final Map<Shape, Integer> groupOfRepresentative = new HashMap<>();
  private final Map<Integer, Integer> joinedInto = new HashMap<>();

  /** Shapes of patterns that were joined to another one, which is called as it was. */
  private final BitSet followers = new BitSet();

  private final Map<Integer, String> texts = new HashMap<>();
  private final Map<Integer, String> titles = new HashMap<>();
  private final ToIntFunction<Shape> memberOf;

  /**
   * @param generals the shape that stands for each one's group, by number
   * @param memberOf number of some shape in the group that a shape leads to; -1 if it leads nowhere
   */
  ShapeGroups(List<Shape> shapes, List<Shape> generals, ToIntFunction<Shape> memberOf) {
    this.shapes = shapes;
    this.memberOf = memberOf;
    this.groupOfShape = new int[generals.size()];
    for (int shape = 0; shape < groupOfShape.length; shape++) {
      groupOfShape[shape] = groupOfRepresentative.computeIfAbsent(generals.get(shape), this::add);
    }
  }

  private int add(Shape representative) {
    representatives.add(representative);
    return representatives.size() - 1;
  }

  int groupOf(int shape) {
    return groupOfShape[shape];
  }

  /** The group that a shape stands for, is in, or leads to; -1 if none. */
  int find(Shape shape) {
    Integer group = groupOfRepresentative.get(shape);
    if (group != null) {
      return joinedInto.getOrDefault(group, group);
    }
    int member = memberOf.applyAsInt(shape);
    return member < 0 ? -1 : groupOfShape[member];
  }

  /** Puts the shapes of one group into another. */
  void join(int into, int group) {
    if (into == group) {
      return;
    }
    for (int shape = 0; shape < groupOfShape.length; shape++) {
      if (groupOfShape[shape] == group) {
        groupOfShape[shape] = into;
        followers.set(shape);
      }
    }
    joinedInto.replaceAll((from, to) -> to == group ? into : to);
    joinedInto.put(group, into);
  }

  /** Puts the shapes of a group that a special shape matches into the group it stands for. */
  void split(int group, Shape special) {
    int own = -1;
    for (int shape = 0; shape < groupOfShape.length; shape++) {
      if (groupOfShape[shape] == group
          && Cover.matches(special.tokens(), shapes.get(shape).tokens())) {
        if (own < 0) {
          own = groupOfRepresentative.computeIfAbsent(special, this::add);
          joinedInto.remove(own);
        }
        groupOfShape[shape] = own;
        followers.clear(shape);
      }
    }
  }

  /** Of the shapes of a group those whose lines say what it is called: all, where none leads. */
  int[] leading(int[] members) {
    int[] leading = Arrays.stream(members).filter(shape -> !followers.get(shape)).toArray();
    return leading.length == 0 ? members : leading;
  }

  /** Makes a shape the one that stands for a group. */
  void represent(int group, Shape shape) {
    representatives.set(group, shape);
    groupOfRepresentative.put(shape, group);
  }

  Shape representative(int group) {
    return representatives.get(group);
  }

  void text(int group, String text) {
    texts.put(group, text);
  }

  void title(int group, String title) {
    titles.put(group, title);
  }

  /** The text a person gave a group. */
  @Nullable String text(int group) {
    return texts.get(group);
  }

  /** The title a person gave a group. */
  @Nullable String title(int group) {
    return titles.get(group);
  }
}
