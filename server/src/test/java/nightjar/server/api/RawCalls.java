package nightjar.server.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * Calls of HTTP/1.1 whose address is sent as it is given, on one connection that is made anew where
 * the server closed it. An answer that does not come in twenty seconds fails.
 */
final class RawCalls implements AutoCloseable {
  private final URI address;
  private Optional<Socket> open = Optional.empty();
  private InputStream in = InputStream.nullInputStream();

  /** An answer; of a stream of events the head only. */
  record Answer(int status, String head, String body) {}

  RawCalls(String address) {
    this.address = URI.create(address);
  }

  Answer get(String path) throws IOException {
    return call("GET " + path, "", new byte[0]);
  }

  Answer post(String path, String type, String text) throws IOException {
    byte[] body = text.getBytes(UTF_8);
    return call(
        "POST " + path,
        "Content-Type: " + type + "\r\nContent-Length: " + body.length + "\r\n",
        body);
  }

  private Answer call(String first, String headers, byte[] body) throws IOException {
    if (open.isEmpty()) {
      connect();
    }
    String head =
        first + " HTTP/1.1\r\nHost: " + address.getAuthority() + "\r\n" + headers + "\r\n";
    var out = open.orElseThrow().getOutputStream();
    out.write(head.getBytes(ISO_8859_1));
    out.write(body);
    return answer();
  }

  private void connect() throws IOException {
    Socket socket = new Socket(address.getHost(), address.getPort());
    socket.setSoTimeout(20_000);
    open = Optional.of(socket);
    in = new BufferedInputStream(socket.getInputStream());
  }

  private Answer answer() throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int read = in.read();
      if (read < 0) {
        throw new IOException("no answer, but the end; so far: " + head);
      }
      head.append((char) read);
    }
    String lower = head.toString().toLowerCase(Locale.ROOT);
    int length = length(lower);
    String body = length < 0 ? "" : new String(in.readNBytes(length), UTF_8);
    int status = Integer.parseInt(lower.substring(9, 12));
    if (length < 0 || lower.contains("connection: close") || status >= 400) {
      close();
    }
    return new Answer(status, head.toString(), body);
  }

  private static int length(String head) {
    int at = head.indexOf("content-length: ");
    return at < 0 ? -1 : Integer.parseInt(head.substring(at + 16, head.indexOf('\r', at)).strip());
  }

  @Override
  public void close() throws IOException {
    if (open.isPresent()) {
      open.get().close();
      open = Optional.empty();
    }
  }
}
