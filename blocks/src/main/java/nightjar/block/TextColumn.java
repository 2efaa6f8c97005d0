package nightjar.block;

import org.jspecify.annotations.Nullable;

/**
 * Values as they are.
 *
 * <pre>
 *          {@link ColumnPlace} of the lengths, then of the texts
 * numbers  lengths
 *          {@link Letters}
 * var      0 without filter, else one more than its section: runs of letters and digits, 8 or more
 * </pre>
 */
final class TextColumn implements Column {
  private final int rows;
  private final Sections sections;
  private final ColumnPlace lengthPlace;
  private final ColumnPlace textPlace;
  private final NumberStream lengths;
  private final Letters letters;
  private final int filter;
  private @Nullable StoredTexts texts;

  private TextColumn(
      int rows,
      Sections sections,
      ColumnPlace lengthPlace,
      ColumnPlace textPlace,
      NumberStream lengths,
      Letters letters,
      int filter) {
    this.rows = rows;
    this.sections = sections;
    this.lengthPlace = lengthPlace;
    this.textPlace = textPlace;
    this.lengths = lengths;
    this.letters = letters;
    this.filter = filter;
  }

  static TextColumn read(ByteInput in, int rows, ColumnPlaces places) {
    return new TextColumn(
        rows,
        places.sections,
        places.numbers(in),
        places.texts(in),
        NumberStream.read(in),
        Letters.read(in),
        ColumnPlace.readFilter(in, places.sections));
  }

  @Override
  public int least() {
    return ColumnPlace.length(lengths.least());
  }

  @Override
  public int most() {
    return ColumnPlace.length(lengths.greatest());
  }

  @Override
  public boolean mayHold(byte b) {
    return letters.mayHold(b);
  }

  @Override
  public void append(int row, ByteOutput out) {
    StoredTexts read = texts();
    out.put(read.bytes, read.start(row), read.end(row));
  }

  @Override
  public void find(Piece piece, RowSet hits) {
    if (filter < 0 || mayHold(piece)) {
      texts().find(piece.bytes(), hits);
    }
  }

  /** Asks the filter for each run of the piece that is a whole run of the value. */
  private boolean mayHold(Piece piece) {
    byte[] bytes = piece.bytes();
    boolean whole = bytes.length == most();
    int from = 0;
    while ((from = Runs.start(bytes, from, bytes.length)) < bytes.length) {
      int end = Runs.end(bytes, from, bytes.length);
      boolean begins = from > 0 || piece.atStart() || whole;
      boolean ends = end < bytes.length || piece.atEnd() || whole;
      if (begins
          && ends
          && end - from >= FilterWriter.LEAST_LENGTH
          && !ValueFilter.mayHold(sections.filter(filter), ValueFilter.hash(bytes, from, end))) {
        return false;
      }
      from = end;
    }
    return true;
  }

  private StoredTexts texts() {
    StoredTexts read = texts;
    if (read == null) {
      read = new StoredTexts(lengths, rows, lengthPlace.open(sections), textPlace.open(sections));
      texts = read;
    }
    return read;
  }
}
