package nightjar.files;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/** Bytes as they lie in files of tests. */
final class Stored {
  private Stored() {}

  /** Lines of a log, {@code count} of them. */
  static byte[] lines(int count) {
    var text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append("2026-03-01T10:00:00Z INFO request ").append(i * 7919L).append(" served\n");
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  static byte[] gzip(byte[] plain) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(plain);
    }
    return out.toByteArray();
  }

  static byte[] zstd(byte[] plain) {
    return Zstd.compress(plain);
  }

  static byte[] join(byte[]... parts) {
    var out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
