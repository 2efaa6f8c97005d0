package nightjar.cli;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Where the bytes of a record's line stand in the line of the file. Mostly at the same place; where
 * the reader has resolved JSON escapes, each byte at the escape it came from. What of the record is
 * not in the line has no place.
 */
final class LinePlaces {
  private int[] places = new int[256];
  private int same;
  private int limit;

  /**
   * Compares the two.
   *
   * @param line of the file, {@code [0, length)}
   * @param text the record's bytes, {@code [from, to)}, from the same line's beginning
   */
  void compare(byte[] line, int length, byte[] text, int from, int to) {
    int difference = Arrays.mismatch(line, 0, length, text, from, to);
    limit = difference < 0 ? Math.min(length, to - from) : difference;
    same = limit;
    int escape = difference < 0 ? -1 : escapeBefore(line, Math.min(difference, length - 1));
    if (escape >= 0) {
      same = escape;
      if (places.length <= to - from) {
        places = new int[2 * (to - from) + 1];
      }
      limit = Math.max(difference, unescape(line, length, text, from, to));
    }
  }

  /** Bytes of the record that have a place. */
  int limit() {
    return limit;
  }

  /** Place of a byte, or of the end behind the last one. */
  int of(int offset) {
    return offset <= same ? offset : places[offset];
  }

  /** First backslash of those that end where the lines begin to differ; -1 if there is none. */
  private static int escapeBefore(byte[] line, int difference) {
    int at = difference;
    if (at > 0 && line[at] != '\\') {
      at--;
    }
    if (at < 0 || line[at] != '\\') {
      return -1;
    }
    while (at > 0 && line[at - 1] == '\\') {
      at--;
    }
    return at;
  }

  private int unescape(byte[] line, int length, byte[] text, int from, int to) {
    int out = same;
    int at = same;
    while (at < length && from + out < to) {
      boolean isEscape = line[at] == '\\' && at + 1 < length;
      int unit = isEscape && line[at + 1] == 'u' ? unit(line, at + 2, length) : -1;
      byte[] meant =
          unit >= 0 ? utf8(unit) : new byte[] {isEscape ? meaning(line[at + 1]) : line[at]};
      int end = Math.min(meant.length, to - from - out);
      if (Arrays.mismatch(meant, 0, end, text, from + out, from + out + end) >= 0) {
        break;
      }
      Arrays.fill(places, out, out + end, at);
      out += end;
      at += unit >= 0 ? 6 : isEscape ? 2 : 1;
    }
    places[out] = at;
    return out;
  }

  private static byte meaning(byte escape) {
    return switch (escape) {
      case 'n', 'r', 'b', 'f' -> ' ';
      case 't' -> '\t';
      default -> escape;
    };
  }

  private static int unit(byte[] line, int at, int length) {
    if (at + 4 > length) {
      return -1;
    }
    int unit = 0;
    for (int i = at; i < at + 4; i++) {
      int digit = Character.digit(line[i], 16);
      if (digit < 0) {
        return -1;
      }
      unit = unit << 4 | digit;
    }
    return unit;
  }

  /** As the reader writes it: control characters as a space, each half of a pair by itself. */
  private static byte[] utf8(int unit) {
    if (unit < 0x20) {
      return new byte[] {' '};
    }
    if (Character.isSurrogate((char) unit)) {
      return new byte[] {
        (byte) (0xE0 | unit >> 12), (byte) (0x80 | (unit >> 6 & 63)), (byte) (0x80 | (unit & 63))
      };
    }
    return Character.toString(unit).getBytes(StandardCharsets.UTF_8);
  }
}
