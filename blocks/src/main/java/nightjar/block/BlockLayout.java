package nightjar.block;

import java.util.ArrayList;
import java.util.List;

/** A layout of a block: constants, and a column for each place between them. */
final class BlockLayout implements Pieced {
  final int rows;
  private final byte[][] constants;
  private final Column[] columns;
  private final List<byte[]> folded = new ArrayList<>();

  /** Where each constant began in the bytes a text was last added to. */
  private final int[] constantStart;

  BlockLayout(ByteInput in, int mostRows, ColumnPlaces places) {
    rows = in.readCount("rows of a layout", mostRows);
    if (rows == 0) {
      constants = new byte[0][];
      columns = new Column[0];
      constantStart = new int[0];
      return;
    }
    int values = in.readCount("values of a row", in.end - in.at);
    constants = new byte[values + 1][];
    for (int i = 0; i <= values; i++) {
      constants[i] = in.readCounted("bytes of a constant");
    }
    List<Column> read = new ArrayList<>();
    for (int i = 0; i < values; i++) {
      read.add(Column.read(in, rows, read, places));
    }
    columns = read.toArray(Column[]::new);
    constantStart = new int[values + 1];
  }

  /** Adds the text of one of its rows. */
  void append(int row, ByteOutput out) {
    for (int i = 0; i < constants.length; i++) {
      byte[] constant = constants[i];
      constantStart[i] = out.length;
      out.put(constant, 0, constant.length);
      if (i < columns.length) {
        columns[i].append(row, out);
      }
    }
  }

  /** Adds the beginning of the text of one of its rows, until there are so many bytes in all. */
  void appendStart(int row, int length, ByteOutput out) {
    for (int i = 0; i < constants.length && out.length < length; i++) {
      out.put(constants[i], 0, constants[i].length);
      if (i < columns.length) {
        columns[i].append(row, out);
      }
    }
  }

  /** The character an anchor means in the text that was last added, from byte 0 on. */
  int character(long anchor) {
    if (Anchor.isCharacter(anchor)) {
      return Anchor.character(anchor);
    }
    int constant = Anchor.constant(anchor);
    if (constant >= constants.length || Anchor.offset(anchor) > constants[constant].length) {
      throw new BlockException(
          "the block is damaged: a message begins or ends at byte "
              + Anchor.offset(anchor)
              + " of constant "
              + constant
              + ", which is not there");
    }
    return constantStart[constant] + Anchor.offset(anchor);
  }

  Column column(int number) {
    return columns[number];
  }

  @Override
  public int gaps() {
    return columns.length;
  }

  @Override
  public byte[] literal(int number) {
    if (folded.isEmpty()) {
      for (byte[] constant : constants) {
        folded.add(Folding.folded(constant, 0, constant.length));
      }
    }
    return folded.get(number);
  }

  @Override
  public int least(int gap) {
    return columns[gap].least();
  }

  @Override
  public int most(int gap) {
    return columns[gap].most();
  }

  @Override
  public boolean mayHold(int gap, byte b) {
    return columns[gap].mayHold(b);
  }
}
