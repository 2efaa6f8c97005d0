package nightjar.eval.check;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * An alert target of the check's own, on the loopback interface: takes every message and counts it.
 * Each server process is given an address of its own, which tells messages of one process from
 * those of the next even where they are read late. What was counted can be read after it is closed.
 * Any thread.
 */
final class AlertReceiver implements AutoCloseable {
  /** As Nightjar calls a target of this kind. */
  static final String TARGET = "webhook";

  private static final JsonFactory JSON = new JsonFactory();

  private final HttpServer http;
  private final Map<AlertKind, Map<Integer, Integer>> received = new HashMap<>();
  private int processes;

  AlertReceiver() throws IOException {
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.createContext("/", this::take);
    http.start();
  }

  /** Settings of one more server process, as variables of its environment. */
  synchronized Map<String, String> forOneMore() {
    processes++;
    return Map.of(
        "NIGHTJAR_WEBHOOK_URL",
        "http://127.0.0.1:" + http.getAddress().getPort() + "/" + processes);
  }

  /** How many messages came of each kind, by the process that sent them, from 1. */
  synchronized Map<AlertKind, Map<Integer, Integer>> received() {
    var copy = new HashMap<AlertKind, Map<Integer, Integer>>();
    received.forEach((kind, counts) -> copy.put(kind, Map.copyOf(counts)));
    return copy;
  }

  private void take(HttpExchange call) throws IOException {
    byte[] body = call.getRequestBody().readAllBytes();
    int process = Integer.parseInt(call.getRequestURI().getPath().substring(1));
    count(kind(body), process);
    call.sendResponseHeaders(200, -1);
    call.close();
  }

  private synchronized void count(AlertKind kind, int process) {
    received.computeIfAbsent(kind, k -> new TreeMap<>()).merge(process, 1, Integer::sum);
  }

  /** Of what cannot be read, one that no store knows. */
  private static AlertKind kind(byte[] body) {
    long incident = 0;
    String change = "unreadable";
    try (JsonParser parser = JSON.createParser(body)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        if (name.equals("number")) {
          incident = parser.getLongValue();
        } else if (name.equals("change")) {
          change = parser.getText();
        }
        parser.skipChildren();
      }
    } catch (IOException e) {
      return new AlertKind(0, "unreadable");
    }
    return new AlertKind(incident, change);
  }

  @Override
  public void close() {
    http.stop(0);
  }
}
