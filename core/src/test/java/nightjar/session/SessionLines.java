package nightjar.session;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import nightjar.TimeRange;
import nightjar.detect.CurrentRecord;
import nightjar.detect.Judgement;
import nightjar.pattern.PatternViews;
import nightjar.shape.Slots;
import nightjar.source.Names;

/**
 * Feeds lines of text to detectors in place of the pipeline: the shape of a line is the line with
 * tokens that hold a digit, or follow a '=', blanked and neighbouring blanks joined; every shape is
 * a pattern of its own.
 */
final class SessionLines {
  private static final Pattern JOINED = Pattern.compile("<\\*>(?:[\\s:,]*<\\*>)+");

  final CurrentRecord record = new CurrentRecord();
  private final Consumer<CurrentRecord> target;
  private final Map<String, Integer> shapes = new HashMap<>();
  private final List<String> texts = new ArrayList<>();
  private long records;

  SessionLines(Consumer<CurrentRecord> target) {
    this.target = target;
  }

  /** Feeds a message of a service at a time. */
  void add(String message, long timeNanos, int service) {
    add(message, timeNanos, service, "");
  }

  /** Feeds a message whose header held a linking field (empty: none). */
  void add(String message, long timeNanos, int service, String link) {
    byte[] bytes = (message + link).getBytes(StandardCharsets.UTF_8);
    int end = message.getBytes(StandardCharsets.UTF_8).length;
    record.batch.clear();
    record.batch.bytes = bytes;
    int row = record.batch.add(0, bytes.length, records + 1);
    record.batch.messageEnd[row] = end;
    record.batch.timeNanos[row] = timeNanos;
    if (!link.isEmpty()) {
      record.batch.linkStart[row] = end;
      record.batch.linkEnd[row] = bytes.length;
    }
    record.row = row;
    record.ordinal = records++;
    record.service = service;
    String shape = JOINED.matcher(blank(bytes, end, record.slots)).replaceAll("<*>");
    Integer known = shapes.get(shape);
    record.firstOfShape = known == null;
    if (known == null) {
      known = texts.size();
      shapes.put(shape, known);
      texts.add(shape);
    }
    record.shape = known;
    target.accept(record);
  }

  Judgement judgement() {
    return new Judgement(PatternViews.of(texts), new Names(), records, new TimeRange(0, 0));
  }

  List<String> patterns() {
    return texts;
  }

  private static String blank(byte[] bytes, int end, Slots slots) {
    StringBuilder shape = new StringBuilder();
    slots.count = 0;
    int at = 0;
    while (at < end) {
      int from = at;
      boolean digit = false;
      while (at < end && isToken(bytes[at])) {
        digit |= bytes[at] >= '0' && bytes[at] <= '9';
        at++;
      }
      if (at == from) {
        shape.append((char) bytes[at++]);
      } else if (digit || (from > 0 && bytes[from - 1] == '=')) {
        slots.start[slots.count] = from;
        slots.end[slots.count++] = at;
        shape.append("<*>");
      } else {
        shape.append(new String(bytes, from, at - from, StandardCharsets.US_ASCII));
      }
    }
    return shape.toString();
  }

  private static boolean isToken(byte b) {
    return (b >= '0' && b <= '9')
        || ((b | 0x20) >= 'a' && (b | 0x20) <= 'z')
        || b == '_'
        || b == '-'
        || b == '/'
        || b == '.';
  }
}
