package nightjar.files;

import java.util.Arrays;

/**
 * The whole lines at the beginning of some bytes, as far as one arrival may hold them.
 *
 * @param bytes how many bytes they take
 * @param lines how many they are
 * @param isCut is it the beginning of one line that is too long?
 */
record LineCut(int bytes, int lines, boolean isCut) {
  static final LineCut NOTHING = new LineCut(0, 0, false);

  /**
   * @param length of the bytes to look at; one more than {@code maxBytes} if there are more
   * @param ended is a last line without a line break whole too?
   */
  static LineCut of(byte[] bytes, int length, int maxBytes, int maxLines, boolean ended) {
    int end = 0;
    int lines = 0;
    int most = Math.min(length, maxBytes);
    for (int i = 0; i < most && lines < maxLines; i++) {
      if (bytes[i] == '\n') {
        end = i + 1;
        lines++;
      }
    }
    if (lines > 0) {
      return new LineCut(end, lines, false);
    }
    if (length > maxBytes) {
      boolean justFits = bytes[maxBytes] == '\n';
      return new LineCut(justFits ? maxBytes + 1 : maxBytes, 1, !justFits);
    }
    return ended && length > 0 ? new LineCut(length, 1, false) : NOTHING;
  }

  /** The lines themselves, the last one ended by a line feed. */
  byte[] text(byte[] source) {
    boolean whole = source[bytes - 1] == '\n';
    byte[] text = Arrays.copyOf(source, whole ? bytes : bytes + 1);
    text[text.length - 1] = '\n';
    return text;
  }
}
