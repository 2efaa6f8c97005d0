package nightjar.source;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import nightjar.LineRef;

/** Everything a reader said about one source, copied out of the batches. */
record ReadLog(List<Entry> records, ReadCounts counts) {
  static final Instant REFERENCE = Instant.parse("2026-11-22T00:00:00Z");
  static final ParseSettings SETTINGS = settings("auto");

  /** One record. */
  record Entry(
      String text,
      String firstLine,
      String message,
      long timeNanos,
      int severity,
      String service,
      String link,
      long line,
      int lines,
      int flags) {
    boolean has(byte flag) {
      return (flags & flag) != 0;
    }

    Instant time() {
      return Instant.ofEpochSecond(0, timeNanos);
    }

    /** As the golden files write it. */
    String golden() {
      String time = timeNanos == LineRef.NO_TIME ? "-" : precise(time());
      return time
          + " | "
          + severity
          + " | "
          + (service.isEmpty() ? "-" : service)
          + " | "
          + message;
    }

    /** The shortest text: no zeros at the end of a fraction. */
    private static String precise(Instant time) {
      String text = time.toString();
      return text.contains(".") ? text.replaceAll("0+Z$", "Z") : text;
    }
  }

  static ParseSettings settings(String format) {
    return new ParseSettings(format, ZoneOffset.UTC, REFERENCE, ParseSettings.MAX_LINE_BYTES);
  }

  static ReadLog of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8), SETTINGS);
  }

  static ReadLog of(byte[] bytes, ParseSettings settings) {
    return of(new ByteArrayInputStream(bytes), settings);
  }

  static ReadLog of(InputStream in, ParseSettings settings) {
    Names names = new Names();
    List<Entry> records = new ArrayList<>();
    try (RecordReader reader = new RecordReader(in, 0, settings, names)) {
      RecordBatch batch = new RecordBatch();
      while (reader.next(batch)) {
        copy(batch, names, records);
      }
      return new ReadLog(records, reader.counts());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void copy(RecordBatch batch, Names names, List<Entry> records) {
    for (int row = 0; row < batch.size; row++) {
      records.add(
          new Entry(
              text(batch, batch.start[row], batch.end[row]),
              text(batch, batch.start[row], batch.firstLineEnd[row]),
              text(batch, batch.messageStart[row], batch.messageEnd[row]),
              batch.timeNanos[row],
              batch.severity[row],
              batch.service[row] < 0 ? "" : names.name(batch.service[row]),
              batch.linkStart[row] < 0 ? "" : text(batch, batch.linkStart[row], batch.linkEnd[row]),
              batch.line[row],
              batch.lines[row],
              batch.flags[row]));
    }
  }

  private static String text(RecordBatch batch, int from, int to) {
    return new String(batch.copy(from, to), StandardCharsets.UTF_8);
  }

  long lines() {
    return records.stream().mapToLong(Entry::lines).sum();
  }

  List<String> messages() {
    return records.stream().map(Entry::message).toList();
  }
}
