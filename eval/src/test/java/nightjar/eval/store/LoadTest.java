package nightjar.eval.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadTest {
  @TempDir private Path folder;
  private final Map<String, List<String>> taken = new ConcurrentHashMap<>();
  private final AtomicInteger calls = new AtomicInteger();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private IntUnaryOperator status = _ -> 200;
  private HttpServer server;
  private Path file;

  @BeforeEach
  void start() throws IOException {
    file = Files.writeString(folder.resolve("a.log"), "one\ntwo\nthree\n");
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/api/v1/logs", this::take);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void take(HttpExchange call) throws IOException {
    String text = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    int answer = status.applyAsInt(calls.incrementAndGet());
    List<String> lines = text.lines().toList();
    if (answer == 200) {
      taken
          .computeIfAbsent(call.getRequestURI().getQuery(), _ -> new CopyOnWriteArrayList<>())
          .addAll(lines);
    }
    byte[] body =
        ("{\"accepted\":" + lines.size() + ",\"rejected\":0}").getBytes(StandardCharsets.UTF_8);
    call.sendResponseHeaders(answer, body.length);
    call.getResponseBody().write(body);
    call.close();
  }

  private Load load(CycledLines lines, int clients) {
    Address address = new Address("127.0.0.1", server.getAddress().getPort());
    return new Load(address, lines, clients, 10);
  }

  private int count() {
    return taken.values().stream().mapToInt(List::size).sum();
  }

  @Test
  void everyClient_hasASource_andEveryLineIsCounted() throws Exception {
    try (CycledLines lines = new CycledLines(file, 1_000, 1)) {
      Load.Sent sent = load(lines, 3).asFast(500);
      assertThat(sent.lines()).isEqualTo(count()).isEqualTo(500);
      assertThat(sent.ackMillis().size()).isEqualTo(50);
      assertThat(sent.refused()).isZero();
      assertThat(taken.keySet()).isSubsetOf("source=eval-0", "source=eval-1", "source=eval-2");
      long bytes =
          taken.values().stream().flatMap(List::stream).mapToLong(line -> line.length() + 1).sum();
      assertThat(sent.bytes()).isEqualTo(bytes);
    }
  }

  @Test
  void refusedCalls_areSentAgain() throws Exception {
    status = call -> call % 4 == 0 ? 429 : call % 7 == 0 ? 503 : 200;
    try (CycledLines lines = new CycledLines(file, 1_000, 1)) {
      Load.Sent sent = load(lines, 2).asFast(200);
      assertThat(sent.lines()).isEqualTo(count()).isEqualTo(200);
      assertThat(sent.refused()).isEqualTo(calls.get() - 20).isPositive();
    }
  }

  @Test
  void anotherAnswer_endsTheLoad() throws Exception {
    status = _ -> 400;
    try (CycledLines lines = new CycledLines(file, 1_000, 1)) {
      assertThatThrownBy(() -> load(lines, 2).asFast(200))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("answered 400");
    }
  }

  @Test
  void pace_isKept() throws Exception {
    try (CycledLines lines = new CycledLines(file, 1_000, 1)) {
      Load.Sent sent = load(lines, 2).paced(500, 300);
      assertThat(sent.lines()).isEqualTo(300);
      assertThat(sent.seconds()).isGreaterThanOrEqualTo(0.6);
    }
  }
}
