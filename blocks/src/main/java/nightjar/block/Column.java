package nightjar.block;

import java.util.List;

/**
 * The values of one place of a layout, in the order of its rows. What is known of them without
 * reading them is in the table of layouts, the rest in sections:
 *
 * <pre>
 * 1  kind
 * {@link TemplateColumn} (1), {@link DictionaryColumn} (2), {@link TextColumn} (3):
 *    see there
 * {@link CopyColumn} (4):
 *    var place before this one that has the same values in every row
 * </pre>
 */
sealed interface Column permits TemplateColumn, DictionaryColumn, TextColumn, CopyColumn {
  /** Fewest bytes of a value. */
  int least();

  /** Most bytes of a value. */
  int most();

  /** False if no value has this byte when folded. */
  boolean mayHold(byte b);

  /** Adds a row's value to the bytes. */
  void append(int row, ByteOutput out);

  /**
   * Adds rows whose values hold a piece: exactly those if it need not be at the start or end, else
   * those and perhaps some others.
   */
  void find(Piece piece, RowSet hits);

  /** Reads one of this many rows; {@code before} are the columns of the places before it. */
  static Column read(ByteInput in, int rows, List<Column> before, ColumnPlaces places) {
    int kind = in.read();
    return switch (kind) {
      case Format.TEMPLATES -> TemplateColumn.read(in, rows, places);
      case Format.DICTIONARY -> DictionaryColumn.read(in, rows, places);
      case Format.TEXTS -> TextColumn.read(in, rows, places);
      case Format.COPY -> new CopyColumn(before.get(copied(in, before.size())));
      default -> throw in.damaged("there is no kind " + kind + " of columns");
    };
  }

  private static int copied(ByteInput in, int before) {
    if (before == 0) {
      throw in.damaged("the first column is a copy");
    }
    return in.readCount("as number of a column", before - 1L);
  }
}
