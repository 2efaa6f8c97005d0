package nightjar.pattern;

import java.util.List;
import java.util.Objects;
import nightjar.shape.Shape;

/**
 * What a person said about patterns. It wins over mining, and it holds for what comes later: a fact
 * names <em>shapes</em>, the text of the pattern that the person saw as {@link
 * nightjar.shape.Shape#text()} gives it, so it stays true when that pattern generalises or is
 * absorbed. It is then about whichever pattern holds that shape. A fact about a shape that nothing
 * known leads to waits until something does.
 *
 * <p>All text is hostile.
 */
public sealed interface PatternFact {
  /** Longest title in characters. */
  int MAX_TITLE = 200;

  /** Longest text in characters. */
  int MAX_TEXT = 8_192;

  /** Most patterns joined by one fact. */
  int MAX_JOINED = 256;

  /** Which fact it is, when and by whom. */
  Entry entry();

  /** The same said at another time, or by somebody else. */
  default PatternFact with(Entry entry) {
    return switch (this) {
      case Rename rename -> new Rename(entry, rename.shape(), rename.title());
      case Pin pin -> new Pin(entry, pin.shape(), pin.text());
      case Split split -> new Split(entry, split.shape(), split.slot(), split.value());
      case Join join -> new Join(entry, join.shapes());
      case Undo undo -> new Undo(entry, undo.undone());
    };
  }

  /**
   * Of all facts.
   *
   * @param version unique, from 1, later facts higher
   * @param by who said it, as the system calls them
   * @param atNanos when, nanoseconds since 1970
   */
  record Entry(long version, String by, long atNanos) {
    /** Of a fact that is yet to be said. */
    public static final Entry NONE = new Entry(Long.MAX_VALUE, "", 0);

    public Entry {
      if (version < 1) {
        throw new IllegalArgumentException("a fact's version is 1 or more, not " + version);
      }
      limit(by, MAX_TITLE, "who said it");
    }
  }

  /** The pattern is called something by people. A later name replaces an earlier one. */
  record Rename(Entry entry, String shape, String title) implements PatternFact {
    public Rename {
      checkShape(shape);
      limit(title, MAX_TITLE, "a title");
    }
  }

  /**
   * The pattern keeps its id, and its text, whatever it generalises to: shapes that mining adds
   * later come under it. Where two pinned patterns become one, the earlier pin stays.
   *
   * @param text the text it keeps; empty for that of the shape
   */
  record Pin(Entry entry, String shape, String text) implements PatternFact {
    public Pin {
      checkShape(shape);
      limit(text, MAX_TEXT, "a text");
    }
  }

  /**
   * Of the pattern's shapes, those with one value in one slot are a pattern of their own, called by
   * the shape with the value in it. Later shapes that mining puts in the pattern are told apart by
   * the same rule. Numbers and other typed values are not part of shapes, so they cannot be split
   * by: such a fact changes nothing.
   *
   * @param slot which wildcard of the shape, from 0
   * @param value what stands there, its tokens with one space between them
   */
  record Split(Entry entry, String shape, int slot, String value) implements PatternFact {
    public Split {
      checkShape(shape);
      limit(value, MAX_TEXT, "a value");
      List<String> tokens = Shape.ofText(shape).tokens();
      long slots = tokens.stream().filter(Shape.WILD::equals).count();
      if (slot < 0 || slot >= slots) {
        throw new IllegalArgumentException("slot " + slot + " of a pattern with " + slots);
      }
      if (value.isEmpty() || Shape.ofText(value).tokens().contains(Shape.WILD)) {
        throw new IllegalArgumentException("a pattern is split by a value, not by a wildcard");
      }
    }
  }

  /**
   * The patterns are one, called by the first of them. Shapes that mining adds later to any of them
   * come under it.
   *
   * @param shapes at least two
   */
  record Join(Entry entry, List<String> shapes) implements PatternFact {
    public Join {
      shapes = List.copyOf(shapes);
      shapes.forEach(PatternFact::checkShape);
      if (shapes.size() < 2 || shapes.size() > MAX_JOINED) {
        throw new IllegalArgumentException(
            "2 to " + MAX_JOINED + " patterns are joined, not " + shapes.size());
      }
    }
  }

  /**
   * An earlier fact does not hold; one that undoes another makes that one hold again.
   *
   * @param undone its version
   */
  record Undo(Entry entry, long undone) implements PatternFact {
    public Undo {
      if (undone < 1 || undone >= entry.version()) {
        throw new IllegalArgumentException(
            "fact " + entry.version() + " can undo an earlier one, not " + undone);
      }
    }
  }

  private static void checkShape(String shape) {
    limit(shape, MAX_TEXT, "a shape");
    if (shape.isEmpty() || Shape.ofText(shape).tokens().stream().anyMatch(String::isEmpty)) {
      throw new IllegalArgumentException("a shape has tokens with one space between them");
    }
  }

  private static void limit(String text, int most, String what) {
    Objects.requireNonNull(text);
    if (text.length() > most) {
      throw new IllegalArgumentException(
          what + " has at most " + most + " characters, not " + text.length());
    }
  }
}
