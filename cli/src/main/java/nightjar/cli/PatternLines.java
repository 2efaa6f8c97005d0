package nightjar.cli;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nightjar.cli.render.PatternLinesJson;
import nightjar.files.FileSource;
import nightjar.pattern.LogPattern;
import nightjar.pipeline.MinedPatterns;
import nightjar.shape.TypedSpans.Span;
import nightjar.source.LogSource;
import nightjar.source.RecordBatch;
import org.jspecify.annotations.Nullable;

/**
 * Tells the pattern of every line of a source, reading it a second time: the reader says which
 * records its lines make, and beside it the lines themselves are read byte for byte, for the places
 * of the values in them.
 */
final class PatternLines implements Closeable {
  private static final String OUTSIDE = "outside the time range";
  private static final String CHANGED = "the file was changed while it was read";

  private final LogSource source;
  private final PatternLinesJson out;
  private final MinedPatterns patterns;
  private final PhysicalLines lines;
  private final boolean isUtf16;
  private final SlotValues values = new SlotValues();
  private final LinePlaces places = new LinePlaces();
  private final Map<Integer, PatternLinesJson.Pattern> shown = new HashMap<>();
  private long told;

  /**
   * Opens the source.
   *
   * @param maxLineBytes of a line that are read
   */
  PatternLines(LogSource source, int maxLineBytes, MinedPatterns patterns, PatternLinesJson out)
      throws IOException {
    this.source = source;
    this.patterns = patterns;
    this.out = out;
    // A source is read by one at a time, so this is another one of the same file.
    LogSource twin =
        source instanceof FileSource file ? new FileSource(file.name(), file.path(), true) : source;
    this.isUtf16 = isUtf16(twin);
    this.lines = new PhysicalLines(UndamagedBytes.of(twin), maxLineBytes);
  }

  private static boolean isUtf16(LogSource source) throws IOException {
    try (var in = UndamagedBytes.of(source)) {
      int mark = in.read() << 8 | in.read();
      return mark == 0xFEFF || mark == 0xFFFE;
    }
  }

  /**
   * Tells all lines.
   *
   * @param number of the source in the scan
   * @param count lines that the scan read of it
   */
  void tell(int number, long count, Interruption interruption) throws IOException {
    if (count > 0) {
      patterns.readAgain(
          number,
          (batch, row, pattern) -> {
            record(batch, row, pattern, count);
            return told < count && !interruption.isRequested();
          });
    }
    while (told < count && !interruption.isRequested()) {
      out.without(source.name(), ++told, CHANGED);
    }
  }

  private void record(RecordBatch batch, int row, @Nullable LogPattern pattern, long count)
      throws IOException {
    int offset = batch.messageStart[row] - batch.start[row];
    boolean placed = false;
    for (int i = 0; i < batch.lines[row] && told < count; i++) {
      boolean isThere = isUtf16 || lines.next();
      if (pattern == null) {
        out.without(
            source.name(), ++told, patterns.isOutside(batch.timeNanos[row]) ? OUTSIDE : CHANGED);
        continue;
      }
      List<PatternLinesJson.Value> found = List.of();
      if (!placed && isThere) {
        int mark = isUtf16 ? 0 : byteOrderMark();
        placed = isUtf16 || offset <= lines.length() - mark;
        found = placed ? found(batch, row, pattern, offset, mark) : found;
        offset -= lines.lengthWithBreak() - mark;
      }
      out.line(source.name(), ++told, shown(pattern), found);
    }
  }

  /** Bytes of a byte order mark before the first line, which the reader leaves out. */
  private int byteOrderMark() {
    byte[] line = lines.bytes();
    boolean isMarked =
        told == 0
            && lines.length() >= 3
            && line[0] == (byte) 0xEF
            && line[1] == (byte) 0xBB
            && line[2] == (byte) 0xBF;
    return isMarked ? 3 : 0;
  }

  private PatternLinesJson.Pattern shown(LogPattern pattern) {
    return shown.computeIfAbsent(
        pattern.number(),
        number ->
            new PatternLinesJson.Pattern(
                pattern.id(), patterns.text(pattern), patterns.isKnown(pattern)));
  }

  /**
   * Values of a record's message in the line it begins in.
   *
   * @param offset of the message in the line
   * @param mark bytes of the file's line that the record's line does not have
   */
  private List<PatternLinesJson.Value> found(
      RecordBatch batch, int row, LogPattern pattern, int offset, int mark) {
    int from = batch.messageStart[row];
    int to = batch.messageEnd[row];
    List<Span> spans = values.of(pattern, batch.bytes, from, to);
    if (spans.isEmpty()) {
      return List.of();
    }
    int start = from - offset;
    compare(batch, start, to, mark);
    List<PatternLinesJson.Value> found = new ArrayList<>();
    for (Span span : spans) {
      int first = span.from() - start;
      int end = Math.min(span.to() - start, places.limit());
      if (first < end || (first == end && span.from() == span.to())) {
        found.add(
            new PatternLinesJson.Value(
                span.kind(), mark + places.of(first), mark + places.of(end)));
      }
    }
    return found;
  }

  private void compare(RecordBatch batch, int start, int to, int mark) {
    if (isUtf16) {
      byte[] own = batch.copy(start, to);
      places.compare(own, own.length, batch.bytes, start, to);
    } else if (mark > 0) {
      byte[] own = Arrays.copyOfRange(lines.bytes(), mark, lines.length());
      places.compare(own, own.length, batch.bytes, start, to);
    } else {
      places.compare(lines.bytes(), lines.length(), batch.bytes, start, to);
    }
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
