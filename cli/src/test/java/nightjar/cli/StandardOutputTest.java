package nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StandardOutputTest {
  @Test
  void bytes_comeOutAsTheyWentIn_inAnyPieces() throws IOException {
    var random = new Random(5);
    byte[] bytes = new byte[300_000];
    random.nextBytes(bytes);
    var kept = new ByteArrayOutputStream();
    try (var out = new StandardOutput(kept, false)) {
      for (int at = 0; at < bytes.length; ) {
        int length =
            Math.min(bytes.length - at, random.nextInt(4) == 0 ? 1 : random.nextInt(100_000));
        if (length == 1) {
          out.write(bytes[at]);
        } else {
          out.write(bytes, at, length);
        }
        at += length;
      }
    }
    assertThat(kept.toByteArray()).isEqualTo(bytes);
  }

  @Test
  void closedPipe_isToldFromAFullDisk() throws IOException {
    assertThatThrownBy(() -> write("Broken pipe", false)).isInstanceOf(ClosedPipeException.class);
    assertThatThrownBy(() -> write("Daten\u00fcbergabe unterbrochen", true))
        .isInstanceOf(ClosedPipeException.class);
    assertThatThrownBy(() -> write("No space left on device", false))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(ClosedPipeException.class);
  }

  private static void write(String failure, boolean isPipe) throws IOException {
    var failing =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException(failure);
          }
        };
    var out = new StandardOutput(failing, isPipe);
    out.write('x');
    out.flush();
  }
}
