package nightjar.journal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import nightjar.source.Arrival;

/** A value that is to be erased, and arrivals without it. One thread at a time. */
final class ErasedValue implements ArrivalEdit {
  private static final byte[] INSTEAD = "[erased]".getBytes(StandardCharsets.US_ASCII);
  private static final int LARGE = Frame.MAX_BODY / 16;
  private final byte[] value;

  /** Of each beginning of the value, how much of its end is a beginning again. */
  private final int[] again;

  private final byte[] instead;
  private final byte[] asLong;
  private long places;

  ErasedValue(byte[] value) {
    if (value.length == 0) {
      throw new IllegalArgumentException("a value of no bytes cannot be erased");
    }
    this.value = value.clone();
    this.again = again(this.value);
    byte absent = absent(value);
    // What is put there must not make the value stand there again, with what is beside it.
    this.instead = touches(INSTEAD, this.value) ? new byte[] {absent} : INSTEAD;
    this.asLong = new byte[value.length];
    Arrays.fill(asLong, absent);
  }

  /** Where it was replaced so far. */
  @Override
  public long places() {
    return places;
  }

  @Override
  public Arrival edited(long number, Arrival arrival) {
    return without(arrival);
  }

  /** What stands in the value's place in a text that is not large. */
  static String mark(byte[] value) {
    return new String(new ErasedValue(value).instead, StandardCharsets.ISO_8859_1);
  }

  /** The arrival without it; the same object if it was not there. */
  Arrival without(Arrival arrival) {
    long before = places;
    Arrival after =
        switch (arrival) {
          case Arrival.Lines l ->
              new Arrival.Lines(
                  l.nanos(),
                  without(l.source()),
                  without(l.service()),
                  without(l.batch()),
                  emptied(l.position()),
                  ended(without(l.text())));
          case Arrival.Tick t -> t;
          case Arrival.Done d -> new Arrival.Done(d.nanos(), without(d.json()));
        };
    return places == before ? arrival : after;
  }

  /** A part of a position leads elsewhere: all of it goes, so that the one before it counts. */
  private String emptied(String position) {
    long before = places;
    String left = without(position);
    return places == before ? left : "";
  }

  private String without(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    byte[] left = without(bytes);
    return left == bytes ? text : new String(left, StandardCharsets.UTF_8);
  }

  private byte[] without(byte[] text) {
    // What grows must still fit in a frame: a large text keeps its length.
    byte[] put = text.length > LARGE && value.length < INSTEAD.length ? asLong : instead;
    int at = find(text, 0);
    if (at < 0) {
      return text;
    }
    var out = new Bytes(text.length);
    int from = 0;
    for (; at >= 0; at = find(text, from)) {
      out.put(text, from, at - from);
      out.put(put);
      from = at + value.length;
      places++;
    }
    out.put(text, from, text.length - from);
    return Arrays.copyOf(out.array(), out.size());
  }

  /** Lines end with a line feed, also where the value took it away. */
  private static byte[] ended(byte[] text) {
    if (text.length == 0 || text[text.length - 1] == '\n') {
      return text;
    }
    byte[] ended = Arrays.copyOf(text, text.length + 1);
    ended[text.length] = '\n';
    return ended;
  }

  /** A character that is not in the value; one of the first eight if it has less than eight. */
  private static byte absent(byte[] value) {
    boolean[] taken = new boolean[256];
    for (byte each : value) {
      taken[each & 0xff] = true;
    }
    for (byte each : "*#-_+=.~".getBytes(StandardCharsets.US_ASCII)) {
      if (!taken[each]) {
        return each;
      }
    }
    for (int each = '!'; each < 256; each++) {
      if (!taken[each]) {
        return (byte) each;
      }
    }
    return '*'; // of a value that has every character there is, nothing is free of it
  }

  /** Can the two lie on each other in part, or one within the other, and agree where they do? */
  private static boolean touches(byte[] put, byte[] value) {
    for (int shift = 1 - put.length; shift < value.length; shift++) {
      int from = Math.max(0, shift);
      int to = Math.min(value.length, shift + put.length);
      if (Arrays.equals(value, from, to, put, from - shift, to - shift)) {
        return true;
      }
    }
    return false;
  }

  /** The first place from one on; one look at each byte, whatever the text. */
  private int find(byte[] text, int from) {
    int matched = 0;
    for (int at = from; at < text.length; at++) {
      while (matched > 0 && text[at] != value[matched]) {
        matched = again[matched - 1];
      }
      if (text[at] == value[matched]) {
        matched++;
      }
      if (matched == value.length) {
        return at + 1 - matched;
      }
    }
    return -1;
  }

  /** Knuth, Morris and Pratt: Fast Pattern Matching in Strings, SIAM J. Comput. 6 (1977). */
  private static int[] again(byte[] value) {
    int[] again = new int[value.length];
    int length = 0;
    for (int at = 1; at < value.length; at++) {
      while (length > 0 && value[at] != value[length]) {
        length = again[length - 1];
      }
      if (value[at] == value[length]) {
        length++;
      }
      again[at] = length;
    }
    return again;
  }
}
