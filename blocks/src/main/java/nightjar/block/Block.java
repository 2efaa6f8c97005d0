package nightjar.block;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import nightjar.search.Candidate;
import nightjar.store.LogRow;
import org.jspecify.annotations.Nullable;

/**
 * A block that is read. Opening it reads the head; everything else is read, and its checksum looked
 * at, when it is first needed, and kept until the block is let go: at most some 150 bytes a row and
 * the values of the columns that were looked at.
 *
 * <p>One thread at a time. Every method may throw {@link BlockException}: the bytes are damaged, or
 * were made to harm.
 */
public final class Block {
  /** Numbers of columns take this many times their bytes once they are read, about. */
  private static final int COLUMNS_UNPACKED = 3;

  /** Bytes of memory that a row takes at most to be found, and for what it has beside its text. */
  private static final long LAYOUT_BYTES = 12;

  private static final long FIELD_BYTES = 80;

  private final BlockHead head;
  private final Sections sections;
  private @Nullable Layouts layouts;
  private @Nullable RowFields fields;
  private @Nullable RowReader reader;
  private @Nullable TextFilter textFilter;

  private Block(BlockHead head, Sections sections) {
    this.head = head;
    this.sections = sections;
  }

  /**
   * Opens the block that these bytes are, all of them: a mapped file or an array. They are read as
   * long as the block is used.
   */
  public static Block open(MemorySegment bytes) {
    byte[] preface = slice(bytes, 0, Format.PREFACE);
    ByteInput in = new ByteInput(preface, 0, preface.length, "preface");
    if (in.readInt() != Format.MAGIC) {
      throw new BlockException("these bytes are no block: they do not begin with NJBK");
    }
    int version = in.readInt();
    if (version < Format.OLDEST || version > Format.VERSION) {
      throw new BlockException(
          "the block has format "
              + Integer.toUnsignedLong(version)
              + ", this program knows "
              + Format.VERSION
              + ": use a later one");
    }
    int length = in.readInt();
    byte[] head = slice(bytes, Format.PREFACE, Integer.toUnsignedLong(length));
    ByteOutput checked = new ByteOutput(head.length + Format.PREFACE);
    checked.put(preface, 0, in.at);
    checked.put(head, 0, head.length);
    if (in.readInt() != SectionWriter.crc(checked.bytes, 0, checked.length)) {
      throw new BlockException("the block's head is damaged: its checksum differs");
    }
    ByteInput from = new ByteInput(head, 0, head.length, "head");
    BlockHead read = BlockHead.read(from);
    Sections sections = new Sections(from, bytes, Format.PREFACE + (long) head.length);
    from.finish();
    return new Block(read, sections);
  }

  private static byte[] slice(MemorySegment bytes, long from, long length) {
    if (bytes.byteSize() - from < length) {
      throw new BlockException(
          "the block ends at byte "
              + bytes.byteSize()
              + ", before byte "
              + (from + length)
              + " where its head does");
    }
    return bytes.asSlice(from, length).toArray(ValueLayout.JAVA_BYTE);
  }

  /** What is known without reading rows. */
  public BlockHead head() {
    return head;
  }

  /** Looks at the checksums of everything, and unpacks nothing. */
  public void check() {
    sections.check();
  }

  /**
   * One row.
   *
   * @param row place in the block, from 0
   */
  public LogRow row(int row) {
    return rows(row, row + 1).getFirst();
  }

  /**
   * Rows of the places {@code [from, to)}, in order.
   *
   * @throws IndexOutOfBoundsException if the block has no such places
   */
  public List<LogRow> rows(int from, int to) {
    Objects.checkFromToIndex(from, to, head.rows());
    RowReader read = reader();
    List<LogRow> rows = new ArrayList<>(to - from);
    long left = head.textBytes();
    for (int row = from; row < to; row++) {
      rows.add(read.row(row));
      left -= read.textBytes();
      if (left < 0) {
        throw new BlockException(
            "the block is damaged: its texts are longer than the "
                + head.textBytes()
                + " bytes it says");
      }
    }
    return rows;
  }

  /**
   * One row, of which only what is asked for is read: the text last.
   *
   * @param row place in the block, from 0
   */
  public Candidate candidate(int row) {
    return new BlockCandidate(this, fields(), Objects.checkIndex(row, head.rows()));
  }

  /** All rows, in order. */
  public List<LogRow> rows() {
    return rows(0, head.rows());
  }

  /**
   * Rows whose text holds a word anywhere, compared by the lower case of each code point; all for
   * an empty one. What is half a surrogate pair is U+FFFD in the word as in the texts.
   */
  public RowSet rowsWith(String word) {
    byte[] folded = Folding.word(word);
    if (folded.length == 0) {
      return RowSet.all(head.rows());
    }
    return textFilter().mayHold(folded)
        ? new WordSearch(layouts(), folded).rows()
        : new RowSet(head.rows());
  }

  /** Rows whose severity number is wanted. */
  public RowSet rowsOfSeverity(IntPredicate wanted) {
    boolean[] is = wanted(head.severities(), wanted::test);
    return isSame(is) ? same(is) : rows(is, fields().severities().all());
  }

