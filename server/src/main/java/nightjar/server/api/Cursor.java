package nightjar.server.api;

import java.nio.ByteBuffer;
import java.util.Base64;
import nightjar.server.http.Problem;

/** Where the next page of a search begins: the number of the last record of this one, opaque. */
final class Cursor {
  private static final byte VERSION = 1;

  private Cursor() {}

  static String of(long number) {
    byte[] bytes = ByteBuffer.allocate(9).put(VERSION).putLong(number).array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  static long parse(String text) throws Problem {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
      if (bytes.remaining() == 9 && bytes.get() == VERSION) {
        long number = bytes.getLong();
        if (number > 0) {
          return number;
        }
      }
    } catch (IllegalArgumentException e) {
      // no Base64: the same answer
    }
    throw new Problem(
        400,
        "Parameter cursor: \"" + Params.shown(text) + "\" is not a cursor of this server.",
        "Send next_cursor of the page before, unchanged, or leave it out to begin.");
  }
}
