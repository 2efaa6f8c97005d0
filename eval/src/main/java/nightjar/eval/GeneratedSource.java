package nightjar.eval;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import nightjar.source.LogSource;

/** A generated log held in memory. */
record GeneratedSource(String name, byte[] bytes, Instant reference) implements LogSource {
  static GeneratedSource of(String name, List<String> lines, Instant end) {
    return new GeneratedSource(
        name, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8), end);
  }

  @Override
  public InputStream open() {
    return new ByteArrayInputStream(bytes);
  }

  @Override
  public OptionalLong storedBytes() {
    return OptionalLong.of(bytes.length);
  }

  @Override
  public long storedBytesRead() {
    return 0;
  }

  @Override
  public boolean isRepeatable() {
    return true;
  }
}
