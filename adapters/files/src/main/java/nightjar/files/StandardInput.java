package nightjar.files;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.InputStream;
import java.time.Instant;

/** What another program or a redirection sends, plain or compressed: {@code -}. */
public final class StandardInput extends PipeSource {
  /** The process's own standard input. */
  public StandardInput(boolean anyBytes) {
    this(new FileInputStream(FileDescriptor.in), anyBytes, Instant.now());
  }

  StandardInput(InputStream in, boolean anyBytes, Instant now) {
    super("-", anyBytes, now, () -> in);
  }
}
