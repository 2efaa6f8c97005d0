package nightjar.source;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import nightjar.LineRef;

/**
 * Reads the times of single lines of one source, in any order, without making records of them: for
 * those who have to know where in a log a moment is. A line is read as {@link RecordReader} would
 * read it if it began a record; nothing is allocated a line. One thread at a time.
 */
public final class LineTimes {
  private final HeaderFields fields;
  private final FormatDetector detector = new FormatDetector(List.of());
  private final GenericHeader generic = new GenericHeader();
  private final Colours colours = new Colours();

  /**
   * Finds out how the source is written from some of its lines, {@code bytes[from, to)}; looks at
   * 500 at most, which costs about as much as reading a few thousand.
   *
   * @param zone of times that carry none
   * @param reference a moment no line is much younger than; years left out are chosen by it
   */
  public LineTimes(ZoneId zone, Instant reference, byte[] bytes, int from, int to) {
    fields = new HeaderFields(new Timestamps(zone, reference));
    int limit = Math.min(to, from + FormatDetector.SAMPLE_BYTES);
    fields.times.readSlashedDates(SlashedDates.of(bytes, from, limit, reference));
    if (Ascii.indexOf(bytes, from, limit, (byte) 0x1B) < limit) {
      int size = colours.strip(bytes, from, limit);
      detector.learn(colours.plain(), 0, size, limit == to, fields, generic);
    } else {
      detector.learn(bytes, from, to, true, fields, generic);
    }
  }

  /**
   * Nanoseconds since 1970 of the line {@code bytes[from, to)}; {@link LineRef#NO_TIME} if it has
   * no time, or belongs to a record before it. The array can be read for {@link
   * RecordBatch#PADDING} bytes behind {@code to}.
   */
  public long timeOf(byte[] bytes, int from, int to) {
    int end = to;
    while (end > from && (bytes[end - 1] == '\n' || bytes[end - 1] == '\r')) {
      end--;
    }
    if (from == end || (Ascii.isBlank(bytes[from]) && !detector.isIndented())) {
      return LineRef.NO_TIME;
    }
    if (Colours.in(bytes, from, end)) {
      int size = colours.strip(bytes, from, end);
      return size == 0 ? LineRef.NO_TIME : read(colours.plain(), 0, size);
    }
    return read(bytes, from, end);
  }

  private long read(byte[] b, int from, int to) {
    if (detector.match(b, from, to, fields) != null) {
      return fields.timeNanos;
    }
    boolean found =
        generic.match(b, from, to, fields) && !(detector.isHeaded() && fields.messageStart == from);
    return found ? fields.timeNanos : LineRef.NO_TIME;
  }
}
