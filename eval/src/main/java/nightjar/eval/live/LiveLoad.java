package nightjar.eval.live;

import java.net.URI;

/**
 * What is sent to a running Nightjar.
 *
 * @param server where it listens, plain HTTP
 * @param key an API key; empty if none is needed
 * @param rate lines per second, 1 to 1,000,000
 * @param seconds how long, 1 to 86,400
 * @param batch lines per call, 1 to 10,000
 * @param clients connections, 1 to 64
 * @param pid process of the server, for what it costs; 0 if unknown
 * @param seed of the generated lines
 */
public record LiveLoad(
    URI server, String key, int rate, int seconds, int batch, int clients, long pid, long seed) {
  public LiveLoad {
    if (!"http".equals(server.getScheme()) || server.getHost() == null) {
      throw new IllegalArgumentException("server: \"" + server + "\" is not http://HOST:PORT");
    }
    check("rate", rate, 1_000_000);
    check("seconds", seconds, 86_400);
    check("batch", batch, 10_000);
    check("clients", clients, 64);
    if (pid < 0) {
      throw new IllegalArgumentException("pid must not be negative: " + pid);
    }
    if (!key.chars().allMatch(c -> c > ' ' && c < 127)) {
      throw new IllegalArgumentException("key: not printable ASCII");
    }
  }

  private static void check(String name, int value, int most) {
    if (value < 1 || value > most) {
      throw new IllegalArgumentException(name + " must be 1 to " + most + ": " + value);
    }
  }

  int port() {
    return server.getPort() < 0 ? 80 : server.getPort();
  }

  HttpConnection connection() {
    return new HttpConnection(server.getHost(), port(), key);
  }
}
