package nightjar.eval.pattern;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import nightjar.pipeline.ScanSettings;
import nightjar.source.LogSource;
import nightjar.source.Names;
import nightjar.source.ParseSettings;
import nightjar.source.RecordBatch;
import nightjar.source.RecordReader;

/**
 * Messages of logs, read once, that can be taken in any order as often as wanted. They lie in a
 * temporary file as large as the messages, which is mapped and gone after {@link #close}; a record
 * costs eight bytes of heap.
 *
 * <p>One thread at a time, the one that read them.
 */
public final class HeldRecords implements AutoCloseable {
  /** One byte of severity and four of the source before each message, big-endian. */
  private static final int HEADER = 5;

  private static final ValueLayout.OfInt SOURCE =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

  private final Arena arena = Arena.ofConfined();
  private MemorySegment stored = MemorySegment.NULL;
  private long[] start = new long[1024];
  private int size;
  private long lines;
  private byte[] message = new byte[4096];

  private HeldRecords() {}

  /**
   * Reads logs one after the other, to their ends.
   *
   * @throws IOException if one cannot be read, or there is no room for the temporary file
   */
  public static HeldRecords read(List<LogSource> sources, ScanSettings settings)
      throws IOException {
    Path file = Files.createTempFile("nightjar-records", ".bin");
    HeldRecords records = new HeldRecords();
    try {
      try (DataOutputStream out =
          new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16))) {
        for (int source = 0; source < sources.size(); source++) {
          records.store(sources.get(source), source, settings, out);
        }
      }
      records.map(file);
      return records;
    } catch (IOException e) {
      records.close();
      throw e;
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private void store(LogSource source, int number, ScanSettings settings, DataOutputStream out)
      throws IOException {
    ParseSettings parse =
        new ParseSettings(
            settings.format(), settings.zone(), source.reference(), settings.maxLineBytes());
    RecordBatch batch = new RecordBatch();
    try (RecordReader reader = new RecordReader(source.open(), number, parse, new Names())) {
      while (reader.next(batch)) {
        for (int row = 0; row < batch.size; row++) {
          int length = batch.messageEnd[row] - batch.messageStart[row];
          out.writeByte(batch.severity[row]);
          out.writeInt(number);
          out.write(batch.bytes, batch.messageStart[row], length);
          add(length);
          lines += batch.lines[row];
        }
      }
    } catch (IOException e) {
      throw new IOException(source.name() + ": " + e.getMessage(), e);
    }
  }

  private void add(int length) {
    if (size + 1 == start.length) {
      start = Arrays.copyOf(start, 2 * start.length);
    }
    start[size + 1] = start[size] + HEADER + length;
    size++;
  }

  private void map(Path file) throws IOException {
    if (size > 0) {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
        stored = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
      }
    }
  }

  /** Records. */
  public int size() {
    return size;
  }

  /** Lines that the records are made of. */
  public long lines() {
    return lines;
  }

  /** Has a record mined, and returns the number of its shape there. */
  int mine(int record, Mining mining) {
    long from = start[record];
    int length = (int) (start[record + 1] - from - HEADER);
    if (message.length < length + Mining.PADDING) {
      message = new byte[2 * (length + Mining.PADDING)];
    }
    MemorySegment.copy(stored, ValueLayout.JAVA_BYTE, from + HEADER, message, 0, length);
    return mining.observe(
        message, 0, length, stored.get(SOURCE, from + 1), stored.get(ValueLayout.JAVA_BYTE, from));
  }

  @Override
  public void close() {
    arena.close();
  }
}
