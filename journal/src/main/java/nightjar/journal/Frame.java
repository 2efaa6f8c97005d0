package nightjar.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;
import nightjar.source.Arrival;

/**
 * One arrival as it lies in a segment. Numbers are big-endian, texts UTF-8.
 *
 * <pre>
 *  0  4  mark: the lower half of the segment's key, to find the next frame behind damage
 *  4  4  length of the body, 17 to 128 Mi
 *  8  4  CRC32C over the segment's key (8 bytes), the length (4 bytes) and the body
 * 12     body:
 *        8  arrival number, higher than that of the frame before
 *        1  kind: 1 lines, 2 tick, 3 done
 *        8  nanos
 *        lines: source, service, batch, position (each 4 bytes of length and text), and the lines
 *        done: the JSON object
 * </pre>
 */
final class Frame {
  static final int HEAD = 12;

  /** Smallest body: a tick. */
  static final int MIN_BODY = 17;

  static final int MAX_BODY = 128 << 20;
  private static final byte LINES = 1;
  private static final byte TICK = 2;
  private static final byte DONE = 3;
  private static final byte[] NONE = {};

  private Frame() {}

  /** Kind, nanos and the short texts. */
  static byte[] fields(Arrival arrival) {
    return switch (arrival) {
      case Arrival.Lines l -> {
        byte[][] texts = {utf8(l.source()), utf8(l.service()), utf8(l.batch()), utf8(l.position())};
        int length = 9;
        for (byte[] text : texts) {
          length += 4 + text.length;
        }
        ByteBuffer out = ByteBuffer.allocate(length).put(LINES).putLong(l.nanos());
        for (byte[] text : texts) {
          out.putInt(text.length).put(text);
        }
        yield out.array();
      }
      case Arrival.Tick t -> ByteBuffer.allocate(9).put(TICK).putLong(t.nanos()).array();
      case Arrival.Done d -> ByteBuffer.allocate(9).put(DONE).putLong(d.nanos()).array();
    };
  }

  /** What follows the fields, to the end of the body. */
  static byte[] rest(Arrival arrival) {
    return switch (arrival) {
      case Arrival.Lines l -> l.text();
      case Arrival.Tick _ -> NONE;
      case Arrival.Done d -> utf8(d.json());
    };
  }

  static int mark(long key) {
    return (int) key;
  }

  /** The CRC of a body given in pieces: number, fields and rest. */
  static int crc(CRC32C crc, long key, long number, byte[] fields, byte[] rest) {
    ByteBuffer start = ByteBuffer.allocate(20);
    start.putLong(key).putInt(8 + fields.length + rest.length).putLong(number);
    crc.reset();
    crc.update(start.array(), 0, 20);
    crc.update(fields);
    crc.update(rest);
    return (int) crc.getValue();
  }

  /** The CRC of a body in one piece. */
  static int crc(CRC32C crc, long key, byte[] bytes, int from, int length) {
    ByteBuffer start = ByteBuffer.allocate(12).putLong(key).putInt(length);
    crc.reset();
    crc.update(start.array(), 0, 12);
    crc.update(bytes, from, length);
    return (int) crc.getValue();
  }

  /**
   * The arrival in a body whose CRC was found right.
   *
   * @param withText are the lines themselves wanted? Without, {@code text} is empty
   */
  static Arrival decode(byte[] bytes, int from, int length, boolean withText)
      throws JournalException {
    ByteBuffer in = ByteBuffer.wrap(bytes, from + 8, length - 8);
    byte kind = in.get();
    long nanos = in.getLong();
    int end = from + length;
    return switch (kind) {
      case LINES -> {
        String source = text(bytes, in);
        String service = text(bytes, in);
        String batch = text(bytes, in);
        String position = text(bytes, in);
        byte[] lines = withText ? Arrays.copyOfRange(bytes, in.position(), end) : NONE;
        yield new Arrival.Lines(nanos, source, service, batch, position, lines);
      }
      case TICK -> new Arrival.Tick(nanos);
      case DONE ->
          new Arrival.Done(
              nanos, new String(bytes, in.position(), in.remaining(), StandardCharsets.UTF_8));
      default ->
          throw new JournalException(
              "an arrival of kind %d is not known here; a later version of Nightjar wrote it"
                  .formatted(kind));
    };
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] bytes, ByteBuffer in) {
    int length = in.getInt();
    var text = new String(bytes, in.position(), length, StandardCharsets.UTF_8);
    in.position(in.position() + length);
    return text;
  }
}
