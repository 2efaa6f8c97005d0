package nightjar.source;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * One log that can be read from start to end: a file, standard input, a generated stream.
 *
 * <p>Called by one thread. {@link #open()} may be called more than once where {@link
 * #isRepeatable()}.
 */
public interface LogSource {
  /** The name people know it by, as they gave it: {@code app.log}, {@code -}. */
  String name();

  /** The bytes, decompressed. */
  InputStream open() throws IOException;

  /**
   * A moment no line of it is much younger than: when a file was last changed, else now. Years that
   * a line leaves out are chosen by it.
   */
  Instant reference();

  /** Bytes as stored (compressed where it is), for progress; empty where unknown. */
  OptionalLong storedBytes();

  /** Stored bytes consumed by the stream opened last; 0 before. */
  long storedBytesRead();

  /** Can it be opened again from the start? Standard input and pipes cannot. */
  boolean isRepeatable();
}
