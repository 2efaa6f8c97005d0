package nightjar.journal;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdException;
import java.io.Closeable;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.zip.CRC32C;

/** Makes frames; its buffers are used again. One thread at a time. */
final class FrameWriter implements Closeable {
  /** Level 1: others are slower and save at most a tenth (JournalBenchmark). */
  private static final int LEVEL = 1;

  private final RandomGenerator random;
  private final CRC32C crc = new CRC32C();
  private final ZstdCompressCtx zstd = new ZstdCompressCtx().setLevel(LEVEL);
  private final Bytes raw = new Bytes(1 << 16);
  private final Bytes index = new Bytes(1 << 10);
  private final Bytes packed = new Bytes(1 << 16);
  private final Bytes frame = new Bytes(1 << 16);
  private final byte[] nonce = new byte[Frame.NONCE];
  private long first;
  private long last;
  private long nanos;
  private int count;

  FrameWriter(RandomGenerator random) {
    this.random = random;
  }

  /** One more arrival; numbers grow. */
  void add(
      long number,
      byte kind,
      long when,
      Optional<BatchKeys.Digest> batch,
      byte[] fields,
      byte[] rest) {
    add(number, kind, when, batch, fields, rest, 0, rest.length);
  }

  /** The same with so many bytes of the rest. */
  void add(
      long number,
      byte kind,
      long when,
      Optional<BatchKeys.Digest> batch,
      byte[] fields,
      byte[] rest,
      int from,
      int length) {
    if (count == 0) {
      first = number;
      last = number;
      nanos = 0;
    }
    index.put((byte) (batch.isPresent() ? kind | Frame.WITH_DIGEST : kind));
    index.putVarint(number - last);
    index.putZigzag(when - nanos);
    if (batch.isPresent()) {
      index.putLong(batch.get().high());
      index.putLong(batch.get().low());
    }
    raw.put(fields);
    raw.put(rest, from, length);
    last = number;
    nanos = when;
    count++;
  }

  boolean isEmpty() {
    return count == 0;
  }

  /** Should the next arrival be in another frame? */
  boolean isFull() {
    return raw.size() >= Frame.RAW || count >= Frame.MOST;
  }

  long first() {
    return first;
  }

  /** The frame of what was added; then begins another. Valid until then. */
  ByteBuffer finish(SegmentHeader header, SegmentCipher cipher) {
    int length = pack();
    frame.clear();
    frame.room(Frame.HEAD + index.size() + Frame.NONCE + length + Frame.TAG);
    head(header, length);
    frame.put(index.array(), 0, index.size());
    random.nextBytes(nonce);
    frame.put(nonce);
    cipher.encrypt(frame, Frame.HEAD, index.size(), packed.array(), length);
    sum(header.key());
    clear();
    return frame.buffer();
  }

  /** Forgets what was added. */
  void clear() {
    count = 0;
    raw.clear();
    index.clear();
  }

  @Override
  public void close() {
    zstd.close();
  }

  private int pack() {
    packed.clear();
    if (raw.size() > 2 * Frame.RAW) {
      // Of one large arrival: lines take half the room at most, so try with that.
      try {
        return pack(raw.size() / 2);
      } catch (ZstdException e) {
        packed.clear();
      }
    }
    return pack((int) Zstd.compressBound(raw.size()));
  }

  private int pack(int most) {
    packed.room(most);
    byte[] into = packed.array();
    return zstd.compressByteArray(into, 0, into.length, raw.array(), 0, raw.size());
  }

  private void head(SegmentHeader header, int length) {
    ByteBuffer.wrap(frame.array())
        .putInt(Frame.mark(header.key()))
        .putInt(index.size())
        .putInt(length + Frame.TAG)
        .putInt(raw.size())
        .putLong(first)
        .putLong(last)
        .putInt(count);
    frame.skip(Frame.HEAD);
  }

  private void sum(long key) {
    byte[] bytes = frame.array();
    int nonceAt = Frame.HEAD + index.size();
    int head = Frame.crc(crc, key, bytes, 0, Frame.SIGNED, Frame.HEAD, index.size());
    int body =
        Frame.crc(
            crc,
            key,
            bytes,
            nonceAt,
            Frame.NONCE,
            nonceAt + Frame.NONCE,
            frame.size() - nonceAt - Frame.NONCE);
    ByteBuffer.wrap(bytes).putInt(Frame.SIGNED, head).putInt(Frame.SIGNED + 4, body);
  }
}
