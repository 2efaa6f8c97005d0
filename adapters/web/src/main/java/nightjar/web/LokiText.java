package nightjar.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Writes entries as lines. A line is left as it is. An entry of several lines stays one record:
 * indented lines are joined to the record before them, so those that are neither indented nor empty
 * get a tab in front.
 */
final class LokiText {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'").withZone(ZoneOffset.UTC);

  private LokiText() {}

  /** Adds an entry, ended by one line feed. */
  static void write(ByteArrayOutputStream out, LokiEntry entry) {
    write(out, entry.line(), "");
  }

  /**
   * Adds an entry with its time in Loki before each line, as container runtimes write it: {@code
   * 2026-11-22T07:41:02.000000000Z stdout F line}.
   */
  static void writeStamped(ByteArrayOutputStream out, LokiEntry entry) {
    Instant time = Instant.ofEpochSecond(0, entry.nanos());
    write(out, entry.line(), TIME.format(time) + " stdout F ");
  }

  private static void write(ByteArrayOutputStream out, String line, String prefix) {
    byte[] head = prefix.getBytes(UTF_8);
    int end = line.length();
    while (end > 0 && line.charAt(end - 1) == '\n') {
      end--;
    }
    for (int from = 0; from <= end; ) {
      int feed = line.indexOf('\n', from);
      int to = feed < 0 || feed > end ? end : feed;
      out.writeBytes(head);
      if (from > 0 && needsIndent(line, from, to)) {
        out.write('\t');
      }
      out.writeBytes(line.substring(from, to).getBytes(UTF_8));
      out.write('\n');
      from = to + 1;
    }
  }

  private static boolean needsIndent(String line, int from, int to) {
    return from < to && line.charAt(from) != ' ' && line.charAt(from) != '\t';
  }
}
