package nightjar.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.zip.GZIPOutputStream;

/** A small log with something in it that is found. */
final class SampleLog {
  static final Instant START = Instant.parse("2026-03-02T20:00:00Z");

  private SampleLog() {}

  /** Requests every second, and a burst of errors of a new kind in the last tenth. */
  static String withBurst(int seconds) {
    var text = new StringBuilder();
    for (int i = 0; i < seconds; i++) {
      String time = START.plusSeconds(i).toString();
      text.append(time)
          .append(" INFO  [http-")
          .append(i % 8)
          .append("] GET /orders/")
          .append(i * 31L);
      text.append(" 200 in ").append(i % 90).append(" ms\n");
      if (i > seconds * 9 / 10) {
        for (int k = 0; k < 5; k++) {
          text.append(time)
              .append(" ERROR [db-")
              .append(k)
              .append("] connection to 10.0.0.")
              .append(k);
          text.append(" refused\n");
        }
      }
    }
    return text.toString();
  }

  static byte[] gzip(String text) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return out.toByteArray();
  }
}
