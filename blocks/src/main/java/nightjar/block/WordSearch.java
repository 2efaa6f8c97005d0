package nightjar.block;

/**
 * Finds the rows that hold a word. Of each layout it is first told from constants and what is known
 * of the columns in which ways the word can lie there; only columns that can hold the longest part
 * of it are read, and only texts are made whole again in which more than one value counts.
 */
final class WordSearch {
  private final Layouts layouts;
  private final byte[] word;
  private final RowSet found;
  private final ByteOutput text = new ByteOutput(1 << 12);

  WordSearch(Layouts layouts, byte[] word) {
    this.layouts = layouts;
    this.word = word;
    found = new RowSet(layouts.rows);
  }

  RowSet rows() {
    for (int layout = 0; layout < layouts.all.size(); layout++) {
      if (layouts.all.get(layout).rows > 0) {
        find(layout);
      }
    }
    return found;
  }

  private void find(int number) {
    BlockLayout layout = layouts.all.get(number);
    Alignments ways = new Alignments(layout, word);
    if (ways.everywhere) {
      for (int i = 0; i < layout.rows; i++) {
        found.add(layouts.row(number, i));
      }
    } else if (ways.areTooMany()) {
      verify(number, RowSet.all(layout.rows));
    } else {
      for (Alignments.Alignment way : ways.found) {
        RowSet hits = new RowSet(layout.rows);
        layout.column(way.gap()).find(way.piece(word), hits);
        if (way.isWhole(word)) {
          add(number, hits);
        } else {
          verify(number, hits);
        }
      }
    }
  }

  private void add(int number, RowSet hits) {
    for (int i = hits.next(0); i >= 0; i = hits.next(i + 1)) {
      found.add(layouts.row(number, i));
    }
  }

  private void verify(int number, RowSet hits) {
    for (int i = hits.next(0); i >= 0; i = hits.next(i + 1)) {
      int row = layouts.row(number, i);
      if (!found.contains(row) && holds(row)) {
        found.add(row);
      }
    }
  }

  private boolean holds(int row) {
    text.clear();
    layouts.append(row, text);
    byte[] folded = Folding.folded(text.bytes, 0, text.length);
    return Folding.indexOf(folded, 0, folded.length, word) >= 0;
  }
}
