package nightjar.server.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import nightjar.server.Nightjar;

/** Calls to a whole Nightjar, and waiting for what becomes of them. */
final class WholeCalls implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private final Nightjar nightjar;
  private final RawCalls calls;

  WholeCalls(Nightjar nightjar) {
    this.nightjar = nightjar;
    this.calls = new RawCalls(nightjar.address());
  }

  RawCalls.Answer get(String path) throws IOException {
    return calls.get(path);
  }

  /** The document of an answer, which must be 200. */
  Map<String, Object> document(String path) throws IOException {
    RawCalls.Answer answer = get(path);
    assertThat(answer.status()).as(path + answer.body()).isEqualTo(200);
    return JsonTree.object(answer.body().getBytes(UTF_8));
  }

  /** What is found; more parameters begin with &amp;. */
  Map<String, Object> search(String query, String more) throws IOException {
    return document("/api/v1/logs/search?query=" + URLEncoder.encode(query, UTF_8) + more);
  }

  /** Sends lines, and waits until as many records are there as then should be. */
  void send(String source, String lines, long records) throws Exception {
    RawCalls.Answer answer = calls.post("/api/v1/logs?source=" + source, "text/plain", lines);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    until("records", () -> nightjar.store().rows() == records);
  }

  static void until(String what, Callable<Boolean> holds) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!holds.call()) {
      assertThat(System.nanoTime()).as(what).isLessThan(end);
      LockSupport.parkNanos(5_000_000);
    }
  }

  @Override
  public void close() throws IOException {
    calls.close();
  }
}
