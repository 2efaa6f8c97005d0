package nightjar.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * How a segment file begins. Files are named by the first arrival number they may hold: 20 digits
 * and {@code .journal}. A segment is two equal copies of the following 64 bytes, so that one
 * damaged byte loses nothing, and then {@link Frame}s until its end. Numbers are big-endian.
 *
 * <pre>
 *  0  8  magic: "NJARJRNL"
 *  8  4  version: 1; files of a later one are refused
 * 12  4  encoding of frame bodies: 0, as they are
 * 16  8  first: no arrival number in this file is lower; equal to the file's name
 * 24  8  previousFirst: the same of the segment before it; 0 for none
 * 32  8  previousBytes: length of the segment before it; bytes behind that were refused and are no
 *        part of the journal, even if they could not be cut off
 * 40  8  key: random, so that no text in a log can look like a frame
 * 48 12  zeros
 * 60  4  CRC32C over the 60 bytes before
 * </pre>
 *
 * <p>Magic, version and CRC stay where they are in every version.
 */
record SegmentHeader(
    int version, int encoding, long first, long previousFirst, long previousBytes, long key) {
  static final int VERSION = 1;
  private static final int COPY = 64;

  /** Length of both copies: where the first frame begins. */
  static final int BYTES = 2 * COPY;

  private static final long MAGIC = 0x4E4A_4152_4A52_4E4CL;
  private static final Pattern NAME = Pattern.compile("(\\d{20})\\.journal");

  static SegmentHeader of(long first, long previousFirst, long previousBytes, long key) {
    return new SegmentHeader(VERSION, 0, first, previousFirst, previousBytes, key);
  }

  static String fileName(long first) {
    return String.format(Locale.ROOT, "%020d.journal", first);
  }

  /** The number that a file is named by; empty if it is not a segment's name. */
  static OptionalLong numberIn(Path file) {
    Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
    if (!name.matches()) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(Long.parseLong(name.group(1)));
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  /** Both copies, ready to be written. */
  ByteBuffer bytes() {
    ByteBuffer out = ByteBuffer.allocate(BYTES);
    for (int at = 0; at < BYTES; at += COPY) {
      out.putLong(MAGIC).putInt(version).putInt(encoding).putLong(first);
      out.putLong(previousFirst).putLong(previousBytes).putLong(key);
      out.position(at + COPY - 4).putInt(crc(out, at));
    }
    return out.flip();
  }

  /**
   * Reads the header of a file; empty if both copies are damaged or belong to another name.
   *
   * @throws JournalException if a later version wrote it
   */
  static Optional<SegmentHeader> read(Path file, Disk.Input input) throws IOException {
    ByteBuffer in = ByteBuffer.allocate(BYTES);
    while (in.hasRemaining() && input.read(in, in.position()) >= 0) {}
    for (int at = 0; at + COPY <= in.position(); at += COPY) {
      if (in.getLong(at) != MAGIC || in.getInt(at + COPY - 4) != crc(in, at)) {
        continue;
      }
      if (in.getInt(at + 8) > VERSION || in.getInt(at + 12) != 0) {
        throw new JournalException(
            "%s was written by a later version of Nightjar (format %d, this one reads up to %d); start that version, or choose another data directory"
                .formatted(file, in.getInt(at + 8), VERSION));
      }
      var header =
          new SegmentHeader(
              in.getInt(at + 8),
              in.getInt(at + 12),
              in.getLong(at + 16),
              in.getLong(at + 24),
              in.getLong(at + 32),
              in.getLong(at + 40));
      return Optional.of(header).filter(h -> numberIn(file).equals(OptionalLong.of(h.first)));
    }
    return Optional.empty();
  }

  private static int crc(ByteBuffer bytes, int at) {
    var crc = new CRC32C();
    crc.update(bytes.slice(at, COPY - 4));
    return (int) crc.getValue();
  }
}
