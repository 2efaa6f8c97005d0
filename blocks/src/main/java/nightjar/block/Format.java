package nightjar.block;

/**
 * Block format 2; format 1 differs in that its redactions have 32 bits. Numbers of fixed size have
 * the lowest byte first; "var" is a number of variable length ({@link ByteOutput#putVar}), "signed"
 * one with its sign in the lowest bit, "counted" a var and so many bytes, "numbers" a {@link
 * NumberStream}.
 *
 * <pre>
 * 4  magic "NJBK"
 * 4  version, 2
 * 4  length of the head
 * 4  CRC32C of the 12 bytes above and the head
 *    head
 *    sections, one behind the other, nothing between or behind them
 * </pre>
 *
 * <p>Head, never compressed:
 *
 * <pre>
 * signed   number of the first row; each next row's is one more
 * var      rows, 1 to 65,536
 * var      bytes of all texts as UTF-8
 * signed×2 least and greatest event time; the same of observed time; the same of arrivals
 * var      severities; each: signed number, var rows
 * var      services; each: counted UTF-8, var rows
 * var      sources; each: counted UTF-8, var rows
 * var      shapes; each: 8 bytes, var rows
 * var      sections; each: var bytes here, var bytes unpacked, 4 bytes CRC32C of the bytes here
 * </pre>
 *
 * A section whose two lengths are equal is as it is, any other is one zstd frame. Sections 0 to 13
 * are those named below, the others hold columns of values, many small ones or one large one, and
 * filters ({@link ValueFilter}).
 *
 * <p>{@link #TABLE}: var layouts, from 1, then each of them: var rows and, if there are any, var
 * values of a row, counted constants (one more than there are values), each value's {@link Column}.
 * The first layout is <em>plain</em>: its one value is the whole text; it may have no rows. Texts
 * of others are made of constants and values in turn ({@code nightjar.shape.Layout}): tokens of
 * ASCII characters.
 *
 * <p>{@link #LAYOUTS}: numbers: the layout of each row. {@link #TIMES}: {@link StoredTimes}. {@link
 * #OBSERVED} and {@link #ARRIVALS}: numbers, the highest bit turned over so that signed ones keep
 * their order. {@link #LINES}: numbers: zigzag of the difference to one more than the line of the
 * row before it that has the same source; for the first to 1. {@link #SEVERITIES}, {@link
 * #SERVICES}, {@link #SOURCES}, {@link #SHAPES}: numbers: places in the head's lists, foretold: 0
 * if it is that of the row before it of the same layout, else one more than the place. {@link
 * #REDACTIONS}: var, so many distinct values, them as numbers, then their places foretold. {@link
 * #MESSAGES}: the same of where messages begin, and again of where they end: {@link Anchor}. {@link
 * #TRIGRAMS}: {@link Trigrams}. {@link #LONG_NUMBERS}: {@link LongNumbers}.
 *
 * <p>Text has no half of a surrogate pair: what was one when it was written is U+FFFD, one
 * character for one, so that a message stays where it is.
 */
final class Format {
  static final int MAGIC = 0x4B424A4E; // NJBK
  static final int VERSION = 2;

  /** The first one that is still read. */
  static final int OLDEST = 1;

  static final int PREFACE = 16;

  static final int TABLE = 0;
  static final int LAYOUTS = 1;
  static final int TIMES = 2;
  static final int OBSERVED = 3;
  static final int ARRIVALS = 4;
  static final int LINES = 5;
  static final int SEVERITIES = 6;
  static final int SERVICES = 7;
  static final int SOURCES = 8;
  static final int SHAPES = 9;
  static final int REDACTIONS = 10;
  static final int MESSAGES = 11;
  static final int TRIGRAMS = 12;
  static final int LONG_NUMBERS = 13;
  static final int FIRST_COLUMNS = 14;

  /** Most bytes a section unpacks to. */
  static final int MAX_SECTION_BYTES = 256 << 20;

  /** Kinds of columns. */
  static final int TEMPLATES = 1;

  static final int DICTIONARY = 2;
  static final int TEXTS = 3;
  static final int COPY = 4;

  /** Most decimal digits that always fit 64 bits without sign. */
  static final int MAX_DIGITS = 19;

  /** Where a run's digits are counted one by one; less is the number of them all, 0 the natural. */
  static final int DIGITS_COUNTED = 20;

  static final long SIGN = Long.MIN_VALUE;

  private Format() {}
}
