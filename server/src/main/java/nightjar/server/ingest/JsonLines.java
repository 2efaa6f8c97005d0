package nightjar.server.ingest;

import java.nio.charset.StandardCharsets;
import nightjar.server.http.JsonFault;
import nightjar.server.http.JsonLimits;
import nightjar.server.http.JsonScan;

/**
 * Makes lines of JSON. An object becomes a line as it came, byte for byte, without its line breaks
 * if it has any. A string becomes the line it holds; one that holds a line break becomes the object
 * {@code {"message":…}}, so that it stays one record.
 */
final class JsonLines {
  private static final byte[] MESSAGE = "{\"message\":".getBytes(StandardCharsets.US_ASCII);

  private final byte[] body;
  private final JsonLimits limits;
  private final LineBuffer lines;

  private JsonLines(byte[] body, JsonLimits limits) {
    this.body = body;
    this.limits = limits;
    this.lines = new LineBuffer(body.length + 16);
  }

  /** One object, one string, or an array of both. */
  static Lines ofJson(byte[] body, JsonLimits limits) throws JsonFault {
    JsonLines lines = new JsonLines(body, limits);
    lines.readJson();
    return lines.lines.lines();
  }

  /** A value a line; empty lines are passed over. */
  static Lines ofNdjson(byte[] body, JsonLimits limits) throws JsonFault {
    JsonLines lines = new JsonLines(body, limits);
    lines.readNdjson();
    return lines.lines.lines();
  }

  private void readJson() throws JsonFault {
    JsonScan scan = new JsonScan(body, body.length, limits);
    int at = scan.skipSpace(0);
    if (at == body.length) {
      throw JsonScan.fault("the body holds no value", at);
    }
    int after = body[at] == '[' ? readArray(scan, at) : readElement(scan, at);
    int rest = scan.skipSpace(after);
    if (rest < body.length) {
      throw JsonScan.fault("expected the end of the body", rest);
    }
  }

  private int readArray(JsonScan scan, int start) throws JsonFault {
    int at = scan.skipSpace(start + 1);
    if (at < body.length && body[at] == ']') {
      return at + 1;
    }
    while (true) {
      at = scan.skipSpace(readElement(scan, at));
      if (at < body.length && body[at] == ']') {
        return at + 1;
      }
      if (at >= body.length || body[at] != ',') {
        throw JsonScan.fault("expected ',' or ']'", at);
      }
      at = scan.skipSpace(at + 1);
    }
  }

  private int readElement(JsonScan scan, int at) throws JsonFault {
    boolean known = at < body.length && (body[at] == '{' || body[at] == '"');
    scan.takeNewlineSeen();
    int after = scan.value(at);
    if (!known) {
      throw JsonScan.fault("a log record must be an object or a string", at);
    }
    write(at, after, scan.takeNewlineSeen());
    return after;
  }

  private void readNdjson() throws JsonFault {
    int start = 0;
    while (start < body.length) {
      int end = start;
      while (end < body.length && body[end] != '\n') {
        end++;
      }
      readLine(start, end);
      start = end + 1;
    }
  }

  private void readLine(int start, int end) throws JsonFault {
    JsonScan scan = new JsonScan(body, end, limits);
    int at = scan.skipSpace(start);
    if (at == end) {
      return;
    }
    scan.takeNewlineSeen();
    int after = scan.value(at);
    // A lone carriage return within a value is white space there, and ends a line elsewhere.
    write(at, after, scan.takeNewlineSeen());
    int rest = scan.skipSpace(after);
    if (rest < end) {
      throw JsonScan.fault("expected the end of the line", rest);
    }
  }

  private void write(int start, int end, boolean newlines) {
    if (body[start] == '"') {
      writeString(start, end);
    } else if (newlines) {
      writeCompact(start, end);
    } else {
      lines.add(body, start, end);
    }
    lines.endLine();
  }

  private void writeString(int start, int end) {
    int before = lines.size();
    JsonText.decode(body, start, end, lines);
    if (lines.hasSince(before, (byte) '\n')) {
      lines.truncate(before);
      lines.add(MESSAGE, 0, MESSAGE.length);
      lines.add(body, start, end);
      lines.add('}');
    }
  }

  /** Leaves out white space between tokens. */
  private void writeCompact(int start, int end) {
    boolean inString = false;
    for (int i = start; i < end; i++) {
      byte b = body[i];
      if (inString && b == '\\') {
        lines.add(b);
        lines.add(body[++i]);
        continue;
      }
      if (b == '"') {
        inString = !inString;
      }
      if (inString || (b != ' ' && b != '\n' && b != '\r' && b != '\t')) {
        lines.add(b);
      }
    }
  }
}
