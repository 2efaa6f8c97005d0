package nightjar.block;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Text to bytes, straight into a buffer. Half a surrogate pair, which no text is, is U+FFFD. */
final class Utf8 {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long EACH = 0x0101010101010101L;
  private static final char REPLACEMENT = '\ufffd';

  private Utf8() {}

  static void put(String text, ByteOutput out) {
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    if (encoded.length == text.length() && !hasQuestionMark(encoded)) { // ASCII, as most is
      out.put(encoded, 0, encoded.length);
    } else {
      putAny(text, out);
    }
  }

  /** The platform writes a question mark for half a surrogate pair. */
  private static boolean hasQuestionMark(byte[] bytes) {
    int at = 0;
    for (; at <= bytes.length - Long.BYTES; at += Long.BYTES) {
      long differs = (long) LONG.get(bytes, at) ^ ('?' * EACH);
      if (((differs - EACH) & ~differs & (EACH << 7)) != 0) {
        return true;
      }
    }
    for (; at < bytes.length; at++) {
      if (bytes[at] == '?') {
        return true;
      }
    }
    return false;
  }

  private static void putAny(String text, ByteOutput out) {
    int length = text.length();
    out.reserve(length * 3 + 8);
    byte[] bytes = out.bytes;
    int at = out.length;
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        bytes[at++] = (byte) c;
      } else if (c < 0x800) {
        bytes[at++] = (byte) (0xC0 | (c >> 6));
        bytes[at++] = (byte) (0x80 | (c & 0x3F));
      } else if (Character.isHighSurrogate(c)
          && i + 1 < length
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        int point = Character.toCodePoint(c, text.charAt(++i));
        bytes[at++] = (byte) (0xF0 | (point >> 18));
        bytes[at++] = (byte) (0x80 | ((point >> 12) & 0x3F));
        bytes[at++] = (byte) (0x80 | ((point >> 6) & 0x3F));
        bytes[at++] = (byte) (0x80 | (point & 0x3F));
      } else {
        char kept = Character.isSurrogate(c) ? REPLACEMENT : c;
        bytes[at++] = (byte) (0xE0 | (kept >> 12));
        bytes[at++] = (byte) (0x80 | ((kept >> 6) & 0x3F));
        bytes[at++] = (byte) (0x80 | (kept & 0x3F));
      }
    }
    out.length = at;
  }
}
