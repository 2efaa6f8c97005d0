package nightjar.pattern;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import nightjar.shape.FastKey;
import nightjar.shape.Shape;

/**
 * By which values a pattern can be split: words that some of its shapes have where it has a
 * wildcard. What all lines have, and numbers and other typed values, which no shape has, tell
 * nothing apart. A pure function of the view; costs a walk over its shapes.
 */
public final class SplitRule {
  private final int shapes;
  private final Shape general;
  private final List<Shape> members;
  private final Set<String> words = new HashSet<>();

  private SplitRule(Shape general, List<Shape> members) {
    this.general = general;
    this.members = members;
    this.shapes = members.size();
    members.forEach(member -> words.addAll(member.tokens()));
    general.tokens().forEach(words::remove);
  }

  /** Of the pattern with a number. */
  public static SplitRule of(PatternView view, int pattern) {
    List<Shape> members =
        IntStream.range(0, view.shapes())
            .filter(shape -> view.patternOf(shape) == pattern)
            .mapToObj(view::shape)
            .toList();
    return new SplitRule(view.representative(pattern), members);
  }

  /** May it be split by the value, as it stands in a message? Cheap; {@link #split} is sure. */
  public boolean allows(String value) {
    List<String> tokens = tokens(value);
    return shapes > 1
        && !tokens.isEmpty()
        && !tokens.contains(Shape.WILD)
        && tokens.stream().anyMatch(words::contains)
        && tokens.stream()
            .allMatch(each -> words.contains(each) || general.tokens().contains(each));
  }

  /**
   * The split that sets the lines with a value apart: at the wildcard of the shape, nearest to the
   * slot of the template, at which some shapes have it and others do not. Empty if there is none.
   *
   * @param slot of the template that people see, from 0
   * @param value as it stands in a message
   */
  public Optional<PatternFact.Split> split(int slot, String value) {
    List<String> tokens = tokens(value);
    if (!allows(value)) {
      return Optional.empty();
    }
    List<Shape> having =
        members.stream()
            .filter(member -> Collections.indexOfSubList(member.tokens(), tokens) >= 0)
            .toList();
    int wildcards = (int) general.tokens().stream().filter(Shape.WILD::equals).count();
    int nearest = -1;
    for (int i = 0; i < wildcards; i++) {
      if ((nearest < 0 || Math.abs(i - slot) < Math.abs(nearest - slot))
          && tellsApart(i, tokens, having)) {
        nearest = i;
      }
    }
    return nearest < 0
        ? Optional.empty()
        : Optional.of(
            new PatternFact.Split(
                PatternFact.Entry.NONE, general.text(), nearest, String.join(" ", tokens)));
  }

  private boolean tellsApart(int wildcard, List<String> tokens, List<Shape> having) {
    Shape special = special(general, wildcard, new Shape(tokens));
    long matching =
        having.stream().filter(each -> Cover.matches(special.tokens(), each.tokens())).count();
    return matching > 0 && matching < shapes;
  }

  /** The shape with a value in one of its wildcards: it stands for what is split off. */
  public static Shape special(Shape general, int wildcard, Shape value) {
    List<String> special = new ArrayList<>();
    int slot = 0;
    for (String token : general.tokens()) {
      if (token.equals(Shape.WILD) && slot++ == wildcard) {
        special.addAll(value.tokens());
      } else {
        special.add(token);
      }
    }
    return new Shape(special);
  }

  private static List<String> tokens(String value) {
    byte[] text = value.getBytes(StandardCharsets.UTF_8);
    byte[] padded = Arrays.copyOf(text, text.length + Long.BYTES);
    return Shape.ofBlanked(FastKey.blanked(padded, 0, text.length)).tokens();
  }
}
