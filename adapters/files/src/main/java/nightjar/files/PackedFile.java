package nightjar.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A compressed log that was named: read once to its end. Its position counts bytes of text, and the
 * print is that of the whole stored file, so that another file under the name is read anew.
 */
final class PackedFile extends FollowedSource {
  private final LineBuffer buffer;
  private final List<FilePosition> known;
  private @Nullable InputStream text;
  private @Nullable FileLook look;
  private FilePrint print = FilePrint.NONE;
  private boolean ended;
  private @Nullable IOException damage;

  PackedFile(
      String name,
      Path path,
      List<FilePosition> known,
      LinesIntake intake,
      ZoneId zone,
      FollowSettings settings) {
    super(name, path, intake, zone, settings);
    this.known = known;
    this.buffer = new LineBuffer(settings.arrivalBytes());
  }

  @Override
  boolean isWaiting() {
    return look == null;
  }

  @Override
  boolean find(Instant now) {
    try {
      FileLook found = FileLook.at(path);
      if (!found.equals(look)) {
        close();
        begin(found);
        hand.trouble("");
      }
    } catch (IOException e) {
      giveUp(e);
    }
    return text != null;
  }

  @Override
  @Nullable Unread unread(Share share, Instant now) {
    InputStream in = text;
    if (in == null) {
      return null;
    }
    fill(in);
    Unread unread = buffer.unread(share, ended, !ended, this::behind);
    if (unread == null) {
      close();
      if (damage != null) {
        giveUp(damage);
      }
    }
    return unread;
  }

  @Override
  void close() {
    try (InputStream _ = text) {
      text = null;
    } catch (IOException e) {
      hand.trouble("closing it failed: " + e.getMessage());
    }
  }

  private void begin(FileLook found) throws IOException {
    ended = false;
    damage = null;
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
      print = FilePrint.of(file, found.size());
    }
    long done = 0;
    boolean isWithinCut = false;
    for (FilePosition position : known) {
      if (position.inode() == found.inode() && position.print().equals(print)) {
        done = position.offset();
        ended = position.skip() == FilePosition.DONE;
        isWithinCut = position.skip() == 1;
      }
    }
    buffer.begin(done, isWithinCut);
    if (!ended) {
      InputStream opened = new FileSource(name, path, false).open();
      text = opened;
      opened.skipNBytes(done);
    }
    look = found;
  }

  private Unread.Step behind(LineCut cut) {
    boolean isLast = ended && buffer.endsWith(cut);
    int mark = isLast ? FilePosition.DONE : cut.isCut() ? 1 : 0;
    long inode = look == null ? 0 : look.inode();
    var position = new FilePosition(inode, buffer.offset() + cut.bytes(), print, mark);
    return new Unread.Step(position.toString(), () -> buffer.drop(cut));
  }

  /** Fills the buffer; what goes wrong is told after the lines before it. */
  private void fill(InputStream in) {
    try {
      while (!ended && buffer.room() > 0) {
        ended = !buffer.fill(in, buffer.room());
      }
    } catch (IOException e) {
      ended = true;
      damage = e;
    }
  }

  private void giveUp(IOException why) {
    ended = true;
    close();
    hand.trouble(
        why instanceof FileSystemException
            ? Reasons.whyNotOpened(path, name, why)
            : String.valueOf(why.getMessage()));
  }
}
