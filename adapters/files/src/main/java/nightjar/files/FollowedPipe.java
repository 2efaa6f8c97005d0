package nightjar.files;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import nightjar.source.Intake;
import org.jspecify.annotations.Nullable;

/**
 * A named pipe: lines are handed in as writers write them, one writer after the other. It has no
 * position: what was read and not kept is gone when the process ends.
 */
final class FollowedPipe implements FollowedSource {
  private final String name;
  private final Path path;
  private final FollowSettings settings;
  private final HandIn hand;
  private final byte[] buffer;
  private int filled;
  private boolean skipping;
  private Instant changed = Instant.MIN;
  private Instant openAt = Instant.MIN;
  private @Nullable FileChannel channel;
  private @Nullable PumpedStream stream;

  FollowedPipe(String name, Path path, Intake intake, FollowSettings settings) {
    this.name = name;
    this.path = path;
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
    return stream == null;
  }

  @Override
  public boolean poll(Instant now) throws InterruptedException {
    if (!hand.isFree(now)) {
      return false;
    }
    try {
      PumpedStream in = opened(now);
      return in != null && drain(in, now);
    } catch (IOException e) {
      close();
      openAt = now.plus(settings.retry());
      hand.trouble(Reasons.whyNotOpened(path, name, e) + " (it is tried again)");
      return false;
    }
  }

  @Override
  public void close() {
    try (FileChannel _ = channel;
        PumpedStream _ = stream) {
      channel = null;
      stream = null;
    } catch (IOException e) {
      hand.trouble("closing it failed: " + e.getMessage());
    }
  }

  private @Nullable PumpedStream opened(Instant now) throws IOException {
    if (stream == null && !now.isBefore(openAt)) {
      // Also for writing, so that it neither waits for a writer nor ends when one has gone.
      FileChannel open = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
      channel = open;
      stream = PumpedStream.start(name, () -> Channels.newInputStream(open));
      hand.trouble("");
    }
    return stream;
  }

  private boolean drain(PumpedStream in, Instant now) throws IOException, InterruptedException {
    fill(in, now);
    boolean ended = !now.isBefore(changed.plus(settings.quiet()));
    LineCut cut =
        LineCut.of(buffer, filled, settings.arrivalBytes(), settings.arrivalLines(), ended);
    if (cut.bytes() == 0) {
      return false;
    }
    byte[] text = cut.text(buffer);
    filled -= cut.bytes();
    System.arraycopy(buffer, cut.bytes(), buffer, 0, filled);
    skipping = cut.isCut();
    // Refused lines are held and tried again, so they count as taken from here.
    return hand.offer(text, cut, "", now, () -> {});
  }

  private void fill(PumpedStream in, Instant now) throws IOException {
    while (filled < buffer.length && in.available() > 0) {
      int count = in.read(buffer, filled, Math.min(in.available(), buffer.length - filled));
      filled += count;
      changed = now;
      if (skipping) {
        skip();
      }
    }
  }

  /** Drops what is there of a line that was cut. */
  private void skip() {
    int end = 0;
    while (end < filled && buffer[end] != '\n') {
      end++;
    }
    skipping = end == filled;
    int dropped = skipping ? end : end + 1;
    filled -= dropped;
    System.arraycopy(buffer, dropped, buffer, 0, filled);
  }
}
