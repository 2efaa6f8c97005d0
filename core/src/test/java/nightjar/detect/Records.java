package nightjar.detect;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import nightjar.shape.FastKey;
import nightjar.source.RecordBatch;

/** Makes records of strings, one at a time: each is valid until the next is made. */
public final class Records {
  private static final FastKey KEY = new FastKey(1);
  private final CurrentRecord record = new CurrentRecord();
  private int source;
  private long lines;

  /** Number of the source of the records to come. */
  public Records source(int number) {
    source = number;
    lines = 0;
    return this;
  }

  /** A batch of the lines, each of them a record that is all message and has no time. */
  public static RecordBatch batch(String... lines) {
    RecordBatch batch = new RecordBatch();
    String text = String.join("\n", lines);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    batch.bytes = Arrays.copyOf(bytes, bytes.length + RecordBatch.PADDING);
    int from = 0;
    for (String line : lines) {
      int to = from + line.getBytes(StandardCharsets.UTF_8).length;
      batch.add(from, to, batch.size + 1L);
      from = to + 1;
    }
    return batch;
  }

  /** The record of a line, its slots found. */
  public CurrentRecord of(int shape, int service, long timeNanos, String line) {
    RecordBatch batch = record.batch;
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    batch.clear();
    batch.bytes = Arrays.copyOf(bytes, bytes.length + RecordBatch.PADDING);
    batch.add(0, bytes.length, ++lines);
    batch.source = source;
    batch.timeNanos[0] = timeNanos;
    record.row = 0;
    record.shape = shape;
    record.service = service;
    KEY.of(batch.bytes, batch.messageStart[0], batch.messageEnd[0], record.slots);
    record.ordinal++;
    return record;
  }
}
