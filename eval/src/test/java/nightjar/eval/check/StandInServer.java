package nightjar.eval.check;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Answers as Nightjar does, from lines it is given or is sent; can be told to be forgetful. */
final class StandInServer implements AutoCloseable {
  private static final int PAGE = 3;

  final List<String> stored = new ArrayList<>();
  final Map<String, List<String>> bodiesOfKeys = new HashMap<>();
  boolean refusesEachKeyOnce;
  private final HttpServer http;

  StandInServer() throws IOException {
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.createContext("/api/v1/logs/search", this::search);
    http.createContext("/api/v1/logs", this::take);
    http.start();
  }

  String address() {
    return "http://127.0.0.1:" + http.getAddress().getPort();
  }

  private synchronized void search(HttpExchange call) throws IOException {
    String query = call.getRequestURI().getQuery();
    int at = query.contains("cursor=") ? Integer.parseInt(query.replaceFirst(".*cursor=", "")) : 0;
    int end = Math.min(stored.size(), at + PAGE);
    var rows = new ArrayList<String>();
    stored.subList(at, end).forEach(text -> rows.add("{\"text\":\"" + text.strip() + "\"}"));
    String cursor = end < stored.size() ? "\"" + end + "\"" : "null";
    answer(call, 200, "{\"results\":" + rows + ",\"next_cursor\":" + cursor + "}");
  }

  private synchronized void take(HttpExchange call) throws IOException {
    String body = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String key = call.getRequestHeaders().getFirst("Idempotency-Key");
    if (key != null) {
      List<String> bodies = bodiesOfKeys.computeIfAbsent(key, k -> new ArrayList<>());
      bodies.add(body);
      if (refusesEachKeyOnce && bodies.size() == 1) {
        answer(call, 503, "{}");
        return;
      }
    }
    stored.addAll(body.lines().toList());
    answer(call, 200, "{\"accepted\":" + body.lines().count() + ",\"rejected\":0}");
  }

  private static void answer(HttpExchange call, int status, String json) throws IOException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    call.sendResponseHeaders(status, bytes.length);
    call.getResponseBody().write(bytes);
    call.close();
  }

  synchronized int size() {
    return stored.size();
  }

  @Override
  public void close() {
    http.stop(0);
  }
}
