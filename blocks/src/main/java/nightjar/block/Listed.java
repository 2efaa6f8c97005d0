package nightjar.block;

/** Numbers of rows that are few distinct ones: a list, and of each row its place, foretold. */
final class Listed {
  private final Numbers list;
  private final Foretold places;

  /** Of all rows. */
  Listed(ByteInput in, Layouts layouts) {
    int size = in.readCount("values", layouts.rows);
    list = NumberStream.read(in).open(in, size);
    places = new Foretold(in, layouts, size);
  }

  /** Of so many rows: all of some layouts; see {@link Foretold}. */
  Listed(ByteInput in, Layouts layouts, int[] numberOf, int count) {
    int size = in.readCount("values", count);
    list = NumberStream.read(in).open(in, size);
    places = new Foretold(in, layouts, size, numberOf, count);
  }

  long get(int row) {
    return list.get(places.get(row));
  }
}
