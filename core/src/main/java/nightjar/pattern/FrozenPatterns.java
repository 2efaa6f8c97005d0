package nightjar.pattern;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nightjar.shape.Shape;
import nightjar.shape.Tokens;
import nightjar.source.Names;
import org.jspecify.annotations.Nullable;

/**
 * The patterns of a model as they were saved, for a miner of other logs: which shapes belong to
 * them, under which ids, texts and titles. A shape is known if the model has it, or if a saved
 * pattern of at least {@value #LEAST_WORDS} constant words fits it with one value a slot; where
 * several do, the one with most words counts. Immutable.
 */
public final class FrozenPatterns {
  private static final int LEAST_WORDS = 2;

  private final Map<Shape, Shape> patternOfShape = new HashMap<>();
  private final Map<String, List<Shape>> patternsWithWord = new HashMap<>();
  private final Map<Shape, Model.Name> names = new HashMap<>();
  private final Set<String> ids = new HashSet<>();

  /** Costs a view of the model's evidence. */
  public FrozenPatterns(Model model) {
    PatternMiner miner = new PatternMiner();
    miner.join(model, new Names()::numberOf);
    PatternView view = miner.view();
    for (LogPattern pattern : view.patterns()) {
      Shape representative = view.representative(pattern.number());
      ids.add(pattern.id());
      names.put(
          representative,
          model
              .patterns()
              .getOrDefault(pattern.id(), new Model.Name(pattern.text(), pattern.title())));
      patternOfShape.put(representative, representative);
      List<String> words = words(representative);
      if (words.size() >= LEAST_WORDS) {
        patternsWithWord
            .computeIfAbsent(rarest(words), word -> new ArrayList<>())
            .add(representative);
      }
    }
    for (int shape = 0; shape < view.shapes(); shape++) {
      patternOfShape.put(view.shape(shape), view.representative(view.patternOf(shape)));
    }
  }

  /** Is the id one of a saved pattern? */
  public boolean knows(String id) {
    return ids.contains(id);
  }

  /** The shape that stands for the saved pattern which a shape belongs to; null if none does. */
  @Nullable Shape patternOf(Shape shape) {
    Shape exact = patternOfShape.get(shape);
    if (exact != null || LogPattern.isRest(shape)) {
      return exact;
    }
    return shape.tokens().stream()
        .distinct()
        .flatMap(token -> patternsWithWord.getOrDefault(token, List.of()).stream())
        .filter(general -> Cover.fits(general.tokens(), shape.tokens()))
        .max(Closure.GENERALITY)
        .orElse(null);
  }

  /** What stands for each shape: a saved pattern where one knows it, else what was mined. */
  List<Shape> over(List<Shape> shapes, List<Shape> mined) {
    List<Shape> generals = new ArrayList<>(mined);
    for (int shape = 0; shape < generals.size(); shape++) {
      Shape known = patternOf(shapes.get(shape));
      if (known != null) {
        generals.set(shape, known);
      }
    }
    return generals;
  }

  /** Gives the saved patterns among the groups the words they were saved with. */
  void name(ShapeGroups groups, List<Shape> generals) {
    for (Shape general : new HashSet<>(generals)) {
      Model.Name name = names.get(general);
      int group = groups.find(general);
      if (name != null && group >= 0) {
        groups.text(group, name.text());
        groups.title(group, name.title());
      }
    }
  }

  private static List<String> words(Shape shape) {
    return shape.tokens().stream()
        .filter(token -> token.length() > 1 && !Tokens.isSlotOrMark(token))
        .toList();
  }

  /** The longest word is in the fewest patterns. */
  private static String rarest(List<String> words) {
    return words.stream()
        .min(
            Comparator.comparingInt(String::length)
                .reversed()
                .thenComparing(Comparator.naturalOrder()))
        .orElseThrow();
  }
}
