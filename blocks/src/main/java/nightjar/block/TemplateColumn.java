package nightjar.block;

/**
 * Values made of literals and numbers: few skeletons, of each row which one, and each run of digits
 * of a skeleton a run of numbers over the rows that have it.
 *
 * <pre>
 *          {@link ColumnPlace} of all numbers
 * var      skeletons, from 1 to 64
 * numbers  skeleton of each row, if there is more than one
 *          each skeleton: counted bytes, a "0" for each run of digits, then its {@link DigitRun}s
 * </pre>
 */
final class TemplateColumn implements Column {
  private final int rows;
  private final Sections sections;
  private final ColumnPlace place;
  private final NumberStream kinds;
  private final Skeleton[] skeletons;
  private final Letters letters = new Letters();
  private final int least;
  private final int most;
  private boolean loaded;
  private int[] skeletonOf = {};

  /** Number of each row among those with its skeleton. */
  private int[] rank = {};

  private static final NumberStream ONE_KIND =
      new NumberStream(NumberStream.CONSTANT, 0, 0, 1, 0, 0, 0);

  private TemplateColumn(ByteInput in, int rows, ColumnPlaces places) {
    this.rows = rows;
    this.sections = places.sections;
    place = places.numbers(in);
    int count = in.readCount("skeletons", Skeletons.MAX);
    if (count == 0) {
      throw in.damaged("no skeletons");
    }
    kinds = count == 1 ? ONE_KIND : NumberStream.read(in);
    skeletons = new Skeleton[count];
    for (int i = 0; i < count; i++) {
      skeletons[i] = new Skeleton(in, letters);
    }
    int fewest = Integer.MAX_VALUE;
    int most = 0;
    for (Skeleton skeleton : skeletons) {
      fewest = Math.min(fewest, skeleton.least());
      most = Math.max(most, skeleton.most());
    }
    least = fewest;
    this.most = most;
  }

  static TemplateColumn read(ByteInput in, int rows, ColumnPlaces places) {
    return new TemplateColumn(in, rows, places);
  }

  @Override
  public int least() {
    return least;
  }

  @Override
  public int most() {
    return most;
  }

  @Override
  public boolean mayHold(byte b) {
    return letters.mayHold(b);
  }

  @Override
  public void append(int row, ByteOutput out) {
    if (!loaded) {
      load();
    }
    if (skeletons.length == 1) {
      skeletons[0].append(row, out);
    } else {
      skeletons[skeletonOf[row]].append(rank[row], out);
    }
  }

  @Override
  public void find(Piece piece, RowSet hits) {
    for (int i = 0; i < skeletons.length; i++) {
      find(piece, i, hits);
    }
  }

  private void find(Piece piece, int number, RowSet hits) {
    Skeleton skeleton = skeletons[number];
    Alignments ways = new Alignments(skeleton, piece.bytes());
    if (ways.everywhere) {
      load();
      for (int row = 0; row < rows; row++) {
        if (hasSkeleton(row, number)) {
          hits.add(row);
        }
      }
    } else if (ways.areTooMany()) {
      verify(piece, number, hits);
    } else {
      for (Alignments.Alignment way : ways.found) {
        Piece inRun = inRun(piece, way);
        DigitRun run = skeleton.run(way.gap());
        boolean whole = run.isWhole(inRun);
        if (!whole || run.mayEqual(inRun)) {
          find(piece, number, way, inRun, whole, hits);
        }
      }
    }
  }

  private static Piece inRun(Piece piece, Alignments.Alignment way) {
    Piece inRun = way.piece(piece.bytes());
    return new Piece(
        inRun.bytes(), inRun.atStart() || piece.atStart(), inRun.atEnd() || piece.atEnd());
  }

  private void find(
      Piece piece, int number, Alignments.Alignment way, Piece inRun, boolean whole, RowSet hits) {
    load();
    DigitRun run = skeletons[number].run(way.gap());
    long digits = whole ? Digits.parse(inRun.bytes(), 0, inRun.length()) : 0;
    byte[] scratch = new byte[Format.MAX_DIGITS];
    ByteOutput value = new ByteOutput(64);
    for (int row = 0; row < rows; row++) {
      if (hasSkeleton(row, number)
          && run.holds(rank(row), inRun, digits, whole, scratch)
          && (way.pieces() == 1 || holds(row, piece, value))) {
        hits.add(row);
      }
    }
  }

  private void verify(Piece piece, int number, RowSet hits) {
    load();
    ByteOutput value = new ByteOutput(64);
    for (int row = 0; row < rows; row++) {
      if (hasSkeleton(row, number) && holds(row, piece, value)) {
        hits.add(row);
      }
    }
  }

  private boolean holds(int row, Piece piece, ByteOutput value) {
    value.clear();
    append(row, value);
    Folding.lower(value.bytes, 0, value.length, value.bytes, 0);
    return Folding.indexOf(value.bytes, 0, value.length, piece.bytes()) >= 0;
  }

  private boolean hasSkeleton(int row, int number) {
    return skeletons.length == 1 || skeletonOf[row] == number;
  }

  private int rank(int row) {
    return skeletons.length == 1 ? row : rank[row];
  }

  private void load() {
    if (loaded) {
      return;
    }
    ByteInput payload = place.open(sections);
    int[] count = new int[skeletons.length];
    if (count.length == 1) {
      count[0] = rows;
    } else {
      skeletonOf = kinds.open(payload, rows).places(count.length);
      rank = new int[rows];
      for (int row = 0; row < rows; row++) {
        rank[row] = count[skeletonOf[row]]++;
      }
    }
    for (int i = 0; i < count.length; i++) {
      skeletons[i].load(payload, count[i]);
    }
    loaded = true;
  }
}
