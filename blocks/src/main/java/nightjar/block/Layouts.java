package nightjar.block;

import java.util.ArrayList;
import java.util.List;

/** The layouts of a block, and which one each row has. */
final class Layouts {
  final List<BlockLayout> all = new ArrayList<>();

  final int rows;
  private final Sections sections;

  /** Layout of each row; empty until it is asked for, as are the two that follow. */
  private int[] layoutOf = {};

  /** Number of each row among those of its layout. */
  private int[] rank = {};

  /** Rows sorted by layout; those of one begin at its {@code first}. */
  private int[] sorted = {};

  private final int[] first;

  /** Reads them, but neither columns nor which one each row has. */
  Layouts(int rows, Sections sections) {
    this.rows = rows;
    this.sections = sections;
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
  }

  /** Layout of each row. */
  int[] layoutOf() {
    if (layoutOf.length == 0) {
      ByteInput in = sections.open(Format.LAYOUTS, 0);
      int[] read = NumberStream.read(in).open(in, rows).places(all.size());
      in.finish();
      sort(read, in);
      layoutOf = read;
    }
    return layoutOf;
  }

  private void sort(int[] read, ByteInput in) {
    int[] next = first.clone();
    rank = new int[rows];
    sorted = new int[rows];
    for (int row = 0; row < rows; row++) {
      int layout = read[row];
      if (next[layout] == first[layout + 1]) {
        throw in.damaged("layout " + layout + " has more rows than it says");
      }
      rank[row] = next[layout] - first[layout];
      sorted[next[layout]++] = row;
    }
  }

  /** The row of the block that a row of a layout is. */
  int row(int layout, int rankInIt) {
    layoutOf();
    return sorted[first[layout] + rankInIt];
  }

  /** The row before one that has the same layout; -1 if there is none. */
  int before(int row) {
    int layout = layoutOf()[row];
    return rank[row] == 0 ? -1 : sorted[first[layout] + rank[row] - 1];
  }

  /** Adds a row's text; the layout it was of. */
  BlockLayout append(int row, ByteOutput out) {
    BlockLayout layout = all.get(layoutOf()[row]);
    layout.append(rank[row], out);
    return layout;
  }

  /** Adds the beginning of a row's text, at least so many bytes if it has them. */
  void appendStart(int row, int bytes, ByteOutput out) {
    all.get(layoutOf()[row]).appendStart(rank[row], out.length + bytes, out);
  }
}
