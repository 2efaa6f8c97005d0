package nightjar.files;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A named pipe: lines are handed in as writers write them, one writer after the other. It has no
 * position: what was read and not kept is gone when the process ends.
 */
final class FollowedPipe extends FollowedSource {
  private final LineBuffer buffer;
  private Instant changed = Instant.MIN;
  private Instant openAt = Instant.MIN;
  private @Nullable FileChannel channel;
  private @Nullable PumpedStream stream;

  FollowedPipe(String name, Path path, LinesIntake intake, ZoneId zone, FollowSettings settings) {
    super(name, path, intake, zone, settings);
    this.buffer = new LineBuffer(settings.arrivalBytes());
    caughtUp(); // it holds no history
  }

  @Override
  boolean isWaiting() {
    return stream == null;
  }

  @Override
  boolean find(Instant now) {
    try {
      if (stream == null && !now.isBefore(openAt)) {
        open();
      }
    } catch (IOException e) {
      giveUp(e, now);
    }
    return stream != null;
  }

  @Override
  @Nullable Unread unread(Share share, Instant now) {
    PumpedStream in = stream;
    try {
      while (in != null && buffer.room() > 0 && in.available() > 0) {
        buffer.fill(in, in.available());
        changed = now;
      }
    } catch (IOException e) {
      giveUp(e, now);
    }
    boolean ended = !now.isBefore(changed.plus(settings.quiet()));
    return buffer.unread(share, ended, false, cut -> new Unread.Step("", () -> buffer.drop(cut)));
  }

  @Override
  void close() {
    try (FileChannel _ = channel;
        PumpedStream _ = stream) {
      channel = null;
      stream = null;
    } catch (IOException e) {
      hand.trouble("closing it failed: " + e.getMessage());
    }
  }

  private void open() throws IOException {
    // Also for writing, so that it neither waits for a writer nor ends when one has gone.
    FileChannel open = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
    channel = open;
    stream = PumpedStream.start(name, () -> Channels.newInputStream(open));
    hand.trouble("");
  }

  private void giveUp(IOException why, Instant now) {
    close();
    openAt = now.plus(settings.retry());
    hand.trouble(Reasons.whyNotOpened(path, name, why) + " (it is tried again)");
  }
}
