package nightjar.block;

import java.util.List;
import nightjar.store.LogRow;

/**
 * Makes blocks of rows: {@link Format} says what of. Rows are taken apart by layout, and what
 * varies becomes columns that are packed so that one can be read without the others.
 *
 * <p>One thread at a time. Its buffers are used again from block to block: some 25 MiB and twice
 * the greatest text so far. A row costs about 1 µs. The same rows give the same bytes.
 */
public final class BlockWriter implements AutoCloseable {
  /** Most rows of a block. */
  public static final int MAX_ROWS = 1 << 16;

  /** Most bytes of text of a block; a text is not cut for it. */
  public static final int MAX_TEXT_BYTES = 64 << 20;

  private final SectionWriter sections = new SectionWriter();
  private final NumberWriter numbers = new NumberWriter();
  private final TextTable texts = new TextTable();
  private final RowFieldsWriter fields = new RowFieldsWriter(texts, sections, numbers);
  private final ByteOutput table = new ByteOutput(1 << 16);
  private final FilterWriter filters = new FilterWriter(sections);
  private final Trigrams trigrams = new Trigrams();
  private final LongNumbersWriter longNumbers = new LongNumbersWriter();
  private final ColumnWriter columns =
      new ColumnWriter(table, sections, numbers, filters, trigrams, longNumbers);
  private final LayoutWriter layouts = new LayoutWriter(texts, table, columns, trigrams);

  /**
   * The bytes of a block of these rows, whose numbers follow each other.
   *
   * @throws IllegalArgumentException if there are none, more than {@link #MAX_ROWS}, more than
   *     {@link #MAX_TEXT_BYTES} of text, or their numbers have gaps
   */
  public byte[] write(List<LogRow> rows) {
    check(rows);
    texts.clear();
    fields.clear();
    long number = rows.getFirst().number();
    for (LogRow row : rows) {
      if (row.number() != number++) {
        throw new IllegalArgumentException(
            "row " + (number - 1) + " is missing: " + row.number() + " is in its place");
      }
      texts.add(row.text());
      if (texts.text.length > MAX_TEXT_BYTES) {
        throw new IllegalArgumentException(
            "texts of a block have more than " + MAX_TEXT_BYTES + " bytes: make two of it");
      }
      fields.add(row); // while it is at hand
    }
    texts.sort();
    sections.clear();
    for (int i = 0; i < Format.FIRST_COLUMNS; i++) {
      sections.reserve();
    }
    Span[] spans = fields.write();
    trigrams.clear();
    longNumbers.clear();
    layouts.write();
    sections.fill(Format.TABLE, table, SectionWriter.TEXTS);
    writeRefusals();
    return assemble(head(rows, spans));
  }

  /** Writes what refuses words for the whole block. */
  private void writeRefusals() {
    ByteOutput section = new ByteOutput(Trigrams.BYTES);
    section.put(trigrams.bits, 0, Trigrams.BYTES);
    sections.fill(Format.TRIGRAMS, section, SectionWriter.TEXTS);
    section.clear();
    longNumbers.write(section, filters);
    sections.set(Format.LONG_NUMBERS, section);
  }

  private BlockHead head(List<LogRow> rows, Span[] spans) {
    return new BlockHead(
        rows.getFirst().number(),
        rows.size(),
        texts.textBytes(),
        spans[0],
        spans[1],
        spans[2],
        fields.severities(),
        fields.services.all(),
        fields.sources.all(),
        fields.shapes());
  }

  private byte[] assemble(BlockHead of) {
    ByteOutput head = new ByteOutput(1 << 12);
    of.write(head);
    sections.writeDirectory(head);
    ByteOutput out = new ByteOutput(1 << 20);
    out.putInt(Format.MAGIC);
    out.putInt(Format.VERSION);
    out.putInt(head.length);
    ByteOutput checked = new ByteOutput(head.length + out.length);
    checked.put(out.bytes, 0, out.length);
    checked.put(head.bytes, 0, head.length);
    out.putInt(SectionWriter.crc(checked.bytes, 0, checked.length));
    out.put(head.bytes, 0, head.length);
    sections.writeBytes(out);
    return out.copy();
  }

  private static void check(List<LogRow> rows) {
    if (rows.isEmpty() || rows.size() > MAX_ROWS) {
      throw new IllegalArgumentException(
          "a block has 1 to " + MAX_ROWS + " rows, not " + rows.size());
    }
  }

  /** Gives back what packs; the writer is of no more use. */
  @Override
  public void close() {
    sections.close();
  }
}
