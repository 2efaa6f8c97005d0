package nightjar.pattern;

import static nightjar.shape.Shape.WILD;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nightjar.shape.Shape;
import nightjar.shape.Tokens;

/**
 * Groups shapes that differ where a value stands. A <em>hole</em> is a shape with one token left
 * out; the set of tokens seen in a hole shows whether it is a variable. If it is, all shapes that
 * fill it belong together, and the shape with a wildcard there joins the set, until nothing
 * changes: a monotone least fixpoint, so the order of the shapes does not matter.
 *
 * <p>Nothing counts lines. Cost: shapes × tokens per round, few rounds.
 */
final class Closure {
  private static final int MAX_WORDS = 8;
  private static final int MAX_OTHERS = 3;

  /** Sort order of shapes; the least is the most general. */
  static final Comparator<Shape> GENERALITY =
      Comparator.<Shape>comparingInt(Closure::words)
          .thenComparingInt(shape -> shape.tokens().size())
          .thenComparing(Shape::text);

  /** What was seen in one hole; a member is a shape and a position in it. */
  private static final class Hole {
    final List<int[]> members = new ArrayList<>(2);
    final Set<String> words = new HashSet<>(4);
    final Set<String> others = new HashSet<>(4);
    boolean wild;
    boolean fired;
  }

  private final List<Shape> shapes;
  private final Map<Shape, Integer> number = new HashMap<>();
  private final Map<Long, Hole> holes = new HashMap<>();
  private final List<Integer> parent = new ArrayList<>();

  private Closure(List<Shape> shapes) {
    this.shapes = new ArrayList<>(shapes);
    for (int i = 0; i < shapes.size(); i++) {
      number.put(shapes.get(i), i);
      parent.add(i);
    }
  }

  /**
   * The most general shape of each one's group, in the order of {@code shapes}, which must differ
   * from one another.
   */
  static List<Shape> generals(List<Shape> shapes) {
    Closure closure = new Closure(shapes);
    closure.run();
    List<Shape> result = new ArrayList<>(shapes.size());
    for (int i = 0; i < shapes.size(); i++) {
      result.add(closure.shapes.get(closure.find(i)));
    }
    return result;
  }

  private void run() {
    for (int done = 0; done < shapes.size(); ) {
      Set<Hole> touched = new HashSet<>();
      int end = shapes.size();
      for (; done < end; done++) {
        visit(done, touched);
      }
      for (Hole hole : touched) {
        if (hole.fired || fires(hole)) {
          join(hole);
        }
      }
    }
  }

  private void visit(int shape, Set<Hole> touched) {
    List<String> tokens = shapes.get(shape).tokens();
    int n = tokens.size();
    long[] suffix = new long[n + 1];
    for (int i = n - 1; i >= 0; i--) {
      suffix[i] = mix(suffix[i + 1] ^ hash(tokens.get(i)));
    }
    long prefix = 1;
    for (int i = 0; i < n; i++) {
      String token = tokens.get(i);
      if (!Tokens.isPunctuation(token)) {
        Hole hole = holes.computeIfAbsent(mix(mix(prefix + i) ^ suffix[i + 1]), key -> new Hole());
        hole.members.add(new int[] {shape, i});
        see(hole, token);
        if (hole.members.size() > 1) {
          touched.add(hole);
        }
      }
      prefix = mix(prefix * 31 ^ hash(token));
    }
  }

  private static void see(Hole hole, String token) {
    if (Tokens.isWild(token)) {
      hole.wild = true;
    } else if (Tokens.isWord(token)) {
      if (hole.words.size() < MAX_WORDS) {
        hole.words.add(token);
      }
    } else if (hole.others.size() < MAX_OTHERS) {
      hole.others.add(token);
    }
  }

  /**
   * Is the hole a variable? Monotone in what was seen. The numbers are those that PATTERNS'
   * comparison settled on.
   */
  private boolean fires(Hole hole) {
    int position = hole.members.getFirst()[1];
    List<String> tokens = shapes.get(hole.members.getFirst()[0]).tokens();
    String after = position + 1 < tokens.size() ? tokens.get(position + 1) : "";
    int constants = 0;
    for (int i = 0; i < tokens.size(); i++) {
      String token = tokens.get(i);
      constants += i != position && token.length() > 1 && !Tokens.isSlotOrMark(token) ? 1 : 0;
    }
    if (after.equals("=") || constants < 1) {
      return false;
    }
    int words = hole.words.size();
    int others = hole.others.size();
    if (others >= MAX_OTHERS || (hole.wild && others > 0 && constants >= 2)) {
      return true;
    }
    if (position == 0) {
      return words >= MAX_WORDS && constants >= 2;
    }
    if (words >= 6 || (hole.wild && words > 0 && constants >= 3)) {
      return true;
    }
    boolean afterPreposition =
        Tokens.PREPOSITIONS.contains(tokens.get(position - 1))
            && constants >= 2
            && (after.isEmpty()
                || Tokens.PREPOSITIONS.contains(after)
                || Tokens.isSlotOrMark(after));
    return afterPreposition && (words >= 4 || (others > 0 && words + others >= 3));
  }

  private void join(Hole hole) {
    hole.fired = true;
    int[] member = hole.members.getFirst();
    List<String> general = new ArrayList<>(shapes.get(member[0]).tokens());
    general.set(member[1], WILD);
    Shape shape = new Shape(Tokens.collapse(general));
    int known = number.computeIfAbsent(shape, this::add);
    for (int[] each : hole.members) {
      union(each[0], known);
    }
  }

  private int add(Shape shape) {
    shapes.add(shape);
    parent.add(shapes.size() - 1);
    return shapes.size() - 1;
  }

  private int find(int shape) {
    int root = shape;
    while (parent.get(root) != root) {
      root = parent.get(root);
    }
    for (int at = shape; at != root; ) {
      int next = parent.get(at);
      parent.set(at, root);
      at = next;
    }
    return root;
  }

  private void union(int a, int b) {
    int x = find(a);
    int y = find(b);
    if (x != y) {
      boolean xFirst = GENERALITY.compare(shapes.get(x), shapes.get(y)) < 0;
      parent.set(xFirst ? y : x, xFirst ? x : y);
    }
  }

  private static int words(Shape shape) {
    int words = 0;
    for (String token : shape.tokens()) {
      words += Tokens.isSlotOrMark(token) ? 0 : 1;
    }
    return words;
  }

  private static long hash(String token) {
    long hash = token.length();
    for (int i = 0; i < token.length(); i++) {
      hash = hash * 0x100000001B3L ^ token.charAt(i);
    }
    return mix(hash);
  }

  private static long mix(long x) {
    long y = (x ^ (x >>> 32)) * 0xD6E8FEB86659FD93L;
    y = (y ^ (y >>> 32)) * 0xD6E8FEB86659FD93L;
    return y ^ (y >>> 32);
  }
}
