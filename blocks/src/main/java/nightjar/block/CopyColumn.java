package nightjar.block;

/** A column whose values are those of another in every row. */
record CopyColumn(Column of) implements Column {
  @Override
  public int least() {
    return of.least();
  }

  @Override
  public int most() {
    return of.most();
  }

  @Override
  public boolean mayHold(byte b) {
    return of.mayHold(b);
  }

  @Override
  public void append(int row, ByteOutput out) {
    of.append(row, out);
  }

  @Override
  public void find(Piece piece, RowSet hits) {
    of.find(piece, hits);
  }
}
