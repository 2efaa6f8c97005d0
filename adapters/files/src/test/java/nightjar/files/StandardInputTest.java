package nightjar.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class StandardInputTest {
  @Test
  void plainAndCompressed_giveTheSameBytes() throws IOException {
    byte[] lines = Stored.lines(100_000);
    for (byte[] stored : new byte[][] {lines, Stored.gzip(lines), Stored.zstd(lines), {}}) {
      StandardInput source = of(new ByteArrayInputStream(stored));
      try (InputStream in = source.open()) {
        assertThat(in.readAllBytes()).isEqualTo(stored.length == 0 ? stored : lines);
      }
      assertThat(source.storedBytesRead()).isEqualTo(stored.length);
      assertThat(source.storedBytes()).isEmpty();
    }
  }

  @Test
  void stop_endsAReaderThatWaits() throws IOException {
    var writer = new PipedOutputStream();
    StandardInput source = of(new PipedInputStream(writer));
    writer.write("one line\n".getBytes(StandardCharsets.UTF_8));
    writer.flush();
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          try (InputStream in = source.open()) {
            assertThat(in.readNBytes(9)).asString(StandardCharsets.UTF_8).isEqualTo("one line\n");
            Thread.ofVirtual().start(source::stop);
            assertThat(in.read()).isEqualTo(-1);
          }
        });
  }

  @Test
  void stoppedBeforeItWasOpened_isEmptyOrShort() throws IOException {
    StandardInput source = of(new ByteArrayInputStream(Stored.lines(100_000)));
    source.stop();
    try (InputStream in = source.open()) {
      assertThat(in.readAllBytes()).hasSizeLessThan(1 << 20);
    }
  }

  @Test
  void secondReading_isRefused() throws IOException {
    StandardInput source = of(new ByteArrayInputStream(Stored.lines(1)));
    source.open().close();
    assertThatThrownBy(source::open).hasMessageContaining("only once");
  }

  @Test
  void refusal_namesAPipeThatReadsIt() {
    StandardInput source =
        of(new ByteArrayInputStream(new byte[] {(byte) 0xfd, '7', 'z', 'X', 'Z', 0, 0, 4}));
    assertThatThrownBy(source::open).hasMessageContaining("… | xz -dc | nightjar scan -");
  }

  @Test
  void failureOfThePipe_comesAfterItsBytes() throws IOException {
    var broken =
        new InputStream() {
          private int left = 3;

          @Override
          public int read() throws IOException {
            if (left-- == 0) {
              throw new IOException("Input/output error");
            }
            return 'x';
          }

          @Override
          public int read(byte[] target, int from, int length) throws IOException {
            target[from] = (byte) read();
            return 1;
          }
        };
    try (InputStream in = of(broken).open()) {
      assertThat(in.readNBytes(3)).hasSize(3);
      assertThatThrownBy(in::read)
          .hasMessageContaining("Input/output error")
          .hasMessageContaining("3 bytes");
    }
  }

  private static StandardInput of(InputStream in) {
    return new StandardInput(in, false, Instant.EPOCH);
  }
}
