package nightjar.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;
import nightjar.source.Arrival;

/**
 * One arrival as it lies in a segment of format 1, which is read and never written. Numbers are
 * big-endian, texts UTF-8.
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
final class PlainFrame {
  static final int HEAD = 12;

  /** Smallest body: a tick. */
  static final int MIN_BODY = 17;

  static final int MAX_BODY = 128 << 20;
  private static final byte[] NONE = {};

  private PlainFrame() {}

  /** Arrivals that so many bytes can hold at most. */
  static long most(long bytes) {
    return bytes / (HEAD + MIN_BODY) + 1;
  }

  /** The CRC of a body. */
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
      case Frame.LINES -> {
        String source = text(bytes, in);
        String service = text(bytes, in);
        String batch = text(bytes, in);
        String position = text(bytes, in);
        byte[] lines = withText ? Arrays.copyOfRange(bytes, in.position(), end) : NONE;
        yield new Arrival.Lines(nanos, source, service, batch, position, lines);
      }
      case Frame.TICK -> new Arrival.Tick(nanos);
      case Frame.DONE ->
          new Arrival.Done(
              nanos, new String(bytes, in.position(), in.remaining(), StandardCharsets.UTF_8));
      default -> throw Frame.unknown(kind);
    };
  }

  private static String text(byte[] bytes, ByteBuffer in) {
    int length = in.getInt();
    var text = new String(bytes, in.position(), length, StandardCharsets.UTF_8);
    in.position(in.position() + length);
    return text;
  }
}
