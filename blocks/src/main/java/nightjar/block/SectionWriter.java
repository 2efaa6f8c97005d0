package nightjar.block;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;

/** Packs the sections of one block after the other. */
final class SectionWriter implements AutoCloseable {
  /** Of numbers little is gained by more effort. */
  static final int NUMBERS = 3;

  /** Of text more, and there is less of it. */
  static final int TEXTS = 6;

  /** What fewer bytes would gain is less than what a frame takes. */
  private static final int LEAST = 24;

  private final List<byte[]> sections = new ArrayList<>();
  private final List<Integer> unpacked = new ArrayList<>();
  private final ZstdCompressCtx zstd = new ZstdCompressCtx();
  private byte[] packed = new byte[1 << 16];

  void clear() {
    sections.clear();
    unpacked.clear();
  }

  /** A section's number, to be filled later. */
  int reserve() {
    return add(new byte[0]);
  }

  /** Fills a section with bytes that zstd, at this level of effort, may make fewer. */
  void fill(int number, ByteOutput from, int level) {
    int length = from.length;
    if (length >= LEAST) {
      int room = Math.toIntExact(Zstd.compressBound(length));
      packed = packed.length < room ? new byte[room] : packed;
      zstd.setLevel(level);
      int size = zstd.compressByteArray(packed, 0, room, from.bytes, 0, length);
      if (size < length) {
        set(number, Arrays.copyOf(packed, size), length);
        return;
      }
    }
    set(number, from.copy(), length);
  }

  /** Fills a section with bytes that are as good as random. */
  void set(int number, ByteOutput from) {
    set(number, from.copy(), from.length);
  }

  private void set(int number, byte[] bytes, int length) {
    sections.set(number, bytes);
    unpacked.set(number, length);
  }

  /** A new section of bytes that are as good as random. */
  int add(byte[] bytes) {
    sections.add(bytes);
    unpacked.add(bytes.length);
    return sections.size() - 1;
  }

  void writeDirectory(ByteOutput head) {
    head.putVar(sections.size());
    for (int i = 0; i < sections.size(); i++) {
      byte[] bytes = sections.get(i);
      head.putVar(bytes.length);
      head.putVar(unpacked.get(i));
      head.putInt(crc(bytes, 0, bytes.length));
    }
  }

  void writeBytes(ByteOutput out) {
    for (byte[] bytes : sections) {
      out.put(bytes, 0, bytes.length);
    }
  }

  static int crc(byte[] bytes, int from, int to) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, from, to - from);
    return (int) crc.getValue();
  }

  @Override
  public void close() {
    zstd.close();
  }
}
