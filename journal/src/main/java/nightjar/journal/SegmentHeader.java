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
 * and {@code .journal}. A segment is two equal copies of a header, so that one damaged byte loses
 * nothing, and then frames until its end: {@link Frame}s in format 2, {@link PlainFrame}s in format
 * 1. Numbers are big-endian. Magic, version and the first CRC stay where they are in every format.
 *
 * <pre>
 * Format 1, 64 bytes; read, never written:
 *  0  8  magic: "NJARJRNL"
 *  8  4  version: 1
 * 12  4  encoding of frame bodies: 0, as they are
 * 16  8  first: no arrival number in this file is lower; equal to the file's name
 * 24  8  previousFirst: the same of the segment before it; 0 for none
 * 32  8  previousBytes: length of the segment before it; bytes behind that were refused and are no
 *        part of the journal, even if they could not be cut off
 * 40  8  key: random, so that no text in a log can look like a frame
 * 48 12  zeros
 * 60  4  CRC32C over the 60 bytes before
 *
 * Format 2, 128 bytes; as format 1 but for:
 *  8  4  version: 2; files of a later one are refused
 * 12  4  encoding of frame bodies: 3 = 1 zstd + 2 AES-256-GCM
 * 48  8  created: nanoseconds since 1970 by the clock at writing
 * 56  4  day: days since 1970-01-01, UTC; every frame of the file was written on it
 * 64  8  id of the day key, see {@link DayKey}
 * 72 16  salt: the file's own key is HKDF-SHA256(day key, salt, "nightjar segment")
 * 88  4  rewritten: 1 where the file was written again, in one go, by erasing a value: the next
 *        segment's previousBytes says nothing of it, and nothing is appended to it; else 0
 * 92 32  zeros
 * 124 4  CRC32C over the 124 bytes before
 * </pre>
 */
@SuppressWarnings("ArrayRecordComponent") // 16 bytes that nobody else holds
record SegmentHeader(
    int version,
    int encoding,
    long first,
    long previousFirst,
    long previousBytes,
    long key,
    long created,
    int day,
    long keyId,
    byte[] salt,
    boolean rewritten) {
  static final int PLAIN = 1;
  static final int VERSION = 2;
  static final int SALT = 16;

  /** Length of both copies in format 1: where the first frame begins. */
  static final int PLAIN_BYTES = 128;

  /** Length of both copies in format 2. */
  static final int BYTES = 256;

  private static final int ENCODING = 3;
  private static final int START = 64;
  private static final long MAGIC = 0x4E4A_4152_4A52_4E4CL;
  private static final Pattern NAME = Pattern.compile("(\\d{20})\\.journal");

  /** The header of a segment that is to be appended to. */
  static SegmentHeader of(
      long first,
      long previousFirst,
      long previousBytes,
      long key,
      long created,
      DayKey day,
      byte[] salt) {
    return new SegmentHeader(
        VERSION,
        ENCODING,
        first,
        previousFirst,
        previousBytes,
        key,
        created,
        day.day(),
        day.id(),
        salt,
        false);
  }

  /** The same place in the journal, written again under another key. */
  SegmentHeader again(long newKey, long when, DayKey newDay, byte[] newSalt) {
    return new SegmentHeader(
        VERSION,
        ENCODING,
        first,
        previousFirst,
        previousBytes,
        newKey,
        when,
        newDay.day(),
        newDay.id(),
        newSalt,
        true);
  }

  boolean isPlain() {
    return version == PLAIN;
  }

  /** Where the first frame begins. */
  int bytesLong() {
    return isPlain() ? PLAIN_BYTES : BYTES;
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
    int copy = bytesLong() / 2;
    ByteBuffer out = ByteBuffer.allocate(2 * copy);
    for (int at = 0; at < 2 * copy; at += copy) {
      out.position(at).putLong(MAGIC).putInt(version).putInt(encoding).putLong(first);
      out.putLong(previousFirst).putLong(previousBytes).putLong(key);
      if (!isPlain()) {
        out.putLong(created).putInt(day);
        out.position(at + START).putLong(keyId).put(salt).putInt(rewritten ? 1 : 0);
      }
      out.putInt(at + START - 4, crc(out, at, START));
      if (!isPlain()) {
        out.putInt(at + copy - 4, crc(out, at, copy));
      }
    }
    return out.position(2 * copy).flip();
  }

  /**
   * Reads the header of a file; empty if both copies are damaged or belong to another name.
   *
   * @throws JournalException if a later version wrote it
   */
  static Optional<SegmentHeader> read(Path file, Disk.Input input) throws IOException {
    ByteBuffer in = ByteBuffer.allocate(BYTES);
    while (in.hasRemaining() && input.read(in, in.position()) >= 0) {}
    for (int at : new int[] {0, PLAIN_BYTES / 2, BYTES / 2}) {
      if (in.position() < at + START || in.getLong(at) != MAGIC) {
        continue;
      }
      if (in.getInt(at + START - 4) == crc(in, at, START)) {
        refuseLater(file, in, at);
        Optional<SegmentHeader> header =
            copy(in, at).filter(h -> numberIn(file).equals(OptionalLong.of(h.first)));
        if (header.isPresent()) {
          return header;
        }
      }
    }
    return Optional.empty();
  }

  private static void refuseLater(Path file, ByteBuffer in, int at) throws JournalException {
    int version = in.getInt(at + 8);
    int encoding = in.getInt(at + 12);
    if (version > VERSION || encoding != (version == PLAIN ? 0 : ENCODING)) {
      throw new JournalException(
          "%s was written by a later version of Nightjar (format %d, this one reads up to %d); start that version, or choose another data directory"
              .formatted(file, version, VERSION));
    }
  }

  private static Optional<SegmentHeader> copy(ByteBuffer in, int at) {
    int version = in.getInt(at + 8);
    boolean plain = version == PLAIN;
    int copy = BYTES / 2;
    if (!plain && (in.position() < at + copy || in.getInt(at + copy - 4) != crc(in, at, copy))) {
      return Optional.empty();
    }
    int salt = at + START + 8;
    byte[] salted = new byte[SALT];
    if (!plain) {
      in.get(salt, salted);
    }
    return Optional.of(
        new SegmentHeader(
            version,
            in.getInt(at + 12),
            in.getLong(at + 16),
            in.getLong(at + 24),
            in.getLong(at + 32),
            in.getLong(at + 40),
            plain ? 0 : in.getLong(at + 48),
            plain ? 0 : in.getInt(at + 56),
            plain ? 0 : in.getLong(at + START),
            salted,
            !plain && in.getInt(salt + SALT) == 1));
  }

  private static int crc(ByteBuffer bytes, int at, int length) {
    var crc = new CRC32C();
    crc.update(bytes.slice(at, length - 4));
    return (int) crc.getValue();
  }
}
