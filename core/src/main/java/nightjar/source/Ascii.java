package nightjar.source;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Questions about bytes that the readers of headers share. Stretches are {@code [from, to)}; every
 * answer costs time linear in the bytes looked at and allocates nothing.
 */
final class Ascii {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;

  private Ascii() {}

  /** Eight bytes as one number, the first one lowest; they must be inside the array. */
  static long eight(byte[] b, int at) {
    return (long) LONGS.get(b, at);
  }

  /** First place of {@code wanted}, or {@code to}; looks at eight bytes a step. */
  static int indexOf(byte[] b, int from, int to, byte wanted) {
    long pattern = (wanted & 0xFF) * ONES;
    int i = from;
    for (; i + 8 <= to; i += 8) {
      long x = eight(b, i) ^ pattern;
      long hit = (x - ONES) & ~x & HIGHS;
      if (hit != 0) {
        return i + (Long.numberOfTrailingZeros(hit) >>> 3);
      }
    }
    while (i < to && b[i] != wanted) {
      i++;
    }
    return i;
  }

  /** First place of either byte, or {@code to}. */
  static int indexOfEither(byte[] b, int from, int to, byte one, byte other) {
    long first = (one & 0xFF) * ONES;
    long second = (other & 0xFF) * ONES;
    int i = from;
    for (; i + 8 <= to; i += 8) {
      long word = eight(b, i);
      long x = word ^ first;
      long y = word ^ second;
      long hit = (((x - ONES) & ~x) | ((y - ONES) & ~y)) & HIGHS;
      if (hit != 0) {
        return i + (Long.numberOfTrailingZeros(hit) >>> 3);
      }
    }
    while (i < to && b[i] != one && b[i] != other) {
      i++;
    }
    return i;
  }

  static boolean isDigit(byte c) {
    return c >= '0' && c <= '9';
  }

  static boolean isLetter(byte c) {
    int lower = c | 0x20;
    return lower >= 'a' && lower <= 'z';
  }

  static boolean isLetterOrDigit(byte c) {
    return isLetter(c) || isDigit(c);
  }

  /** Space or tab. */
  static boolean isBlank(byte c) {
    return c == ' ' || c == '\t';
  }

  static int skipBlanks(byte[] b, int from, int to) {
    int i = from;
    while (i < to && isBlank(b[i])) {
      i++;
    }
    return i;
  }

  /** End without the blanks and carriage returns before it. */
  static int trimEnd(byte[] b, int from, int to) {
    int end = to;
    while (end > from && (isBlank(b[end - 1]) || b[end - 1] == '\r')) {
      end--;
    }
    return end;
  }

  static int skipDigits(byte[] b, int from, int to) {
    int i = from;
    while (i < to && isDigit(b[i])) {
      i++;
    }
    return i;
  }

  /** Place after the run of bytes that are not blank. */
  static int skipWord(byte[] b, int from, int to) {
    int i = from;
    while (i < to && !isBlank(b[i])) {
      i++;
    }
    return i;
  }

  /** A text of ASCII characters as bytes. */
  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  static boolean startsWith(byte[] b, int from, int to, byte[] prefix) {
    if (to - from < prefix.length) {
      return false;
    }
    for (int i = 0; i < prefix.length; i++) {
      if (b[from + i] != prefix[i]) {
        return false;
      }
    }
    return true;
  }

  /** First place of {@code wanted} that lies wholly in the stretch, or -1. */
  static int find(byte[] b, int from, int to, byte[] wanted) {
    int last = to - wanted.length;
    for (int i = from; i <= last; i++) {
      if (b[i] == wanted[0] && startsWith(b, i, to, wanted)) {
        return i;
      }
    }
    return -1;
  }

  /** How often a byte occurs. */
  static int count(byte[] b, byte wanted) {
    int count = 0;
    for (byte each : b) {
      count += each == wanted ? 1 : 0;
    }
    return count;
  }
}
