package nightjar.server.ingest;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Makes lines of text: any bytes, split at line feeds, each kept as it is. */
final class PlainLines {
  private PlainLines() {}

  /** The body itself if its last line is ended. */
  static Lines of(byte[] body) {
    if (body.length == 0) {
      return new Lines(body, 0);
    }
    byte[] text = body;
    if (!isEnded(body)) {
      text = Arrays.copyOf(body, body.length + 1);
      text[body.length] = '\n';
    }
    int count = 0;
    for (byte b : text) {
      if (b == '\n') {
        count++;
      }
    }
    return new Lines(text, count);
  }

  /** Need nothing be added behind its last line? */
  static boolean isEnded(byte[] body) {
    return body.length == 0 || body[body.length - 1] == '\n';
  }

  /** Bytes that {@link #withoutMark} takes beside the body; 0 if it has no mark. */
  static long copiedForMark(byte[] body) {
    if (startsWith(body, 0xEF, 0xBB, 0xBF)) {
      return body.length;
    }
    boolean isUtf16 = startsWith(body, 0xFE, 0xFF) || startsWith(body, 0xFF, 0xFE);
    return isUtf16 ? 4L * body.length : 0; // as a string, and as UTF-8 while that grows
  }

  /** The body in UTF-8 without a byte order mark, if one says that it is UTF-16 or UTF-8. */
  static byte[] withoutMark(byte[] body) {
    if (startsWith(body, 0xEF, 0xBB, 0xBF)) {
      return Arrays.copyOfRange(body, 3, body.length);
    }
    if (startsWith(body, 0xFE, 0xFF)) {
      return recoded(body, StandardCharsets.UTF_16BE);
    }
    if (startsWith(body, 0xFF, 0xFE)) {
      return recoded(body, StandardCharsets.UTF_16LE);
    }
    return body;
  }

  private static byte[] recoded(byte[] body, Charset charset) {
    return new String(body, 2, body.length - 2, charset).getBytes(StandardCharsets.UTF_8);
  }

  private static boolean startsWith(byte[] body, int... mark) {
    for (int i = 0; i < mark.length; i++) {
      if (i >= body.length || (body[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }
}
