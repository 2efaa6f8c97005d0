package nightjar.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import nightjar.source.Intake;
import org.jspecify.annotations.Nullable;

/**
 * A compressed log that was named: read once to its end. Its position counts bytes of text, and the
 * print is that of the whole stored file, so that another file under the name is read anew.
 */
final class PackedFile implements FollowedSource {
  private static final int ARRIVALS_A_POLL = 16;
  private final String name;
  private final Path path;
  private final FollowSettings settings;
  private final HandIn hand;
  private final byte[] buffer;
  private final List<FilePosition> known;
  private @Nullable InputStream text;
  private @Nullable FileLook look;
  private FilePrint print = FilePrint.NONE;
  private long offset;
  private int filled;
  private boolean skipping;
  private boolean ended;
  private @Nullable IOException damage;

  PackedFile(
      String name, Path path, List<FilePosition> known, Intake intake, FollowSettings settings) {
    this.name = name;
    this.path = path;
    this.known = known;
    this.settings = settings;
    this.hand = new HandIn(name, intake, settings.retry());
    this.buffer = new byte[settings.arrivalBytes() + 1];
  }

  @Override
  public FollowState state() {
    return hand.state();
  }

  @Override
  public boolean isWaiting() {
    return look == null;
  }

  @Override
  public boolean poll(Instant now) throws InterruptedException {
    if (!hand.isFree(now)) {
      return false;
    }
    try {
      FileLook found = FileLook.at(path);
      if (!found.equals(look)) {
        close();
        begin(found);
        hand.trouble("");
      }
      return text != null && drain(text, now);
    } catch (IOException e) {
      ended = true;
      close();
      hand.trouble(
          e instanceof FileSystemException
              ? Reasons.whyNotOpened(path, name, e)
              : String.valueOf(e.getMessage()));
      return false;
    }
  }

  @Override
  public void close() {
    try (InputStream _ = text) {
      text = null;
    } catch (IOException e) {
      hand.trouble("closing it failed: " + e.getMessage());
    }
  }

  private void begin(FileLook found) throws IOException {
    offset = 0;
    filled = 0;
    ended = false;
    damage = null;
    skipping = false;
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
      print = FilePrint.of(file, found.size());
    }
    long done = 0;
    for (FilePosition position : known) {
      if (position.inode() == found.inode() && position.print().equals(print)) {
        done = position.offset();
        ended = position.skip() == FilePosition.DONE;
        skipping = position.skip() == 1;
      }
    }
    if (ended) {
      look = found;
      return;
    }
    InputStream opened = new FileSource(name, path, false).open();
    text = opened;
    opened.skipNBytes(done);
    offset = done;
    look = found;
  }

  private boolean drain(InputStream in, Instant now) throws IOException, InterruptedException {
    for (int i = 0; i < ARRIVALS_A_POLL; i++) {
      fill(in);
      LineCut cut =
          LineCut.of(buffer, filled, settings.arrivalBytes(), settings.arrivalLines(), ended);
      if (cut.bytes() == 0) {
        close();
        IOException found = damage;
        if (found != null) {
          throw found;
        }
        return false;
      }
      byte[] lines = cut.text(buffer);
      filled -= cut.bytes();
      offset += cut.bytes();
      System.arraycopy(buffer, cut.bytes(), buffer, 0, filled);
      skipping = cut.isCut();
      int mark = ended && filled == 0 ? FilePosition.DONE : skipping ? 1 : 0;
      long inode = look == null ? 0 : look.inode();
      String position = new FilePosition(inode, offset, print, mark).toString();
      if (!hand.offer(lines, cut, position, now, () -> {})) {
        return false;
      }
    }
    return true;
  }

  /** Fills the buffer; what goes wrong is told after the lines before it. */
  private void fill(InputStream in) {
    try {
      while (!ended && filled < buffer.length) {
        int count = in.read(buffer, filled, buffer.length - filled);
        ended = count < 0;
        filled += Math.max(0, count);
        if (skipping) {
          skip();
        }
      }
    } catch (IOException e) {
      ended = true;
      damage = e;
    }
  }

  private void skip() {
    int end = 0;
    while (end < filled && buffer[end] != '\n') {
      end++;
    }
    skipping = end == filled;
    int dropped = skipping ? end : end + 1;
    filled -= dropped;
    offset += dropped;
    System.arraycopy(buffer, dropped, buffer, 0, filled);
  }
}
