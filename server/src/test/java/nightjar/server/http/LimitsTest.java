package nightjar.server.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPOutputStream;
import nightjar.server.config.Limits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How much one caller may take, and that others do not notice. */
class LimitsTest {
  @TempDir Path folder;
  private TestDoor door;

  @BeforeEach
  void open() throws IOException {
    door = new TestDoor(folder);
  }

  @AfterEach
  void close() {
    door.close();
  }

  private void stillWorks() throws Exception {
    assertThat(door.post("/api/v1/logs", "text/plain", "next\n".getBytes(UTF_8)).statusCode())
        .isEqualTo(200);
  }

  private static byte[] gzip(byte[]... members) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] member : members) {
      try (GZIPOutputStream gzip = new GZIPOutputStream(all)) {
        gzip.write(member);
      }
    }
    return all.toByteArray();
  }

  private HttpResponse<String> compressed(String encoding, byte[] body) throws Exception {
    return door.post("/api/v1/logs", "text/plain", body, "content-encoding", encoding);
  }

  @Test
  void bodies_upToTheLimit_andNoFurther() throws Exception {
    door.flags.put("http.limits.body", "100KiB");
    door.start();
    byte[] full = new byte[100 * 1024];
    Arrays.fill(full, (byte) 'x');
    assertThat(door.post("/api/v1/logs", "text/plain", full).statusCode()).isEqualTo(200);
    HttpResponse<String> over = door.post("/api/v1/logs", "text/plain", new byte[100 * 1024 + 1]);
    assertThat(over.statusCode()).isEqualTo(413);
    assertThat(over.body()).contains("102400", "http.limits.body");
    stillWorks();
    // Unannounced, in chunks.
    try (Socket socket = door.socket()) {
      socket
          .getOutputStream()
          .write(
              ("POST /api/v1/logs HTTP/1.1\r\nHost: localhost:"
                      + door.port()
                      + "\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n")
                  .getBytes(US_ASCII));
      byte[] chunk = ("1000\r\n" + "y".repeat(4096) + "\r\n").getBytes(US_ASCII);
      for (int i = 0; i < 26; i++) {
        socket.getOutputStream().write(chunk);
      }
      assertThat(TestDoor.rest(socket)).startsWith("HTTP/1.1 413");
    }
    assertThat(door.metric("nightjar_limit_hits_total{limit=\"body\"}")).isEqualTo(2);
    assertThat(door.metric("nightjar_http_bodies_bytes")).isZero();
    stillWorks();
  }

  @Test
  void gzip_isUnpacked_allMembers() throws Exception {
    door.start();
    byte[] body = gzip("one\n".getBytes(UTF_8), "two\nthree\n".getBytes(UTF_8));
    assertThat(compressed("gzip", body).body()).contains("\"accepted\":3");
    assertThat(new String(door.system.arrivals.getFirst().text(), UTF_8))
        .isEqualTo("one\ntwo\nthree\n");
    assertThat(compressed("zstd", Zstd.compress("four\n".getBytes(UTF_8))).statusCode())
        .isEqualTo(200);
  }

  @Test
  void gzip_ofManyEmptyMembers_needsNoStack() throws Exception {
    door.start();
    ByteArrayOutputStream members = new ByteArrayOutputStream();
    byte[] empty = gzip(new byte[0]);
    for (int i = 0; i < 100_000; i++) {
      members.write(empty);
    }
    members.write(gzip("one\n".getBytes(UTF_8)));
    assertThat(compressed("gzip", members.toByteArray()).body()).contains("\"accepted\":1");
  }

  @Test
  void gzip_withMoreThatIsNoMember_isRefused() throws Exception {
    door.start();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.write(gzip("one\n".getBytes(UTF_8)));
    body.write(Arrays.copyOf(gzip("two\n".getBytes(UTF_8)), 5));
    assertThat(compressed("gzip", body.toByteArray()).statusCode()).isEqualTo(400);
    assertThat(door.system.arrivals).isEmpty();
    byte[] filled = Arrays.copyOf(gzip("one\n".getBytes(UTF_8)), 512);
    assertThat(compressed("gzip", filled).statusCode()).isEqualTo(200);
    stillWorks();
  }

  @Test
  void copiesOfABody_countAsBodies_andWhatNeverFitsIs413() throws Exception {
    door.flags.put("http.limits.all-bodies", "1MiB");
    door.start();
    byte[] text = "a line of some length\n".repeat(20_000).getBytes(UTF_8);
    assertThat(door.post("/api/v1/logs", "text/plain", text).statusCode()).isEqualTo(200);
    byte[] json = ("{\"message\":\"" + "x".repeat(text.length) + "\"}").getBytes(UTF_8);
    HttpResponse<String> refused = door.post("/api/v1/logs", "application/json", json);
    assertThat(refused.statusCode()).isEqualTo(413);
    assertThat(refused.body()).contains("1,048,576", "http.limits.all-bodies");
    assertThat(compressed("gzip", gzip(text, text, text)).statusCode()).isEqualTo(413);
    assertThat(door.metric("nightjar_http_bodies_bytes")).isZero();
    stillWorks();
  }

  @Test
  void gzipBomb_isRefusedAfterAMegabyte() throws Exception {
    door.start();
    ByteArrayOutputStream half = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(half)) {
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 500; i++) {
        gzip.write(zeros);
      }
    }
    assertThat(half.size()).isLessThan(600_000);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    LimitCounters counters = new LimitCounters();
    BodyBudget budget = new BodyBudget(0, counters);
    Limits limits = TestLimits.standard(folder);
    long before = threads.getCurrentThreadAllocatedBytes();
    try (BodyBudget.Share share = budget.share()) {
      int status = 0;
      try {
        new Unpacking(limits, budget, counters).unpack(half.toByteArray(), "gzip", share);
      } catch (Problem problem) {
        status = problem.status();
      }
      assertThat(status).isEqualTo(413);
    }
    // The compressed copy made here, buffers, and nothing that grows with what comes out.
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(4 << 20);
    assertThat(compressed("gzip", half.toByteArray()).statusCode()).isEqualTo(413);
    assertThat(compressed("gzip", gzip(half.toByteArray())).statusCode()).isEqualTo(200);
    assertThat(compressed("zstd", Zstd.compress(new byte[200 << 20])).statusCode()).isEqualTo(413);
    assertThat(door.metric("nightjar_limit_hits_total{limit=\"unpack_ratio\"}")).isEqualTo(2);
    stillWorks();
  }

  @Test
  void bombBehindAnHonestMember_isRefused_inEveryEncoding() throws Exception {
    door.start();
    byte[] line = "a line\n".getBytes(UTF_8);
    byte[] bomb = new byte[100 << 20];
    assertThat(compressed("gzip", gzip(line, bomb)).statusCode()).isEqualTo(413);
    byte[] frames = joined(Zstd.compress(line), Zstd.compress(bomb));
    assertThat(compressed("zstd", frames).statusCode()).isEqualTo(413);
    assertThat(door.system.arrivals).isEmpty();
    byte[] honest = joined(Zstd.compress(line), Zstd.compress(line));
    assertThat(compressed("zstd", honest).body()).contains("\"accepted\":2");
    // Raw snappy that claims four GiB is not even looked at.
    byte[] claim = {-1, -1, -1, -1, 15, 0, 0};
    assertThat(compressed("snappy", claim).statusCode()).isEqualTo(415);
    stillWorks();
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  @Test
  void brokenOrUnknownEncodings_areRefused() throws Exception {
    door.start();
    byte[] whole = gzip("a line that is long enough\n".getBytes(UTF_8));
    for (int length = 1; length < whole.length; length += 3) {
      assertThat(compressed("gzip", Arrays.copyOf(whole, length)).statusCode())
          .as("%d bytes", length)
          .isEqualTo(400);
    }
    byte[] wrong = whole.clone();
    wrong[whole.length - 6] ^= 1;
    assertThat(compressed("gzip", wrong).statusCode()).isEqualTo(400);
    assertThat(compressed("zstd", new byte[] {1, 2, 3}).statusCode()).isEqualTo(400);
    for (String encoding :
        new String[] {"br", "deflate", "snappy", "gzip, gzip", "gzip, zstd", "x"}) {
      assertThat(compressed(encoding, whole).statusCode()).as(encoding).isEqualTo(415);
    }
    assertThat(door.system.arrivals).isEmpty();
    stillWorks();
  }

  @Test
  void allBodiesTogether_haveALimit() throws Exception {
    door.flags.put("http.limits.all-bodies", "1MiB");
    door.start();
    byte[] half = "a line\n".repeat(90_000).getBytes(UTF_8);
    try (Socket slow = door.socket()) {
      String head = "POST /api/v1/logs HTTP/1.1\r\nHost: localhost:" + door.port();
      String type = "\r\nContent-Type: text/plain\r\nContent-Length: " + (half.length + 1);
      slow.getOutputStream().write((head + type + "\r\n\r\n").getBytes(US_ASCII));
      slow.getOutputStream().write(half);
      slow.getOutputStream().flush();
      long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
      while (door.metric("nightjar_http_bodies_bytes") < half.length && System.nanoTime() < end) {
        Thread.onSpinWait();
      }
      HttpResponse<String> answer = door.post("/api/v1/logs", "text/plain", half);
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValue("retry-after")).hasValue("1");
    }
    assertThat(door.post("/api/v1/logs", "text/plain", new byte[2 << 20]).statusCode())
        .as("more than there ever is")
        .isEqualTo(413);
    stillWorks();
  }

  @Test
  void longHeadersAndAddresses_are431And414_asProblems() throws Exception {
    door.start();
    String start = "GET /livez HTTP/1.1\r\nHost: localhost:" + door.port() + "\r\n";
    String headers = door.raw(start + "X: " + "y".repeat(20_000) + "\r\n\r\n");
    assertThat(headers).startsWith("HTTP/1.1 431").contains("application/problem+json");
    String address = door.raw("GET /" + "z".repeat(9000) + " HTTP/1.1\r\n\r\n");
    assertThat(address).startsWith("HTTP/1.1 414").contains("\"request_id\"");
    assertThat(door.metric("nightjar_limit_hits_total{limit=\"header\"}")).isEqualTo(1);
    assertThat(door.metric("nightjar_limit_hits_total{limit=\"url\"}")).isEqualTo(1);
    stillWorks();
  }

  @Test
  void slowHeaders_areClosed() throws Exception {
    door.flags.put("http.limits.header-seconds", "0.3");
    door.start();
    try (Socket socket = door.socket()) {
      // A byte now and then keeps no connection open.
      CompletableFuture<String> answer = new CompletableFuture<>();
      Thread reader =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      answer.complete(TestDoor.rest(socket));
                    } catch (IOException e) {
                      answer.completeExceptionally(e);
                    }
                  });
      byte[] request = ("GET /livez HTTP/1.1\r\nX: " + "a".repeat(100_000)).getBytes(US_ASCII);
      for (int i = 0; i < request.length && !answer.isDone(); i++) {
        try {
          socket.getOutputStream().write(request[i]);
        } catch (IOException _) {
          break;
        }
        reader.join(Duration.ofMillis(10));
      }
      reader.join();
      assertThat(answer.get()).matches("(?s)(HTTP/1.1 408.*|)");
    }
    assertThat(door.metric("nightjar_limit_hits_total{limit=\"header_time\"}")).isEqualTo(1);
    stillWorks();
  }

  @Test
  void idleConnections_areClosed() throws Exception {
    door.flags.put("http.limits.idle-seconds", "0.3");
    door.start();
    try (Socket socket = door.socket()) {
      assertThat(TestDoor.rest(socket)).isEmpty();
    }
    assertThat(door.metric("nightjar_limit_hits_total{limit=\"idle_time\"}")).isEqualTo(1);
    stillWorks();
  }

  @Test
  void slowBody_is408() throws Exception {
    door.flags.put("http.limits.body-rate", "1000000");
    door.start();
    try (Socket socket = door.socket()) {
      socket
          .getOutputStream()
          .write(
              ("POST /api/v1/logs HTTP/1.1\r\nHost: localhost:"
                      + door.port()
                      + "\r\nContent-Type: text/plain\r\nContent-Length: 100000\r\n\r\nabc")
                  .getBytes(US_ASCII));
      assertThat(TestDoor.rest(socket)).startsWith("HTTP/1.1 408").contains("bytes a second");
    }
    assertThat(door.system.arrivals).isEmpty();
    stillWorks();
  }

  @Test
  void slowCall_is503_andTheDoorGoesOn() throws Exception {
    CountDownLatch latch = new CountDownLatch(1);
    door.routes.add(
        new Route(
            "GET",
            "/api/v1/slow",
            Scope.READ,
            _ -> {
              latch.await();
              return Reply.json(new byte[0]);
            }));
    door.flags.put("http.limits.call-seconds", "0.2");
    door.start();
    assertThat(door.get("/api/v1/slow").statusCode()).isEqualTo(503);
    latch.countDown();
    stillWorks();
  }

  @Test
  void aThousandIdleConnections_hurtNobody_andGiveWay() throws Exception {
    door.flags.put("http.limits.connections", "1000");
    door.start();
    List<Socket> idle = new ArrayList<>();
    try {
      for (int i = 0; i < 1000; i++) {
        idle.add(door.socket());
      }
      for (int i = 0; i < 20; i++) {
        stillWorks();
      }
      try (Socket more = door.socket()) {
        more.getOutputStream()
            .write(
                ("GET /livez HTTP/1.1\r\nConnection: close\r\nHost: localhost:"
                        + door.port()
                        + "\r\n\r\n")
                    .getBytes(US_ASCII));
        assertThat(TestDoor.rest(more)).startsWith("HTTP/1.1 200");
      }
      assertThat(door.metric("nightjar_http_connections")).isLessThanOrEqualTo(1000);
      assertThat(door.metric("nightjar_limit_hits_total{limit=\"connections\"}")).isPositive();
    } finally {
      for (Socket socket : idle) {
        socket.close();
      }
    }
  }

  @Test
  void brokenHttp_isAProblem_andSmugglesNothing() throws Exception {
    door.start();
    String host = "Host: localhost:" + door.port() + "\r\n";
    assertThat(door.raw("NONSENSE\r\n\r\n")).matches("(?s)(HTTP/1.1 400.*problem\\+json.*|)");
    assertThat(door.raw("GET /../../etc/passwd HTTP/1.1\r\n" + host + "Connection: close\r\n\r\n"))
        .matches("(?s)HTTP/1.1 40[04].*problem\\+json.*");
    assertThat(
            door.raw("GET /assets/..%2f..%2fx HTTP/1.1\r\n" + host + "Connection: close\r\n\r\n"))
        .matches("(?s)HTTP/1.1 40[04].*");
    String hidden = "GET /livez HTTP/1.1\r\n" + host + "\r\n";
    for (String lie :
        new String[] {
          "Content-Length: 5\r\nContent-Length: 6\r\n",
          "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n",
          "Transfer-Encoding: chunked, identity\r\n",
          "Content-Length: -1\r\n",
          "Content-Length: +5\r\n",
          "Transfer-Encoding : chunked\r\n"
        }) {
      String answer =
          door.raw(
              "POST /api/v1/logs HTTP/1.1\r\nConnection: close\r\n"
                  + host
                  + "Content-Type: text/plain\r\n"
                  + lie
                  + "\r\n0\r\n\r\n"
                  + hidden);
      assertThat(answer.split("HTTP/1.1 ", -1).length).as(lie + answer).isLessThanOrEqualTo(2);
      assertThat(answer).as(lie).doesNotContain("{\"status\":\"ok\"}");
    }
    stillWorks();
  }

  @Test
  void clientThatGoesAwayInTheMiddle_leavesNothing() throws Exception {
    door.start();
    for (int cut : new int[] {0, 1, 50, 120, 150}) {
      String request =
          "POST /api/v1/logs HTTP/1.1\r\nHost: localhost:"
              + door.port()
              + "\r\nContent-Type: text/plain\r\nContent-Length: 100\r\n\r\nabc";
      try (Socket socket = door.socket()) {
        socket
            .getOutputStream()
            .write(request.substring(0, Math.min(cut, request.length())).getBytes(US_ASCII));
      }
    }
    stillWorks();
    assertThat(door.system.arrivals).hasSize(1);
  }
}
