package nightjar.files;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.IOException;
import java.io.InputStream;

/**
 * Zstandard of one frame or several, decompressed; damage is told with the place where it was met.
 */
final class ZstdStream extends InputStream {
  private final InputStream zstd;
  private final String name;
  private long written;

  /**
   * @param name of the file, for the command that a refusal proposes
   */
  ZstdStream(InputStream in, String name) throws IOException {
    this.name = name;
    try {
      zstd = new ZstdInputStreamNoFinalizer(in);
    } catch (LinkageError e) {
      throw new IOException(
          "it is compressed with zstd, whose library does not load here ("
              + e.getMessage()
              + "); try: "
              + FileKind.ZSTD.pipe(name),
          e);
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int from, int length) throws IOException {
    try {
      int count = zstd.read(target, from, length);
      written += Math.max(0, count);
      return count;
    } catch (IOException e) {
      throw new IOException(reason(String.valueOf(e.getMessage())), e);
    }
  }

  @Override
  public void close() throws IOException {
    zstd.close();
  }

  private String reason(String message) {
    if (message.startsWith("reading stopped")) {
      return message;
    }
    if (message.contains("Truncated") || message.contains("Unexpected end")) {
      return "the zstd data is cut short: it ends after %s of text, which were read; copy the file again"
          .formatted(Sizes.bytes(written));
    }
    if (message.contains("too much memory")) {
      return "its zstd window is over 128 MiB; try: "
          + FileKind.ZSTD.pipe(name).replace("zstd -dc", "zstd -dc --long=31");
    }
    return "the zstd data is damaged (%s) at %s of text; what stands before was read; test it with: zstd -t"
        .formatted(message, Sizes.bytes(written));
  }
}
