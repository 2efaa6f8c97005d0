package nightjar.journal;

import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.io.Closeable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import nightjar.source.Arrival;

/** The body of one frame, decrypted and unpacked. Its buffers are used again. One thread. */
final class FrameBody implements Closeable {
  private static final byte[] NONE = {};
  private final SegmentCipher cipher;
  private final ZstdDecompressCtx zstd = new ZstdDecompressCtx();
  private byte[] packed = NONE;
  private byte[] raw = NONE;
  private int[] places = {};
  private int length;

  FrameBody(SegmentCipher cipher) {
    this.cipher = cipher;
  }

  /**
   * Reads the body of a frame.
   *
   * @return what is wrong with it; empty if nothing is
   * @throws JournalException if a later version wrote it: it is whole, and must not be passed over
   */
  String open(
      byte[] frame, int at, FrameIndex index, int indexLength, int bodyLength, int rawLength)
      throws JournalException {
    packed = sized(packed, bodyLength);
    int packedLength = cipher.decrypt(frame, at, indexLength, bodyLength, packed);
    if (packedLength < 0) {
      return "do not decrypt although their checksum is right: they were written with another key, or changed by somebody";
    }
    raw = sized(raw, rawLength);
    length = unpack(packedLength, rawLength);
    return length == rawLength && find(index) ? "" : "cannot be unpacked";
  }

  int length() {
    return length;
  }

  /** One of its arrivals. */
  Arrival arrival(FrameIndex index, int place, boolean withText) throws JournalException {
    ByteBuffer in = ByteBuffer.wrap(raw, places[place], length - places[place]);
    long nanos = index.nanos(place);
    return switch (index.kind(place)) {
      case Frame.LINES -> {
        String source = text(in);
        String service = text(in);
        String batch = text(in);
        String position = text(in);
        int from = in.position() + 4;
        byte[] lines = withText ? Arrays.copyOfRange(raw, from, from + in.getInt()) : NONE;
        yield new Arrival.Lines(nanos, source, service, batch, position, lines);
      }
      case Frame.TICK -> new Arrival.Tick(nanos);
      case Frame.DONE -> new Arrival.Done(nanos, text(in));
      default -> throw Frame.unknown(index.kind(place));
    };
  }

  @Override
  public void close() {
    zstd.close();
  }

  private int unpack(int packedLength, int rawLength) {
    try {
      return zstd.decompressByteArray(raw, 0, rawLength, packed, 0, packedLength);
    } catch (ZstdException e) {
      return -1;
    }
  }

  /** Finds where each arrival begins; false if they do not fill the body. */
  private boolean find(FrameIndex index) throws JournalException {
    if (places.length < index.count()) {
      places = new int[index.count()];
    }
    int at = 0;
    for (int i = 0; i < index.count(); i++) {
      places[i] = at;
      int texts =
          switch (index.kind(i)) {
            case Frame.LINES -> 5;
            case Frame.DONE -> 1;
            case Frame.TICK -> 0;
            default -> throw Frame.unknown(index.kind(i));
          };
      for (int t = 0; t < texts; t++) {
        if (length - at < 4) {
          return false;
        }
        int bytes = ByteBuffer.wrap(raw).getInt(at);
        if (bytes < 0 || bytes > length - at - 4) {
          return false;
        }
        at += 4 + bytes;
      }
    }
    return at == length;
  }

  private String text(ByteBuffer in) {
    int bytes = in.getInt();
    var text = new String(raw, in.position(), bytes, StandardCharsets.UTF_8);
    in.position(in.position() + bytes);
    return text;
  }

  private static byte[] sized(byte[] buffer, int wanted) {
    return buffer.length >= wanted && buffer.length <= Math.max(4L * wanted, 4 << 20)
        ? buffer
        : new byte[Math.max(wanted, 1 << 12)];
  }
}
