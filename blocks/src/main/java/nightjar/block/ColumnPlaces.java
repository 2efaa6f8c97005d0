package nightjar.block;

/** Where columns begin, read in the order of the table: each place is told from the one before. */
final class ColumnPlaces {
  final Sections sections;
  private ColumnPlace numbers = ColumnPlace.NONE;
  private ColumnPlace texts = ColumnPlace.NONE;

  ColumnPlaces(Sections sections) {
    this.sections = sections;
  }

  ColumnPlace numbers(ByteInput in) {
    numbers = numbers.next(in, sections);
    return numbers;
  }

  ColumnPlace texts(ByteInput in) {
    texts = texts.next(in, sections);
    return texts;
  }
}