  /** Rows whose service is wanted. */
  public RowSet rowsOfService(Predicate<String> wanted) {
    boolean[] is = wanted(head.services(), wanted);
    return isSame(is) ? same(is) : rows(is, fields().services().all());
  }

  /** Rows whose source is wanted. */
  public RowSet rowsOfSource(Predicate<String> wanted) {
    boolean[] is = wanted(head.sources(), wanted);
    return isSame(is) ? same(is) : rows(is, fields().sources().all());
  }

  /** Rows whose shape is wanted. */
  public RowSet rowsOfShape(LongPredicate wanted) {
    boolean[] is = wanted(head.shapes(), wanted::test);
    return isSame(is) ? same(is) : rows(is, fields().shapes().all());
  }

  /** Rows whose event time lies in {@code [fromNanos, toNanos)}. */
  public RowSet rowsBetween(long fromNanos, long toNanos) {
    if (!head.times().meets(fromNanos, toNanos)) {
      return new RowSet(head.rows());
    }
    if (head.times().isWithin(fromNanos, toNanos)) {
      return RowSet.all(head.rows());
    }
    RowSet rows = new RowSet(head.rows());
    RowFields read = fields();
    for (int row = 0; row < head.rows(); row++) {
      long time = read.time(row);
      if (time >= fromNanos && time < toNanos) {
        rows.add(row);
      }
    }
    return rows;
  }

  /** Severity numbers of these rows, each with how many have it. */
  public List<Tally<Integer>> severities(RowSet rows) {
    return tallies(rows, head.severities(), RowFields::severities);
  }

  /** Services of these rows, each with how many have it. */
  public List<Tally<String>> services(RowSet rows) {
    return tallies(rows, head.services(), RowFields::services);
  }

  /** Sources of these rows, each with how many have it. */
  public List<Tally<String>> sources(RowSet rows) {
    return tallies(rows, head.sources(), RowFields::sources);
  }

  /** Shapes of these rows, each with how many have it. */
  public List<Tally<Long>> shapes(RowSet rows) {
    return tallies(rows, head.shapes(), RowFields::shapes);
  }

  /** Of all rows the head knows; where all have one value, nothing is read either. */
  private <T> List<Tally<T>> tallies(
      RowSet rows, List<Tally<T>> all, Function<RowFields, Foretold> field) {
    int count = rows.count();
    if (count == 0) {
      return List.of();
    }
    if (count == head.rows()) {
      return all;
    }
    if (all.size() == 1) {
      return List.of(new Tally<>(all.getFirst().value(), count));
    }
    int[] counts = new int[all.size()];
    int[] places = field.apply(fields()).all();
    for (int row = rows.next(0); row >= 0; row = rows.next(row + 1)) {
      counts[places[row]]++;
    }
    List<Tally<T>> some = new ArrayList<>();
    for (int place = 0; place < counts.length; place++) {
      if (counts[place] > 0) {
        some.add(new Tally<>(all.get(place).value(), counts[place]));
      }
    }
    return some;
  }

  private static <T> boolean[] wanted(List<Tally<T>> values, Predicate<T> wanted) {
    boolean[] is = new boolean[values.size()];
    for (int i = 0; i < is.length; i++) {
      is[i] = wanted.test(values.get(i).value());
    }
    return is;
  }

  /** Are all values wanted, or none, so that rows need not be read? */
  private static boolean isSame(boolean[] is) {
    for (boolean one : is) {
      if (one != is[0]) {
        return false;
      }
    }
    return true;
  }

  private RowSet same(boolean[] is) {
    return is.length > 0 && is[0] ? RowSet.all(head.rows()) : new RowSet(head.rows());
  }

  private RowSet rows(boolean[] is, int[] places) {
    RowSet rows = new RowSet(head.rows());
    for (int row = 0; row < places.length; row++) {
      if (is[places[row]]) {
        rows.add(row);
      }
    }
    return rows;
  }

  /** What refuses words without the block. */
  public TextFilter textFilter() {
    TextFilter read = textFilter;
    if (read == null) {
      read =
          new TextFilter(
              Trigrams.read(sections.open(Format.TRIGRAMS, 0)),
              new LongNumbers(sections.open(Format.LONG_NUMBERS, 0)));
      textFilter = read;
    }
    return read;
  }

  /** Bytes of memory that are kept of it by now, about; what is mapped is not counted. */
  public long bytesInMemory() {
    long perRow = (layouts == null ? 0 : LAYOUT_BYTES) + (fields == null ? 0 : FIELD_BYTES);
    return perRow * head.rows() + COLUMNS_UNPACKED * sections.bytesRead();
  }

  private Layouts layouts() {
    Layouts read = layouts;
    if (read == null) {
      read = new Layouts(head.rows(), sections);
      layouts = read;
    }
    return read;
  }

  private RowFields fields() {
    RowFields read = fields;
    if (read == null) {
      read = new RowFields(head, sections, layouts());
      fields = read;
    }
    return read;
  }

  private RowReader reader() {
    RowReader read = reader;
    if (read == null) {
      read = new RowReader(head, layouts(), fields());
      reader = read;
    }
    return read;
  }
}
