package nightjar.journal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import nightjar.source.Arrival;

/** A value that is to be erased, and arrivals without it. One thread at a time. */
final class ErasedValue {
  private static final byte[] INSTEAD = "[erased]".getBytes(StandardCharsets.US_ASCII);
  private static final int LARGE = Frame.MAX_BODY / 16;
  private final byte[] value;
  private final byte[] instead;
  private final byte[] asLong;
  private long places;

  ErasedValue(byte[] value) {
    if (value.length == 0) {
      throw new IllegalArgumentException("a value of no bytes cannot be erased");
    }
    this.value = value.clone();
    // A value that stands within "[erased]" would be found again.
    this.instead = find(INSTEAD, 0, this.value) < 0 ? INSTEAD : new byte[0];
    this.asLong = new byte[value.length];
    Arrays.fill(asLong, absent(value));
  }

  /** Where it was replaced so far. */
  long places() {
    return places;
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
                  without(l.position()),
                  ended(without(l.text())));
          case Arrival.Tick t -> t;
          case Arrival.Done d -> new Arrival.Done(d.nanos(), without(d.json()));
        };
    return places == before ? arrival : after;
  }

  private String without(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    byte[] left = without(bytes);
    return left == bytes ? text : new String(left, StandardCharsets.UTF_8);
  }

  private byte[] without(byte[] text) {
    // What grows must still fit in a frame: a large text keeps its length.
    byte[] put = text.length > LARGE && value.length < INSTEAD.length ? asLong : instead;
    byte[] left = text;
    // Again, for what is left of two places may be one together.
    for (int at = find(left, 0, value); at >= 0; at = find(left, 0, value)) {
      var out = new Bytes(left.length);
      int from = 0;
      for (; at >= 0; at = find(left, from, value)) {
        out.put(left, from, at - from);
        out.put(put);
        from = at + value.length;
        places++;
      }
      out.put(left, from, left.length - from);
      left = Arrays.copyOf(out.array(), out.size());
    }
    return left;
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

  /** A character that is not in the value; less than eight bytes leave one of eight. */
  private static byte absent(byte[] value) {
    for (byte each : "*#-_+=.~".getBytes(StandardCharsets.US_ASCII)) {
      if (find(value, 0, new byte[] {each}) < 0) {
        return each;
      }
    }
    return '*';
  }

  private static int find(byte[] text, int from, byte[] value) {
    byte first = value[0];
    for (int at = from; at <= text.length - value.length; at++) {
      if (text[at] == first && Arrays.equals(text, at, at + value.length, value, 0, value.length)) {
        return at;
      }
    }
    return -1;
  }
}
