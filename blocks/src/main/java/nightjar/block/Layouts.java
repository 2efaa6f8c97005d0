package nightjar.block;

import java.util.ArrayList;
import java.util.List;

/** The layouts of a block, and which one each row has. */
final class Layouts {
  final List<BlockLayout> all = new ArrayList<>();

  /** Layout of each row. */
  final int[] layoutOf;

  /** Number of each row among those of its layout. */
  final int[] rank;

  /** Rows sorted by layout; those of one begin at its {@code first}. */
  private final int[] sorted;

  private final int[] first;

  /** Reads them, but no columns. */
  Layouts(int rows, Sections sections) {
    ByteInput table = sections.open(Format.TABLE, 0);
    int count = table.readCount("layouts", rows + 1L);
    first = new int[count + 1];
    ColumnPlaces places = new ColumnPlaces(sections);
    for (int i = 0; i < count; i++) {
      BlockLayout layout = new BlockLayout(table, rows - first[i], places);
      all.add(layout);
      first[i + 1] = first[i] + layout.rows;
    }
    table.finish();
    if (first[count] != rows) {
      throw table.damaged("layouts have " + first[count] + " rows, the block has " + rows);
    }
    ByteInput in = sections.open(Format.LAYOUTS, 0);
    layoutOf = Places.read(NumberStream.read(in), in, rows, count);
    in.finish();
    rank = new int[rows];
    sorted = new int[rows];
    sort(in);
  }

  private void sort(ByteInput in) {
    int[] next = first.clone();
    for (int row = 0; row < layoutOf.length; row++) {
      int layout = layoutOf[row];
      if (next[layout] == first[layout + 1]) {
        throw in.damaged("layout " + layout + " has more rows than it says");
      }
      rank[row] = next[layout] - first[layout];
      sorted[next[layout]++] = row;
    }
  }

  /** The row of the block that a row of a layout is. */
  int row(int layout, int rankInIt) {
    return sorted[first[layout] + rankInIt];
  }

  /** Adds a row's text; the layout it was of. */
  BlockLayout append(int row, ByteOutput out) {
    BlockLayout layout = all.get(layoutOf[row]);
    layout.append(rank[row], out);
    return layout;
  }
}
