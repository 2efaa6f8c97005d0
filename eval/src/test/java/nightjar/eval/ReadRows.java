package nightjar.eval;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import nightjar.redact.Redacted;
import nightjar.shape.FastKey;
import nightjar.shape.Shape;
import nightjar.shape.Slots;
import nightjar.source.Names;
import nightjar.source.ParseSettings;
import nightjar.source.RecordBatch;
import nightjar.source.RecordReader;
import nightjar.store.LogRow;

/**
 * The records of a file as the live system would store them, but for redaction: times, services and
 * severities as read, 500 lines an arrival.
 */
final class ReadRows {
  private static final int LINES_OF_ARRIVAL = 500;
  private static final long BEGIN_NANOS = 1_772_359_200_000_000_000L;
  private static final long ARRIVAL_NANOS = 31_234_567;
  private static final ParseSettings SETTINGS =
      new ParseSettings(
          "auto",
          ZoneOffset.UTC,
          Instant.EPOCH.plusNanos(BEGIN_NANOS),
          ParseSettings.MAX_LINE_BYTES);

  private final Path file;
  private final Names names = new Names();
  private final FastKey key = new FastKey(1);
  private final Slots slots = new Slots();
  private final Map<Long, Long> shapes = new HashMap<>();
  private final Map<Integer, String> services = new HashMap<>();

  ReadRows(Path file) {
    this.file = file;
  }

  /** Gives out rows with numbers from this one on; the number after the last. */
  long read(long first, Consumer<LogRow> to) throws IOException {
    long number = first;
    try (var in = new BufferedInputStream(Files.newInputStream(file));
        RecordReader reader = new RecordReader(in, 0, SETTINGS, names)) {
      RecordBatch batch = new RecordBatch();
      while (reader.next(batch)) {
        for (int i = 0; i < batch.size; i++) {
          to.accept(row(batch, i, number++));
        }
      }
    }
    return number;
  }

  /** The first rows, as many as there are up to this number. */
  static List<LogRow> first(Path file, int most) throws IOException {
    List<LogRow> rows = new ArrayList<>();
    new ReadRows(file)
        .read(
            1,
            row -> {
              if (rows.size() < most) {
                rows.add(row);
              }
            });
    return rows;
  }

  private LogRow row(RecordBatch in, int i, long number) {
    String head = text(in, in.start[i], in.messageStart[i]);
    String message = text(in, in.messageStart[i], in.messageEnd[i]);
    long fastKey = key.of(in.bytes, in.messageStart[i], in.messageEnd[i], slots);
    long shape =
        shapes.computeIfAbsent(
            fastKey,
            k ->
                Shape.ofBlanked(FastKey.blanked(in.bytes, in.messageStart[i], in.messageEnd[i]))
                    .number());
    String source = file.toString();
    String service = services.computeIfAbsent(in.service[i], n -> n < 0 ? source : names.name(n));
    long arrival = 1 + number / LINES_OF_ARRIVAL;
    return new LogRow(
        number,
        in.timeNanos[i],
        BEGIN_NANOS + arrival * ARRIVAL_NANOS,
        in.severity[i],
        service,
        source,
        in.line[i],
        shape,
        Redacted.kept(text(in, in.start[i], in.end[i])),
        head.length(),
        head.length() + message.length(),
        arrival);
  }

  private static String text(RecordBatch in, int from, int to) {
    return new String(in.bytes, from, to - from, StandardCharsets.UTF_8);
  }
}
