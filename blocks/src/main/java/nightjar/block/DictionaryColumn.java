package nightjar.block;

import org.jspecify.annotations.Nullable;

/**
 * A few values that come again and again: a list of them, and of each row its place in the list.
 *
 * <pre>
 *          {@link ColumnPlace} of the numbers, then of the texts
 * var      values in the list
 * numbers  lengths of the values in the list
 * numbers  places in the list; their bytes stand behind those of the lengths
 *          {@link Letters}
 * </pre>
 */
final class DictionaryColumn implements Column {
  private final int rows;
  private final Sections sections;
  private final ColumnPlace numberPlace;
  private final ColumnPlace textPlace;
  private final int size;
  private final NumberStream lengths;
  private final NumberStream places;
  private final Letters letters;
  private @Nullable StoredTexts list;
  private int[] placeOf = {};

  private DictionaryColumn(
      int rows,
      Sections sections,
      ColumnPlace numberPlace,
      ColumnPlace textPlace,
      int size,
      NumberStream lengths,
      NumberStream places,
      Letters letters) {
    this.rows = rows;
    this.sections = sections;
    this.numberPlace = numberPlace;
    this.textPlace = textPlace;
    this.size = size;
    this.lengths = lengths;
    this.places = places;
    this.letters = letters;
  }

  static DictionaryColumn read(ByteInput in, int rows, ColumnPlaces places) {
    return new DictionaryColumn(
        rows,
        places.sections,
        places.numbers(in),
        places.texts(in),
        in.readCount("values in a list", rows),
        NumberStream.read(in),
        NumberStream.read(in),
        Letters.read(in));
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
    StoredTexts read = list();
    int place = placeOf[row];
    out.put(read.bytes, read.start(place), read.end(place));
  }

  @Override
  public void find(Piece piece, RowSet hits) {
    StoredTexts read = list();
    RowSet found = new RowSet(size);
    read.find(piece.bytes(), found);
    if (found.isEmpty()) {
      return;
    }
    for (int row = 0; row < rows; row++) {
      if (found.contains(placeOf[row])) {
        hits.add(row);
      }
    }
  }

  private StoredTexts list() {
    StoredTexts read = list;
    if (read == null) {
      ByteInput numbers = numberPlace.open(sections);
      read = new StoredTexts(lengths, size, numbers, textPlace.open(sections));
      placeOf = places.open(numbers, rows).places(size);
      list = read;
    }
    return read;
  }
}
