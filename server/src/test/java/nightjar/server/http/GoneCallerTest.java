package nightjar.server.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import nightjar.store.StoreException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Calls whose callers do not wait for the answer. */
@Timeout(60)
class GoneCallerTest {
  @TempDir Path folder;
  private TestDoor door;
  private final CompletableFuture<Thread> begun = new CompletableFuture<>();
  private final CompletableFuture<String> end = new CompletableFuture<>();
  private final CountDownLatch goOn = new CountDownLatch(1);

  @BeforeEach
  void open() throws Exception {
    door = new TestDoor(folder);
    door.routes.add(new Route("GET", "/read", Scope.READ, request -> read()));
    door.routes.add(new Route("POST", "/read", Scope.READ, request -> read()));
    door.routes.add(
        new Route("POST", "/write", Scope.INGEST, Set.of("text/plain"), request -> write()));
    door.routes.add(new Route("GET", "/other", Scope.READ, request -> reply()));
    door.start();
  }

  @AfterEach
  void close() {
    goOn.countDown();
    door.close();
  }

  private static Reply reply() {
    return Reply.json("{}".getBytes(UTF_8));
  }

  /** Waits as a store does for a long search. */
  private Reply read() {
    begun.complete(Thread.currentThread());
    try {
      goOn.await();
      end.complete("whole");
      return reply();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      end.complete("broken off");
      throw new StoreException("the search was broken off", e);
    }
  }

  private Reply write() throws InterruptedException {
    begun.complete(Thread.currentThread());
    try {
      goOn.await();
      end.complete("whole");
    } catch (InterruptedException e) {
      end.complete("broken off");
      throw e;
    }
    return reply();
  }

  /** Calls, and closes the connection once the call is being answered. */
  private void leave(String method, String path, String type, String body) throws Exception {
    String request =
        "%s %s HTTP/1.1\r\nHost: localhost:%d\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(method, path, door.port(), type, body.length(), body);
    try (Socket socket = door.socket()) {
      socket.getOutputStream().write(request.getBytes(US_ASCII));
      begun.get();
    }
  }

  @Test
  void closedConnection_breaksTheReadOff() throws Exception {
    leave("GET", "/read", Route.JSON, "");
    assertThat(end.get()).isEqualTo("broken off");
    assertThat(door.get("/other").statusCode()).isEqualTo(200);
  }

  @Test
  void closedConnection_breaksAReadWithABodyOff() throws Exception {
    leave("POST", "/read", Route.JSON, "{}");
    assertThat(end.get()).isEqualTo("broken off");
  }

  @Test
  void resetStream_breaksTheReadOff_andLeavesTheConnection() throws Exception {
    String authority = "localhost:" + door.port();
    int whole = Http2Wire.END_STREAM | Http2Wire.END_HEADERS;
    byte[] read = Http2Wire.get(authority, "/read");
    byte[] other = Http2Wire.get(authority, "/other");
    try (Http2Wire wire = new Http2Wire(door.port())) {
      wire.write(Http2Wire.frame(Http2Wire.HEADERS, whole, 1, read));
      begun.get();
      wire.write(Http2Wire.frame(Http2Wire.RST_STREAM, 0, 1, new byte[] {0, 0, 0, 8}));
      assertThat(end.get()).isEqualTo("broken off");
      wire.write(Http2Wire.frame(Http2Wire.HEADERS, whole, 3, other));
      assertThat(wire.await(Http2Wire.HEADERS).stream()).isEqualTo(3);
    }
  }

  @Test
  void closedConnection_letsAWriteEnd() throws Exception {
    leave("POST", "/write", "text/plain", "x\n");
    // The door knows that the caller has gone once it counts the call.
    while (door.metric("nightjar_http_connections") > 0
        || door.registry.find("http.requests").tag("endpoint", "/write").counter() == null) {
      Thread.onSpinWait();
    }
    assertThat(begun.get().isInterrupted()).isFalse();
    goOn.countDown();
    assertThat(end.get()).isEqualTo("whole");
  }

  @Test
  void brokenOffRead_isNoFault() throws Exception {
    Logger logger = Logger.getLogger(DoorService.class.getName());
    CompletableFuture<LogRecord> logged = new CompletableFuture<>();
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord line) {
            logged.complete(line);
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    logger.addHandler(handler);
    try {
      leave("GET", "/read", Route.JSON, "");
      begun.get().join();
      assertThat(end.get()).isEqualTo("broken off");
      assertThat(logged).isNotDone();
    } finally {
      logger.removeHandler(handler);
    }
  }
}
