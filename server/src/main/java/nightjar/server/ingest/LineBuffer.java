package nightjar.server.ingest;

import java.util.Arrays;

/** Lines being put together; grows once or twice, then is handed on. */
final class LineBuffer {
  private byte[] bytes;
  private int size;
  private int lines;

  LineBuffer(int expected) {
    bytes = new byte[Math.max(64, expected)];
  }

  void add(byte[] from, int start, int end) {
    room(end - start);
    System.arraycopy(from, start, bytes, size, end - start);
    size += end - start;
  }

  void add(int b) {
    room(1);
    bytes[size++] = (byte) b;
  }

  void endLine() {
    add('\n');
    lines++;
  }

  int size() {
    return size;
  }

  /** Takes back what was added after a size. */
  void truncate(int toSize) {
    size = toSize;
  }

  boolean hasSince(int fromSize, byte wanted) {
    for (int i = fromSize; i < size; i++) {
      if (bytes[i] == wanted) {
        return true;
      }
    }
    return false;
  }

  Lines lines() {
    return new Lines(size == bytes.length ? bytes : Arrays.copyOf(bytes, size), lines);
  }

  private void room(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length + (bytes.length >> 1), size + more));
    }
  }
}
