package nightjar.block;

/** Texts side by side, each known by where it ends. */
final class StoredTexts {
  final byte[] bytes;
  final int from;
  private final int[] end;

  /** Reads lengths, and so many bytes of the other input. */
  StoredTexts(NumberStream lengths, int count, ByteInput numbers, ByteInput texts) {
    Numbers length = lengths.open(numbers, count);
    bytes = texts.bytes;
    from = texts.at;
    end = new int[count];
    for (int i = 0; i < count; i++) {
      texts.skip(length.get(i));
      end[i] = texts.at;
    }
  }

  int count() {
    return end.length;
  }

  int start(int number) {
    return number == 0 ? from : end[number - 1];
  }

  int end(int number) {
    return end[number];
  }

  /** Adds the numbers of texts that hold the part, folded. */
  void find(byte[] part, RowSet hits) {
    int to = count() == 0 ? from : end[count() - 1];
    byte[] lower = new byte[to - from];
    if (Folding.lower(bytes, from, to, lower, 0)) {
      findAscii(lower, part, hits);
      return;
    }
    for (int i = 0; i < count(); i++) {
      byte[] folded = Folding.folded(bytes, start(i), end(i));
      if (Folding.indexOf(folded, 0, folded.length, part) >= 0) {
        hits.add(i);
      }
    }
  }

  /** All texts are looked at as one; what begins in one must end in it. */
  private void findAscii(byte[] lower, byte[] part, RowSet hits) {
    int number = 0;
    int at = 0;
    while ((at = Folding.indexOf(lower, at, lower.length, part)) >= 0) {
      while (end[number] - from <= at) {
        number++;
      }
      int behind = end[number] - from;
      if (at + part.length <= behind) {
        hits.add(number);
        at = behind;
      } else {
        at++;
      }
    }
  }
}
