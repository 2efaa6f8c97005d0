package nightjar.block;

/** Numbers that are places in a list. */
final class Places {
  private Places() {}

  /** So many places, each below the size of its list. */
  static int[] read(NumberStream stream, ByteInput payload, int count, int size) {
    long[] values = stream.values(payload, count);
    int[] places = new int[count];
    for (int i = 0; i < count; i++) {
      if (values[i] < 0 || values[i] >= size) {
        throw payload.damaged("a list of " + size + " has no place " + values[i]);
      }
      places[i] = (int) values[i];
    }
    return places;
  }

  /** Places written as {@link RowFieldsWriter} foretells them. */
  static int[] readForetold(
      NumberStream stream, ByteInput payload, int[] layoutOf, int layouts, int size) {
    int[] places = read(stream, payload, layoutOf.length, size + 1);
    int[] last = new int[layouts];
    for (int i = 0; i < places.length; i++) {
      int layout = layoutOf[i];
      if (places[i] > 0) {
        last[layout] = places[i];
      } else if (last[layout] == 0) {
        throw payload.damaged("row " + i + " is to repeat what no row before it has");
      }
      places[i] = last[layout] - 1;
    }
    return places;
  }
}
