package nightjar.block;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** The sections of a block: each is read, checked and unpacked when it is first asked for. */
final class Sections {
  private final MemorySegment block;
  private final long[] start;
  private final int[] packed;
  private final int[] unpacked;
  private final int[] crc;
  private final byte[][] read;
  private long bytesRead;

  /** Reads the directory; sections begin at this byte of the block. */
  Sections(ByteInput directory, MemorySegment block, long from) {
    this.block = block;
    int count = directory.readCount("sections", directory.end - directory.at);
    if (count < Format.FIRST_COLUMNS) {
      throw directory.damaged("only " + count + " sections");
    }
    start = new long[count + 1];
    packed = new int[count];
    unpacked = new int[count];
    crc = new int[count];
    read = new byte[count][];
    start[0] = from;
    long left = Format.MAX_SECTION_BYTES;
    for (int i = 0; i < count; i++) {
      packed[i] = directory.readCount("bytes of a section", block.byteSize() - start[i]);
      unpacked[i] = directory.readCount("bytes of sections unpacked", left);
      left -= unpacked[i];
      crc[i] = directory.readInt();
      start[i + 1] = start[i] + packed[i];
    }
    if (start[count] != block.byteSize()) {
      throw directory.damaged(
          "sections end at byte " + start[count] + " of " + block.byteSize() + " of the block");
    }
  }

  /** A section's bytes from one of them on. */
  ByteInput open(int number, int from) {
    byte[] bytes = bytes(number);
    if (from > bytes.length) {
      throw new BlockException(
          "section " + number + " of the block has no byte " + from + ", only " + bytes.length);
    }
    return new ByteInput(bytes, from, bytes.length, "section " + number);
  }

  byte[] bytes(int number) {
    byte[] known = read[number];
    if (known == null) {
      known = unpack(number);
      read[number] = known;
      bytesRead += known.length;
    }
    return known;
  }

  /** Bytes of all sections that were read, unpacked. */
  long bytesRead() {
    return bytesRead;
  }

  /** Is it the number of a section of columns? */
  void check(int number, ByteInput in) {
    if (number < Format.FIRST_COLUMNS || number >= read.length) {
      throw in.damaged("section " + number + " has no columns");
    }
  }

  /** The bits of a filter. */
  byte[] filter(int number) {
    byte[] bits = bytes(number);
    if (bits.length == 0) {
      throw new BlockException("section " + number + " of the block is a filter without bits");
    }
    return bits;
  }

  /** Looks at the checksums of all sections. */
  void check() {
    for (int i = 0; i < read.length; i++) {
      var _ = stored(i);
    }
  }

  private byte[] stored(int number) {
    byte[] stored = block.asSlice(start[number], packed[number]).toArray(ValueLayout.JAVA_BYTE);
    if (SectionWriter.crc(stored, 0, stored.length) != crc[number]) {
      throw new BlockException(
          "section "
              + number
              + " of the block, bytes "
              + start[number]
              + " to "
              + start[number + 1]
              + ", is damaged: its checksum differs");
    }
    return stored;
  }

  private byte[] unpack(int number) {
    byte[] stored = stored(number);
    if (packed[number] == unpacked[number]) {
      return stored;
    }
    try {
      if (Zstd.getFrameContentSize(stored) != unpacked[number]) {
        throw new BlockException("section " + number + " of the block has another length unpacked");
      }
      return unpack(stored, unpacked[number], number);
    } catch (ZstdException e) {
      throw new BlockException("section " + number + " of the block cannot be unpacked", e);
    }
  }

  private static byte[] unpack(byte[] stored, int length, int number) {
    byte[] bytes = new byte[length];
    long size = Zstd.decompressByteArray(bytes, 0, length, stored, 0, stored.length);
    if (size != length) {
      throw new BlockException("section " + number + " of the block ends too early");
    }
    return bytes;
  }
}
