package nightjar.pattern;

import static nightjar.shape.Shape.WILD;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import nightjar.shape.Shape;
import nightjar.shape.Tokens;
import org.jspecify.annotations.Nullable;

/**
 * Shapes of one source group that have marks and wildcards in the same places and differ in words
 * only. Where there are a hundred and more of them, words that few have in common are values: such
 * shapes fold into a more general one. {@code worker <*> finished task <*> for <*>} comes about so:
 * no two of its lines differ in one place only.
 *
 * <p>At {@link #LIVE} shapes it takes in a further one only if that has no more than one usual word
 * in common with them, and at twice as many only if it is, besides, of a {@link Tone} that fewer
 * than a hundredth have: {@link #place} says which general shape any other is counted as. One of
 * such a tone does not fold into what is vague either.
 */
final class Bucket implements ShapeBucket {
  static final int LIVE = 512;

  private static final int MIN_SHAPES = 100;
  private static final int MIN_FOLD = 30;
  private static final int ONE_WORD_SHAPES = 300;
  private static final int NO_WORD_SHAPES = 1_000;
  private static final int LEAST_WORDS = 2;
  private static final int MIN_SEEN = 3;
  private static final int MAX_GENERALS = 128;

  private final List<Shape> shapes;
  private final IntUnaryOperator tones;
  private int[] members = new int[4];
  private int size;
  private @Nullable Frequencies frequencies;
  private int generals;
  private @Nullable Map<Integer, Shape> folds;

  /** What some members fold into, and hardly says a word. */
  private final Set<Shape> vague = new HashSet<>();

  /**
   * @param shapes all shapes by their numbers; grows outside
   * @param tones {@link Tone} of a shape by its number
   */
  Bucket(List<Shape> shapes, IntUnaryOperator tones) {
    this.shapes = shapes;
    this.tones = tones;
  }

  @Override
  public void add(int shape) {
    if (size == members.length) {
      members = Arrays.copyOf(members, 2 * size);
    }
    members[size++] = shape;
    folds = null;
  }

  @Override
  public Shape place(Shape shape, int tone, int live, Map<Shape, Integer> known) {
    if (size < live) {
      return shape;
    }
    List<String> tokens = shape.tokens();
    Frequencies seen = frequencies(tokens.size());
    seen.add(tokens, tone);
    List<String> general = common(tokens, seen);
    int words = Closure.words(general);
    boolean isApart = size < 2 * live || !isFrequent(seen.ofTone(tone), seen.shapes());
    if (isApart && spoken(general) < LEAST_WORDS && !hasMostUsual(general, seen)) {
      return shape;
    }
    for (; words > 0; words--) {
      Shape place = new Shape(Tokens.collapse(general));
      if (!place.equals(shape) && (known.containsKey(place) || generals < MAX_GENERALS)) {
        generals += known.containsKey(place) ? 0 : 1;
        return place;
      }
      general.set(rarest(general, seen), WILD);
    }
    return wordless(general);
  }

  private Frequencies frequencies(int positions) {
    if (frequencies == null) {
      frequencies = new Frequencies(positions);
      for (int i = 0; i < size; i++) {
        frequencies.add(shapes.get(members[i]).tokens(), tones.applyAsInt(members[i]));
      }
    }
    return frequencies;
  }

  /** The tokens, with a wildcard for every word that few shapes have at its place. */
  private static List<String> common(List<String> tokens, Frequencies seen) {
    List<String> general = new ArrayList<>(tokens);
    for (int i = 0; i < tokens.size(); i++) {
      String token = tokens.get(i);
      if (!Tokens.isSlotOrMark(token) && !isFrequent(seen.of(i, token), seen.shapes())) {
        general.set(i, WILD);
      }
    }
    return general;
  }

  private static boolean hasMostUsual(List<String> tokens, Frequencies seen) {
    for (int i = 0; i < tokens.size(); i++) {
      if (isSpoken(tokens.get(i)) && 2 * seen.of(i, tokens.get(i)) >= seen.shapes()) {
        return true;
      }
    }
    return false;
  }

