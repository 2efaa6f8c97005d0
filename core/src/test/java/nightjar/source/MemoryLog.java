package nightjar.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/** A log held in memory that can be made as awkward as files are. */
public final class MemoryLog implements LogSource {
  private final String name;
  private final byte[] bytes;
  private int piece = 8192;
  private int failsAfter = Integer.MAX_VALUE;
  private boolean opens = true;
  private boolean repeatable = true;
  private int opened;
  private int open;

  /** A log of these bytes. */
  public MemoryLog(String name, byte[] bytes) {
    this.name = name;
    this.bytes = bytes.clone();
  }

  /** A log of this text. */
  public MemoryLog(String name, String text) {
    this(name, text.getBytes(StandardCharsets.UTF_8));
  }

  /** A log of these lines, each of which ends in a line feed. */
  public MemoryLog(String name, List<String> lines) {
    this(name, lines.isEmpty() ? "" : String.join("\n", lines) + "\n");
  }

  /** Its stream gives no more bytes at once than this. */
  public MemoryLog inPiecesOf(int most) {
    piece = most;
    return this;
  }

  /** Its stream breaks after so many bytes. */
  public MemoryLog failingAfter(int many) {
    failsAfter = many;
    return this;
  }

  /** It cannot be opened. */
  public MemoryLog thatDoesNotOpen() {
    opens = false;
    return this;
  }

  /** It can be opened once, like a pipe. */
  public MemoryLog once() {
    repeatable = false;
    return this;
  }

  /** How often it was opened. */
  public int timesOpened() {
    return opened;
  }

  /** Streams of it that are not closed. */
  public int openNow() {
    return open;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public InputStream open() throws IOException {
    opened++;
    if (!opens) {
      throw new IOException(name + " cannot be opened");
    }
    if (!repeatable && opened > 1) {
      throw new IOException(name + " was opened twice");
    }
    open++;
    IOException failure = failsAfter < bytes.length ? new IOException(name + " broke off") : null;
    byte[] given = failure == null ? bytes : Arrays.copyOf(bytes, failsAfter);
    return new Closing(new Pieces(given, piece, failure));
  }

  @Override
  public Instant reference() {
    return Instant.parse("2026-11-22T00:00:00Z");
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
    return repeatable;
  }

  /** Counts itself out when it is closed. */
  private final class Closing extends InputStream {
    private final InputStream in;
    private boolean closed;

    Closing(InputStream in) {
      this.in = in;
    }

    @Override
    public int read() throws IOException {
      return in.read();
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      return in.read(target, offset, length);
    }

    @Override
    public void close() throws IOException {
      if (!closed) {
        closed = true;
        open--;
      }
      in.close();
    }
  }
}
