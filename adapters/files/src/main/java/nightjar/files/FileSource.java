package nightjar.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.OptionalLong;
import nightjar.source.LogSource;
import org.jspecify.annotations.Nullable;

/**
 * A regular file: plain, or compressed with gzip or zstd, told by its first bytes. It can be read
 * any number of times, one at a time.
 */
public final class FileSource implements LogSource {
  private final String name;
  private final Path path;
  private final boolean anyBytes;
  private @Nullable CountedStream counted;

  /**
   * A file that exists.
   *
   * @param name as people gave it
   * @param path where it is
   * @param anyBytes is it to be read though it does not look like text?
   */
  public FileSource(String name, Path path, boolean anyBytes) {
    this.name = name;
    this.path = path;
    this.anyBytes = anyBytes;
  }

  public Path path() {
    return path;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public InputStream open() throws IOException {
    var stream = new CountedStream(openStored());
    counted = stream;
    return LogBytes.open(stream, name, anyBytes);
  }

  /** When the file was last changed; the beginning of 1970 if nobody says. */
  @Override
  public Instant reference() {
    try {
      return Files.getLastModifiedTime(path).toInstant();
    } catch (IOException e) {
      return Instant.EPOCH;
    }
  }

  @Override
  public OptionalLong storedBytes() {
    try {
      return OptionalLong.of(Files.size(path));
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }

  @Override
  public long storedBytesRead() {
    return counted == null ? 0 : counted.count();
  }

  @Override
  public boolean isRepeatable() {
    return true;
  }

  /**
   * Opens the file and looks at its first bytes, decompressed.
   *
   * @return at most {@code length} of them; none if it is empty
   * @throws IOException why it cannot be read, and what next
   */
  byte[] head(int length) throws IOException {
    try (InputStream in = open()) {
      byte[] head = new byte[length];
      int count = in.read(head);
      return Arrays.copyOf(head, Math.max(0, count));
    } finally {
      counted = null;
    }
  }

  private InputStream openStored() throws IOException {
    try {
      return Files.newInputStream(path);
    } catch (IOException e) {
      throw new IOException(Reasons.whyNotOpened(path, name, e), e);
    }
  }
}
