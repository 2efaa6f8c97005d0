package nightjar.web;

import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Puts together what comes over a WebSocket, for one thread that takes it. A further text is asked
 * for only by that thread, so that no more than one waits in memory.
 */
final class TailFrames implements WebSocket.Listener {
  private static final int MOST_CHARS = 64 << 20;

  /** What comes. */
  sealed interface Part {}

  /** A whole text. */
  record Text(String json) implements Part {}

  /** A sign of life. */
  record Alive() implements Part {}

  /** The connection is over. */
  record Ended(String why) implements Part {}

  /** Nothing came in time. */
  record Nothing() implements Part {}

  private final BlockingQueue<Part> parts = new LinkedBlockingQueue<>();
  private final StringBuilder text = new StringBuilder();

  /** The next part; waits at most that long. */
  Part next(Duration most) throws InterruptedException {
    Part part = parts.poll(most.toNanos(), TimeUnit.NANOSECONDS);
    return part == null ? new Nothing() : part;
  }

  @Override
  public void onOpen(WebSocket socket) {
    socket.request(1);
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
    text.append(data);
    if (text.length() > MOST_CHARS) {
      socket.abort();
      parts.add(new Ended("Loki sent a frame of more than 64 MiB"));
    } else if (last) {
      parts.add(new Text(text.toString()));
      text.setLength(0);
    } else {
      socket.request(1);
    }
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onPing(WebSocket socket, ByteBuffer message) {
    if (parts.isEmpty()) {
      parts.add(new Alive());
    }
    socket.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onPong(WebSocket socket, ByteBuffer message) {
    return onPing(socket, message);
  }

  @Override
  public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
    socket.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
    String why = reason.isBlank() ? "" : ": " + CleanText.of(reason, 200);
    parts.add(new Ended("Loki ended the tail with status " + status + why));
    return null;
  }

  @Override
  public void onError(WebSocket socket, Throwable error) {
    parts.add(new Ended("the connection to Loki broke off"));
  }
}
