package nightjar.duckdb;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import nightjar.store.LogRow;

/** Bytes of a frame as they are put together, see {@link TailFrames}. */
final class FrameBytes {
  /** Of a record, but for its texts. */
  private static final int RECORD = 4 * Long.BYTES + 3 * Integer.BYTES + 2 * Long.BYTES;

  private static final byte[] EMPTY = {};

  private ByteBuffer bytes;

  /** Names come again and again, mostly as the same object. */
  private String service = "";

  private byte[] serviceBytes = EMPTY;
  private String source = "";
  private byte[] sourceBytes = EMPTY;

  FrameBytes(int room) {
    this.bytes = ByteBuffer.allocate(room);
  }

  void putLong(long value) {
    room(Long.BYTES);
    bytes.putLong(value);
  }

  void putInt(int value) {
    room(Integer.BYTES);
    bytes.putInt(value);
  }

  void put(LogRow row) {
    room(RECORD);
    bytes.putLong(row.timeNanos());
    bytes.putLong(row.observedNanos());
    bytes.putLong(row.line());
    bytes.putLong(row.shape());
    bytes.putInt(row.severity());
    bytes.putInt(row.messageFrom());
    bytes.putInt(row.messageTo());
    bytes.putLong(row.redactions());
    bytes.putLong(row.arrival());
    if (!row.service().equals(service)) {
      service = row.service();
      serviceBytes = service.getBytes(StandardCharsets.UTF_8);
    }
    if (!row.source().equals(source)) {
      source = row.source();
      sourceBytes = source.getBytes(StandardCharsets.UTF_8);
    }
    put(serviceBytes);
    put(sourceBytes);
    put(row.text().getBytes(StandardCharsets.UTF_8));
  }

  /** A text's length, and it. */
  private void put(byte[] text) {
    room(Integer.BYTES + text.length);
    bytes.putInt(text.length);
    bytes.put(text);
  }

  private void room(int needed) {
    if (bytes.remaining() < needed) {
      int length = Math.addExact(bytes.position(), needed);
      byte[] longer = Arrays.copyOf(bytes.array(), Math.max(length, 2 * bytes.capacity()));
      bytes = ByteBuffer.wrap(longer).position(bytes.position());
    }
  }

  byte[] copy() {
    return Arrays.copyOf(bytes.array(), bytes.position());
  }
}
