package nightjar.eval.live;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** What answers like a running Nightjar as far as a sender can see. */
final class StandIn implements AutoCloseable {
  /** Decides the status of a call, which has a number from 1; may take its time. */
  interface Verdict {
    int status(int call) throws InterruptedException;
  }

  /** A call that was answered with 200. */
  record Kept(String query, String text) {
    long lines() {
      return text.chars().filter(c -> c == '\n').count();
    }

    boolean isMarker() {
      return query.contains("eval-marker");
    }
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Kept> kept = new CopyOnWriteArrayList<>();
  private final AtomicInteger calls = new AtomicInteger();
  private final Verdict verdict;

  StandIn(Verdict verdict) throws IOException {
    this.verdict = verdict;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(
        "/health", call -> answer(call, 200, "{\"parts\":{\"detection\":{\"lag_seconds\":1.5}}}"));
    server.createContext("/api/v1/logs", this::take);
    server.createContext("/api/v1/logs/search", this::search);
    server.start();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** The calls that were kept, markers left out. */
  List<Kept> kept() {
    return kept.stream().filter(call -> !call.isMarker()).toList();
  }

  private void take(HttpExchange call) throws IOException {
    String text = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Kept taken = new Kept(call.getRequestURI().getQuery(), text);
    int status;
    try {
      status = taken.isMarker() ? 200 : verdict.status(calls.incrementAndGet());
    } catch (InterruptedException e) {
      status = 500;
    }
    if (status == 200) {
      kept.add(taken);
    }
    answer(call, status, "{\"accepted\":" + taken.lines() + "}");
  }

  private void search(HttpExchange call) throws IOException {
    String query = call.getRequestURI().getQuery();
    String wanted = query.substring(query.indexOf("&q=") + 3);
    boolean isThere = kept.stream().anyMatch(each -> each.text().contains(wanted));
    answer(call, 200, isThere ? "{\"results\":[\"" + wanted + "\"]}" : "{\"results\":[]}");
  }

  private static void answer(HttpExchange call, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    call.sendResponseHeaders(status, bytes.length);
    call.getResponseBody().write(bytes);
    call.close();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