  private static int spoken(List<String> tokens) {
    return (int) tokens.stream().filter(Bucket::isSpoken).count();
  }

  /** A word, and no dash or the like, which says as little as a mark. */
  private static boolean isSpoken(String token) {
    return !Tokens.isWild(token) && token.chars().anyMatch(Character::isLetterOrDigit);
  }

  private static int rarest(List<String> tokens, Frequencies seen) {
    int rarest = -1;
    int least = Integer.MAX_VALUE;
    for (int i = 0; i < tokens.size(); i++) {
      String token = tokens.get(i);
      if (!Tokens.isSlotOrMark(token) && seen.of(i, token) < least) {
        rarest = i;
        least = seen.of(i, token);
      }
    }
    return rarest;
  }

  private static boolean isFrequent(int with, int shapes) {
    return with >= MIN_SEEN && with * 100L >= shapes;
  }

  /** What shapes without a word in common are counted as; marked as such. */
  private static Shape wordless(List<String> general) {
    List<String> tokens = new ArrayList<>(Tokens.collapse(general));
    tokens.add(LogPattern.REST);
    return new Shape(tokens);
  }

  @Override
  public Map<Integer, Shape> folds() {
    if (folds == null) {
      folds = size < MIN_SHAPES ? Map.of() : fold();
    }
    return vague.isEmpty() ? folds : withoutApart(folds);
  }

  private Map<Integer, Shape> fold() {
    vague.clear();
    List<Map<String, Integer>> seen = new ArrayList<>();
    int positions = shapes.get(members[0]).tokens().size();
    for (int i = 0; i < positions; i++) {
      Map<String, Integer> words = new HashMap<>();
      for (int m = 0; m < size; m++) {
        words.merge(shapes.get(members[m]).tokens().get(i), 1, Integer::sum);
      }
      seen.add(words);
    }
    Map<List<String>, List<Integer>> groups = new HashMap<>();
    for (int m = 0; m < size; m++) {
      groups
          .computeIfAbsent(
              common(shapes.get(members[m]).tokens(), seen), general -> new ArrayList<>())
          .add(members[m]);
    }
    Map<Integer, Shape> result = new HashMap<>();
    groups.forEach((general, group) -> fold(general, group, result));
    return result;
  }

  private List<String> common(List<String> tokens, List<Map<String, Integer>> seen) {
    List<String> general = new ArrayList<>(tokens);
    for (int i = 0; i < tokens.size(); i++) {
      String token = tokens.get(i);
      if (!Tokens.isSlotOrMark(token) && !isFrequent(seen.get(i).getOrDefault(token, 0), size)) {
        general.set(i, WILD);
      }
    }
    return general;
  }

  private void fold(List<String> general, List<Integer> group, Map<Integer, Shape> result) {
    int words = Closure.words(general);
    boolean isEnough =
        words >= LEAST_WORDS || (words == 1 && size >= ONE_WORD_SHAPES) || size >= NO_WORD_SHAPES;
    if (group.size() < MIN_FOLD || !isEnough) {
      return;
    }
    Shape into = words == 0 ? wordless(general) : new Shape(Tokens.collapse(general));
    int spoken = spoken(general);
    if (spoken == 0 || (spoken < LEAST_WORDS && 2 * group.size() < size)) {
      vague.add(into);
    }
    for (int shape : group) {
      if (!into.equals(shapes.get(shape))) {
        result.put(shape, into);
      }
    }
  }

  /** Folds but for those of a tone that few have, into what is vague. */
  private Map<Integer, Shape> withoutApart(Map<Integer, Shape> all) {
    int[] seen = new int[Tone.TONES];
    for (int m = 0; m < size; m++) {
      seen[tones.applyAsInt(members[m])]++;
    }
    Map<Integer, Shape> rest = new HashMap<>(all);
    rest.entrySet()
        .removeIf(
            fold ->
                !isFrequent(seen[tones.applyAsInt(fold.getKey())], size)
                    && vague.contains(fold.getValue()));
    return rest;
  }
}
