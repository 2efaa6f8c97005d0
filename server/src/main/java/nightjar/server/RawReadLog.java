package nightjar.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.Set;
import nightjar.server.api.ApiParts;

/** Who read which line as it was sent: one line each, on disk before the raw line leaves. */
final class RawReadLog implements ApiParts.RawReads {
  private final Path file;
  private final InstantSource clock;

  RawReadLog(Path file, InstantSource clock) {
    this.file = file;
    this.clock = clock;
  }

  @Override
  public synchronized void granted(String key, String request, String log) throws IOException {
    String line = clock.instant() + " read-raw key=" + key + " request=" + request + " log=" + log;
    byte[] bytes = (line.replaceAll("\\p{Cntrl}", "?") + "\n").getBytes(StandardCharsets.UTF_8);
    Set<StandardOpenOption> options =
        Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
    try (FileChannel channel =
        FileChannel.open(
            file,
            options,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(false);
    }
  }
}
