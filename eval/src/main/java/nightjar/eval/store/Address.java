package nightjar.eval.store;

import java.net.URI;
import nightjar.eval.live.HttpConnection;

/**
 * Where a server listens.
 *
 * @param host name or number
 * @param port of plain HTTP
 */
record Address(String host, int port) {
  static Address of(String url) {
    URI uri = URI.create(url);
    return new Address(uri.getHost(), uri.getPort());
  }

  HttpConnection connection() {
    return new HttpConnection(host, port, "");
  }
}
