package nightjar.server.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.linecorp.armeria.common.Flags;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a connection ends, and that its caller has the answer then. */
class ClosingTest {
  @TempDir private Path folder;
  private TestDoor door;

  @BeforeEach
  void open() throws Exception {
    door = new TestDoor(folder);
    door.flags.put("http.limits.body", "100KiB");
    door.start();
  }

  @AfterEach
  void close() {
    door.close();
  }

  private String head(String more) {
    return "POST /api/v1/logs HTTP/1.1\r\nHost: localhost:"
        + door.port()
        + "\r\nContent-Type: text/plain\r\n"
        + more
        + "\r\n\r\n";
  }

  @Test
  void lastCall_endsTheConnectionWithItsAnswer() throws IOException {
    assertThat(door.raw(head("Content-Length: 2\r\nConnection: close") + "a\n"))
        .startsWith("HTTP/1.1 200")
        .contains("connection: close");
    assertThat(Flags.defaultHttp1ConnectionCloseDelayMillis()).isZero();
  }

  @Test
  void callerThatStillSends_readsWhyItIsRefused() throws IOException {
    byte[] piece = "a line of what is too long\n".repeat(4_000).getBytes(US_ASCII);
    int pieces = 100;
    try (Socket socket = door.socket()) {
      OutputStream out = socket.getOutputStream();
      out.write(head("Content-Length: " + (long) pieces * piece.length).getBytes(US_ASCII));
      for (int i = 0; i < pieces; i++) {
        out.write(piece);
      }
      assertThat(TestDoor.rest(socket)).startsWith("HTTP/1.1 413").endsWith("}");
    }
  }

  @Test
  void callerThatNeverEndsItsBody_isHungUpOn() throws IOException {
    try (Socket socket = door.socket()) {
      OutputStream out = socket.getOutputStream();
      out.write(head("Content-Length: 1000000000").getBytes(US_ASCII));
      assertThat(TestDoor.rest(socket)).startsWith("HTTP/1.1 413");
      byte[] piece = new byte[1 << 16];
      long end = System.nanoTime() + 30_000_000_000L;
      boolean gone = false;
      while (!gone && System.nanoTime() < end) {
        gone = isGone(out, piece);
      }
      assertThat(gone).isTrue();
    }
  }

  private static boolean isGone(OutputStream out, byte[] piece) {
    try {
      out.write(piece);
      return false;
    } catch (IOException _) {
      return true;
    }
  }
}
