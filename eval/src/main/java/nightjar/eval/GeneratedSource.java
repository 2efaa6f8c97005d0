package nightjar.eval;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import nightjar.source.LogSource;

/** A generated log held in memory. */
final class GeneratedSource implements LogSource {
  private final String name;
  private final byte[] bytes;
  private final Instant end;

  /**
   * A log with these lines.
   *
   * @param end when the run ended: no line is younger
   */
  GeneratedSource(String name, List<String> lines, Instant end) {
    this.name = name;
    this.bytes = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    this.end = end;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public InputStream open() {
    return new ByteArrayInputStream(bytes);
  }

  @Override
  public Instant reference() {
    return end;
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
