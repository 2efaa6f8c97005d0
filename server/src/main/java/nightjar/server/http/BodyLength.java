package nightjar.server.http;

import java.util.Locale;

/** What the headers of one call of HTTP/1 say about its body (RFC 9112 §6.3). */
final class BodyLength {
  /** Longest number of bytes that surely fits. */
  private static final int MOST_DIGITS = 18;

  private boolean http10;
  private boolean chunked;
  private boolean announced;
  private boolean clear = true;
  private long length;

  /** The first line of the call. */
  void version(String line) {
    http10 = !line.endsWith(" HTTP/1.1");
  }

  void header(String name, String value) {
    switch (name.toLowerCase(Locale.ROOT)) {
      case "content-length" -> {
        clear &= !announced && isNumber(value);
        announced = true;
        length = clear ? Long.parseLong(value) : 0;
      }
      case "transfer-encoding" -> {
        clear &= !chunked && !http10 && value.equalsIgnoreCase("chunked");
        chunked = true;
      }
      default -> {}
    }
  }

  /** Can the headers be read in one way only? */
  boolean isClear() {
    return clear && !(chunked && announced);
  }

  boolean isChunked() {
    return chunked;
  }

  /** Bytes of a body that is not chunked. */
  long length() {
    return length;
  }

  private static boolean isNumber(String value) {
    return !value.isEmpty()
        && value.length() <= MOST_DIGITS
        && value.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
