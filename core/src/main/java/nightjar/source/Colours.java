package nightjar.source;

import java.util.Arrays;

/**
 * Steps over the codes that colour text on a terminal ({@code ESC [ … m} and its like): gives a
 * copy of a line without them, to be matched like any other, and moves what was found back to the
 * places in the line. One object serves one source.
 */
final class Colours {
  /** Bytes at the start of a line in which a code is looked for. */
  static final int REACH = 128;

  private static final byte ESCAPE = 0x1B;

  /** Bytes behind a line that may be looked at. */
  private static final int PADDING = 64;

  private byte[] plain = new byte[1024];
  private int[] places = new int[1024];
  private int size;

  /** Has the line a code near its start? */
  static boolean in(byte[] b, int from, int to) {
    int limit = Math.min(to, from + REACH);
    return Ascii.indexOf(b, from, limit, ESCAPE) < limit;
  }

  /** Place after the codes at {@code from}. */
  static int skip(byte[] b, int from, int to) {
    int at = from;
    int next = codeEnd(b, at, to);
    while (next > at) {
      at = next;
      next = codeEnd(b, at, to);
    }
    return at;
  }

  /** Place after the code at {@code at}; {@code at} if there is none. */
  private static int codeEnd(byte[] b, int at, int to) {
    if (at + 1 >= to || b[at] != ESCAPE || b[at + 1] != '[') {
      return at;
    }
    int end = at + 2;
    int limit = Math.min(to, at + 32);
    while (end < limit && b[end] >= 0x20 && b[end] < 0x40) {
      end++;
    }
    return end < limit && b[end] >= 0x40 ? end + 1 : at;
  }

  /** Makes the copy, which is {@link #plain}[0, answer). */
  int strip(byte[] b, int from, int to) {
    if (plain.length < to - from + PADDING) {
      plain = new byte[(to - from) * 2 + PADDING];
      places = new int[plain.length];
    }
    size = 0;
    int at = skip(b, from, to);
    while (at < to) {
      plain[size] = b[at];
      places[size++] = at;
      at = b[at + 1] == ESCAPE ? skip(b, at + 1, to) : at + 1;
    }
    places[size] = to;
    Arrays.fill(plain, size, size + PADDING, (byte) 0);
    return size;
  }

  /** The line without codes that was made last. */
  byte[] plain() {
    return plain;
  }

  /** Moves places in the copy to places in the line. */
  void restore(HeaderFields fields) {
    int messageStart = fields.messageStart;
    fields.messageStart = places[messageStart];
    fields.messageEnd = end(messageStart, fields.messageEnd);
    if (fields.serviceStart >= 0) {
      fields.serviceEnd = end(fields.serviceStart, fields.serviceEnd);
      fields.serviceStart = places[fields.serviceStart];
    }
    if (fields.linkStart >= 0) {
      fields.linkEnd = end(fields.linkStart, fields.linkEnd);
      fields.linkStart = places[fields.linkStart];
    }
    if (fields.templateStart >= 0) {
      fields.templateEnd = end(fields.templateStart, fields.templateEnd);
      fields.templateStart = places[fields.templateStart];
    }
    for (int i = 0; i < fields.numbers; i++) {
      fields.numberEnd[i] = end(fields.numberStart[i], fields.numberEnd[i]);
      fields.numberStart[i] = places[fields.numberStart[i]];
    }
  }

  private int end(int from, int to) {
    return to > from ? places[to - 1] + 1 : places[from];
  }
}
