package nightjar.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** A piece of a file that is being looked at, and that moves along it. One thread at a time. */
final class Window implements Closeable {
  private static final int CHUNK = 1 << 20;
  private final Disk.Input input;
  private final int usual;
  private byte[] buffer;
  private ByteBuffer view;
  private long start; // file offset of buffer[0]
  private int filled;

  /**
   * @param usual bytes read at once where no more are wanted
   */
  Window(Disk.Input input, int usual) {
    this.input = input;
    this.usual = usual;
    this.buffer = new byte[usual];
    this.view = ByteBuffer.wrap(buffer);
  }

  /** Makes bytes of the file lie in the buffer; false if the file, or {@code limit}, is before. */
  boolean load(long at, int count, long limit) throws IOException {
    if (at >= start && at + count <= start + filled) {
      return true;
    }
    if (at + count > limit) {
      return false;
    }
    int kept = at >= start && at < start + filled ? (int) (start + filled - at) : 0;
    byte[] old = buffer;
    int size = Math.max(usual, count);
    if (buffer.length < size || buffer.length > 8L * size) {
      buffer = new byte[size];
      view = ByteBuffer.wrap(buffer);
    }
    System.arraycopy(old, filled - kept, buffer, 0, kept);
    start = at;
    filled = kept;
    int most = (int) Math.min(buffer.length, limit - at);
    while (filled < count) {
      view.limit(Math.min(most, filled + CHUNK)).position(filled);
      int read = input.read(view, start + filled);
      view.clear();
      if (read < 0) {
        return false;
      }
      filled += read;
    }
    return true;
  }

  byte[] bytes() {
    return buffer;
  }

  /** Where in {@link #bytes} a place of the file that was loaded lies. */
  int place(long at) {
    return (int) (at - start);
  }

  int getInt(long at) {
    return view.getInt(place(at));
  }

  long getLong(long at) {
    return view.getLong(place(at));
  }

  @Override
  public void close() throws IOException {
    input.close();
  }
}
