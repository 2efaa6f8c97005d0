package nightjar.eval.live;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP/1.1 connection that is kept open: a request is one write, and nothing else is going on,
 * so that the sender takes little from the machine that is measured. Opens itself when needed,
 * again after a failure. One thread at a time.
 */
public final class HttpConnection implements Closeable {
  private static final int CONNECT_MILLIS = 5_000;
  private static final int ANSWER_MILLIS = 60_000;
  private static final int MOST_BYTES = 16 << 20;

  private final String host;
  private final int port;
  private final String key;
  private @Nullable Socket socket;
  private @Nullable InputStream in;

  /** To a server of plain HTTP; {@code key} is empty where none is needed. */
  public HttpConnection(String host, int port, String key) {
    this.host = host;
    this.port = port;
    this.key = key;
  }

  /** What came back. */
  public record Answer(int status, String body) {}

  /** Asks for a page and waits for all of it, a minute at most between two bytes. */
  public Answer get(String path) throws IOException {
    return call(head("GET", path, ""), new byte[0], 0);
  }

  Answer post(String path, byte[] body, int length) throws IOException {
    return post(path, "", body, length);
  }

  /**
   * Sends the first bytes of a body of plain text and waits for the answer.
   *
   * @param headers more of them, each ended by CR LF
   */
  public Answer post(String path, String headers, byte[] body, int length) throws IOException {
    String more = headers + "Content-Type: text/plain\r\nContent-Length: " + length + "\r\n";
    return call(head("POST", path, more), body, length);
  }

  private String head(String method, String path, String more) {
    String name = host.indexOf(':') >= 0 && host.charAt(0) != '[' ? "[" + host + "]" : host;
    String secret = key.isEmpty() ? "" : "X-API-Key: " + key + "\r\n";
    return method
        + ' '
        + path
        + " HTTP/1.1\r\nHost: "
        + name
        + ':'
        + port
        + "\r\n"
        + secret
        + more
        + "\r\n";
  }

  private Answer call(String head, byte[] body, int length) throws IOException {
    boolean whole = false;
    try {
      InputStream from = open();
      byte[] start = head.getBytes(StandardCharsets.US_ASCII);
      byte[] all = java.util.Arrays.copyOf(start, start.length + length);
      System.arraycopy(body, 0, all, start.length, length);
      Socket to = socket;
      if (to == null) {
        throw new EOFException("the connection is closed");
      }
      to.getOutputStream().write(all);
      Answer answer = read(from);
      whole = true;
      return answer;
    } finally {
      if (!whole) {
        close();
      }
    }
  }

  private InputStream open() throws IOException {
    InputStream known = in;
    if (known != null) {
      return known;
    }
    var opened = new Socket();
    socket = opened;
    opened.setTcpNoDelay(true);
    opened.setSoTimeout(ANSWER_MILLIS);
    opened.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
    InputStream from = new BufferedInputStream(opened.getInputStream());
    in = from;
    return from;
  }

  private Answer read(InputStream from) throws IOException {
    String first = line(from);
    if (!first.startsWith("HTTP/1.1 ") || first.length() < 12) {
      throw new IOException("not an answer of HTTP/1.1: " + first);
    }
    int status = Integer.parseInt(first, 9, 12, 10);
    int length = 0;
    boolean last = false;
    for (String line = line(from); !line.isEmpty(); line = line(from)) {
      String lower = line.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Integer.parseInt(lower.substring(15).strip());
      } else if (lower.startsWith("transfer-encoding:")) {
        throw new IOException("an answer without a length is not understood");
      } else if (lower.startsWith("connection:")) {
        last = lower.contains("close");
      }
    }
    if (length > MOST_BYTES) {
      throw new IOException("an answer of " + length + " bytes is too large");
    }
    byte[] body = from.readNBytes(length);
    if (body.length < length) {
      throw new EOFException("the answer ends early");
    }
    if (last) {
      close();
    }
    return new Answer(status, new String(body, StandardCharsets.UTF_8));
  }

  private static String line(InputStream from) throws IOException {
    var line = new StringBuilder(64);
    for (int b = from.read(); b != '\n'; b = from.read()) {
      if (b < 0 || line.length() > 8_192) {
        throw new EOFException("the connection ended before an answer");
      }
      if (b != '\r') {
        line.append((char) b);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    Socket open = socket;
    socket = null;
    in = null;
    if (open != null) {
      open.close();
    }
  }
}
