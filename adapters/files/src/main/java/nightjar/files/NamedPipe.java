package nightjar.files;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * A named pipe, or another file that gives its bytes once: {@code /dev/fd/63} of a process
 * substitution, a terminal.
 */
public final class NamedPipe extends PipeSource {
  public NamedPipe(String name, Path path, boolean anyBytes) {
    super(name, anyBytes, Instant.now(), () -> Files.newInputStream(path));
  }
}
