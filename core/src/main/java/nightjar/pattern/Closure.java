package nightjar.pattern;

import static nightjar.shape.Shape.WILD;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nightjar.shape.Shape;
import nightjar.shape.Tokens;

/**
 * Groups shapes that differ where a value stands. A <em>hole</em> is a shape with one token, or one
 * in brackets, left out; the set of tokens seen in a hole shows whether it is a variable. If it is,
 * all shapes that fill it belong together, and the shape with a wildcard there joins the set, until
 * nothing changes: a monotone least fixpoint, so the order of the shapes does not matter, and
 * shapes can be added at any time: only their own holes are visited.
 *
 * <p>Nothing counts lines. Cost of a shape: its tokens, once. Bounded: at {@link #MAX_SHAPES} no
 * further generals are made. One thread at a time.
 */
final class Closure {
  static final int MAX_SHAPES = 1 << 18;

  private static final Set<String> BRACKETS = Set.of("(", "[", "{");

  /** Keys with a dot that show a dump of properties. */
  private static final int MIN_DOTTED = 5;

  /** Sort order of shapes; the least is the most general. */
  static final Comparator<Shape> GENERALITY =
      Comparator.<Shape>comparingInt(shape -> words(shape.tokens()))
          .thenComparingInt(shape -> shape.tokens().size())
          .thenComparing(Shape::text);

  private final List<Shape> shapes = new ArrayList<>();
  private final Map<Shape, Integer> numbers = new HashMap<>();
  private final Holes holes = new Holes();
  private int[] parent = new int[256];
  private int visited;

  /** Adds a shape, if it is not there, and all that follows from it. */
  int add(Shape shape) {
    int number = numbers.computeIfAbsent(shape, this::append);
    while (visited < shapes.size()) {
      visit(visited++);
    }
    return number;
  }

  /** Number of a shape that was added or follows from those added; -1 for any other. */
  int number(Shape shape) {
    return numbers.getOrDefault(shape, -1);
  }

  /** The most general shape of a shape's group. */
  Shape general(int number) {
    return shapes.get(find(number));
  }

  private int append(Shape shape) {
    int number = shapes.size();
    if (number == parent.length) {
      parent = Arrays.copyOf(parent, 2 * number);
    }
    parent[number] = number;
    shapes.add(shape);
    return number;
  }

  private void visit(int shape) {
    List<String> tokens = shapes.get(shape).tokens();
    int n = tokens.size();
    long[] hash = new long[n];
    long[] suffix = new long[n + 1];
    for (int i = n - 1; i >= 0; i--) {
      hash[i] = LongTable.hash(tokens.get(i));
      suffix[i] = LongTable.mix(suffix[i + 1] ^ hash[i]);
    }
    long[] prefix = new long[n + 1];
    prefix[0] = 1;
    for (int i = 0; i < n; i++) {
      prefix[i + 1] = LongTable.mix(prefix[i] * 31 ^ hash[i]);
      if (!Tokens.isPunctuation(tokens.get(i))) {
        fill(shape, tokens, i, i + 1, prefix[i], suffix[i + 1]);
        if (isBracketed(tokens, i)) {
          fill(shape, tokens, i - 1, i + 2, prefix[i - 1], suffix[i + 2]);
        }
      }
    }
  }

  private static boolean isBracketed(List<String> tokens, int i) {
    return i > 0
        && i + 1 < tokens.size()
        && BRACKETS.contains(tokens.get(i - 1))
        && tokens.get(i + 1).equals(Tokens.closer(tokens.get(i - 1)))
        && !Tokens.isWild(tokens.get(i));
  }

  /** Puts the tokens [from, to) of a shape, one or one in brackets, into the hole they leave. */
  private void fill(int shape, List<String> tokens, int from, int to, long prefix, long suffix) {
    int hole = holes.of(LongTable.mix(LongTable.mix(prefix + from) ^ suffix));
    if (holes.isFired(hole)) {
      union(shape, holes.general(hole));
      return;
    }
    holes.add(hole, shape, tokens.get((from + to) / 2));
    if (holes.size(hole) > 1 && fires(hole, tokens, from, to)) {
      fire(hole, tokens, from, to);
    }
  }

  /**
   * Is the hole a variable? Monotone in what was seen. The numbers are those that PATTERNS'
   * comparison settled on.
   */
  private boolean fires(int hole, List<String> tokens, int from, int to) {
    int constants = constants(tokens, from, to);
    if (constants < 1) {
      return false;
    }
    String after = to < tokens.size() ? tokens.get(to) : "";
    if (after.equals("=")) {
      return isKeyOfDump(tokens, to) && constants >= 2 && holes.dotted(hole) >= MIN_DOTTED;
    }
    int words = holes.words(hole);
    int others = holes.others(hole);
    boolean wild = holes.isWild(hole);
    if (others >= 3 || (wild && others > 0 && constants >= 2)) {
      return true;
    }
    if (from == 0) {
      return words >= 8 && constants >= 2;
    }
    if (words >= 6 || (wild && words > 0 && constants >= 3)) {
      return true;
    }
    String before = tokens.get(from - 1);
    if (before.equals(":")
        && constants >= 3
        && !after.isEmpty()
        && !Tokens.isPunctuation(after)
        && holes.enumConstants(hole) >= 2) {
      return true;
    }
    boolean afterPreposition =
        Tokens.PREPOSITIONS.contains(before)
            && constants >= 2
            && (after.isEmpty()
                || Tokens.PREPOSITIONS.contains(after)
                || Tokens.isSlotOrMark(after));
    return afterPreposition && (words >= 4 || (others > 0 && words + others >= 3));
  }

  /** Does the shape end with {@code = <*>} from here? Properties are told so, one a line. */
  private static boolean isKeyOfDump(List<String> tokens, int at) {
    return at + 2 == tokens.size() && Tokens.isWild(tokens.get(at + 1));
  }

  private static int constants(List<String> tokens, int from, int to) {
    int constants = 0;
    for (int i = 0; i < tokens.size(); i++) {
      String token = tokens.get(i);
      boolean isOutside = i < from || i >= to;
      constants += isOutside && token.length() > 1 && !Tokens.isSlotOrMark(token) ? 1 : 0;
    }
    return constants;
  }

  private void fire(int hole, List<String> tokens, int from, int to) {
    List<String> wild = new ArrayList<>(tokens.subList(0, from));
    wild.add(WILD);
    wild.addAll(tokens.subList(to, tokens.size()));
    Shape shape = new Shape(Tokens.collapse(wild));
    int general = number(shape);
    if (general < 0 && shapes.size() == MAX_SHAPES) {
      return;
    }
    general = numbers.computeIfAbsent(shape, this::append);
    for (int member = holes.latest(hole); member >= 0; member = holes.next(member)) {
      union(holes.shape(member), general);
    }
    holes.fire(hole, general);
  }

  private int find(int shape) {
    int root = shape;
    while (parent[root] != root) {
      root = parent[root];
    }
    for (int at = shape; at != root; ) {
      int next = parent[at];
      parent[at] = root;
      at = next;
    }
    return root;
  }

  private void union(int a, int b) {
    int x = find(a);
    int y = find(b);
    if (x != y) {
      boolean isXFirst = GENERALITY.compare(shapes.get(x), shapes.get(y)) < 0;
      parent[isXFirst ? y : x] = isXFirst ? x : y;
    }
  }

  /** Tokens that are words or the like. */
  static int words(List<String> tokens) {
    int words = 0;
    for (String token : tokens) {
      words += Tokens.isSlotOrMark(token) ? 0 : 1;
    }
    return words;
  }
}
