package nightjar.duckdb;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import nightjar.redact.Redacted;
import nightjar.sql.Texts;
import nightjar.store.LogRow;

/**
 * Records as bytes of a tail's file: frames, one a commit. Numbers have the highest byte first.
 *
 * <pre>
 * 4  length of what follows the eight bytes of this head
 * 4  CRC32C of it
 * 8  number of the first record; the others follow
 * 4  records, as the complement of their number; each:
 *    8×4  event time, observed time, line, shape
 *    4×3  severity, first and last character of the message
 *    8×2  redactions, arrival
 *    service, source, text: 4 bytes length, UTF-8
 * </pre>
 *
 * Stores up to version 5 have the number of records itself, and 4 bytes of redactions.
 */
final class TailFrames {
  private static final int HEAD = 8;

  private TailFrames() {}

  /** One frame; at least one record, texts as {@link Texts#storable}. */
  static byte[] frame(List<LogRow> rows) {
    FrameBytes out = new FrameBytes(256 * rows.size() + 64);
    out.putLong(0); // the head's place
    out.putLong(rows.getFirst().number());
    out.putInt(~rows.size());
    rows.forEach(out::put);
    byte[] frame = out.copy();
    ByteBuffer head = ByteBuffer.wrap(frame);
    head.putInt(frame.length - HEAD);
    head.putInt(crc(frame, HEAD, frame.length - HEAD));
    return frame;
  }

  private static int crc(byte[] bytes, int from, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, from, length);
    return (int) crc.getValue();
  }

  /** Number of the first record of a file's frames, which are not looked at. */
  static long first(byte[] bytes) {
    return bytes.length < HEAD + Long.BYTES ? 0 : ByteBuffer.wrap(bytes).getLong(HEAD);
  }

  /**
   * The records of a file's frames.
   *
   * @param first number of the first of them
   * @throws IOException if they are damaged; the message says where
   */
  static List<LogRow> rows(byte[] bytes, long first) throws IOException {
    List<LogRow> rows = new ArrayList<>();
    read(bytes, first, rows);
    return rows;
  }

  /** The records of a file's frames as far as it is whole; damage and what is behind is left. */
  static List<LogRow> wholeRows(byte[] bytes) {
    List<LogRow> rows = new ArrayList<>();
    try {
      read(bytes, bytes.length < 2 * HEAD ? 0 : ByteBuffer.wrap(bytes).getLong(HEAD), rows);
    } catch (IOException e) {
      // What came before it was taken.
    }
    return rows;
  }

  private static void read(byte[] bytes, long first, List<LogRow> rows) throws IOException {
    Map<String, String> names = new HashMap<>();
    ByteBuffer heads = ByteBuffer.wrap(bytes);
    for (int at = 0; at < bytes.length; ) {
      int length = bytes.length - at < HEAD ? -1 : heads.getInt(at);
      if (length < 0
          || length > bytes.length - at - HEAD
          || heads.getInt(at + 4) != crc(bytes, at + HEAD, length)) {
        throw new IOException("it is damaged at byte " + at);
      }
      try (DataInputStream in =
          new DataInputStream(new ByteArrayInputStream(bytes, at + HEAD, length))) {
        long number = in.readLong();
        if (number != first + rows.size()) {
          throw new IOException(
              "record %d is at byte %d, where %d is next"
                  .formatted(number, at, first + rows.size()));
        }
        int count = in.readInt();
        boolean isOld = count >= 0;
        for (int left = isOld ? count : ~count; left > 0; left--) {
          rows.add(read(first + rows.size(), in, names, isOld));
        }
      }
      at += HEAD + length;
    }
  }

  private static LogRow read(
      long number, DataInputStream in, Map<String, String> names, boolean isOld)
      throws IOException {
    long time = in.readLong();
    long observed = in.readLong();
    long line = in.readLong();
    long shape = in.readLong();
    int severity = in.readInt();
    int from = in.readInt();
    int to = in.readInt();
    long redactions = isOld ? Integer.toUnsignedLong(in.readInt()) : in.readLong();
    long arrival = in.readLong();
    String service = names.computeIfAbsent(text(in), name -> name);
    String source = names.computeIfAbsent(text(in), name -> name);
    return new LogRow(
        number,
        time,
        observed,
        severity,
        service,
        source,
        line,
        shape,
        Redacted.kept(text(in), redactions),
        from,
        to,
        arrival);
  }

  private static String text(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
  }
}
