package nightjar.files;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/**
 * One open plain file that is read on as it grows, whatever happens to its name. It keeps no bytes:
 * what is not handed in yet is read again.
 */
final class FileTail implements Closeable {
  private final FileLook look;
  private final FileChannel file;
  private FilePosition position;
  private Instant changed;
  private long seenSize = -1;
  private boolean checked;

  private FileTail(FileLook look, FileChannel file, FilePosition position, Instant now) {
    this.look = look;
    this.file = file;
    this.position = position;
    this.changed = now;
  }

  /** Opens a file at a position if that fits, else at its beginning. */
  static FileTail open(Path path, FileLook look, FilePosition at, Instant now) throws IOException {
    FileChannel file = FileChannel.open(path, StandardOpenOption.READ);
    try {
      boolean fits = at.inode() == look.inode() && at.fits(file);
      return new FileTail(look, file, fits ? at : start(look), now);
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  static FilePosition start(FileLook look) {
    return new FilePosition(look.inode(), 0, FilePrint.NONE, 0);
  }

  FileLook look() {
    return look;
  }

  FilePosition position() {
    return position;
  }

  void moveTo(FilePosition to) {
    position = to;
  }

  /** When its size was last seen to change. */
  Instant changed() {
    return changed;
  }

  /** Was all of it handed in, as far as it was last looked at? */
  boolean isAtEnd() {
    return position.offset() >= seenSize;
  }

  /** Does another file hold the same bytes as far as this one was read? */
  boolean isCopiedIn(Path other) throws IOException {
    try (FileChannel copy = FileChannel.open(other, StandardOpenOption.READ)) {
      return position.offset() > 0 && position.fits(copy);
    }
  }

  /**
   * Begins again if the file was emptied, and skips the rest of a line that was cut.
   *
   * @return is there anything unread?
   */
  boolean look(Instant now) throws IOException {
    long size = file.size();
    boolean moved = size != seenSize;
    if (moved) {
      changed = seenSize < 0 && size == position.offset() ? changed : now;
      seenSize = size;
    }
    if (size < position.offset() || !position.fits(file)) {
      position = start(look);
      checked = false;
      changed = now;
    }
    return size > position.offset();
  }

  /** Why it is not followed, by its first bytes; empty if it is. Looked at once. */
  String refusal(String name) throws IOException {
    if (checked || position.offset() > 0) {
      return "";
    }
    byte[] head = new byte[TextCheck.HEAD];
    int length = Math.max(0, file.read(ByteBuffer.wrap(head), 0));
    FileKind kind = FileKind.of(head, length);
    if (kind != FileKind.PLAIN) {
      return kind.isReadable()
          ? "it is compressed with " + kind.title() + "; name it by itself to read it once"
          : kind.refusal(name);
    }
    if (TextCheck.hasUtf16Mark(head, length) || !TextCheck.unmarkedUtf16(head, length).isEmpty()) {
      return "it is UTF-16, which is not followed; read it once with: nightjar scan "
          + ShellWord.of(name);
    }
    if (!TextCheck.isText(head, length)) {
      return "it does not look like text; read it once with: nightjar scan --format text "
          + ShellWord.of(name);
    }
    checked = true;
    return "";
  }

  /** Reads up to so many unread bytes into a buffer; 0 if there are none. */
  int read(byte[] buffer, int most) throws IOException {
    while (true) {
      int length = fill(buffer, most);
      if (position.skip() == 0 || length == 0) {
        return length;
      }
      int end = 0;
      while (end < length && buffer[end] != '\n') {
        end++;
      }
      boolean found = end < length;
      position = after(found ? end + 1 : end, !found);
    }
  }

  /** The position so many bytes on. */
  FilePosition after(int bytes, boolean skip) throws IOException {
    long offset = position.offset() + bytes;
    return new FilePosition(look.inode(), offset, FilePrint.of(file, offset), skip ? 1 : 0);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private int fill(byte[] buffer, int most) throws IOException {
    ByteBuffer into = ByteBuffer.wrap(buffer, 0, most);
    while (into.hasRemaining() && file.read(into, position.offset() + into.position()) > 0) {}
    return into.position();
  }
}
