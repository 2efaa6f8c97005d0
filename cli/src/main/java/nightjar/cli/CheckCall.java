package nightjar.cli;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/**
 * Looks whether somebody is at an address of the configuration: follows no redirect, asks no proxy,
 * sends nothing but what it is given, and waits five seconds at most.
 */
final class CheckCall implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int MOST_BYTES = 1 << 20;

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(PATIENCE)
          .followRedirects(HttpClient.Redirect.NEVER)
          .proxy(ProxySelector.of(null))
          .build();

  /** What came back; the text is hostile. */
  record Answer(int status, String text) {}

  /**
   * Asks for a page.
   *
   * @throws IOException if none came in time, with a reason for people
   */
  Answer get(URI address, Map<String, String> headers) throws IOException {
    HttpRequest.Builder request = HttpRequest.newBuilder(address).header("User-Agent", "Nightjar");
    headers.forEach(request::header);
    var coming =
        client.sendAsync(
            request.build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
    try {
      HttpResponse<byte[]> answer = coming.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      return new Answer(answer.statusCode(), new String(answer.body(), StandardCharsets.UTF_8));
    } catch (TimeoutException e) {
      coming.cancel(true);
      throw new IOException("no answer within " + PATIENCE.toSeconds() + " s", e);
    } catch (ExecutionException e) {
      throw new IOException(reason(e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /**
   * Connects and hangs up without a word.
   *
   * @throws IOException if nobody is there, with a reason for people
   */
  static void connect(String host, int port) throws IOException {
    try (Socket socket = new Socket()) {
      InetSocketAddress address = new InetSocketAddress(host, port);
      if (address.isUnresolved()) {
        throw new UnknownHostException(host);
      }
      socket.connect(address, (int) PATIENCE.toMillis());
    } catch (IOException e) {
      throw new IOException(reason(e), e);
    }
  }

  private static String reason(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      switch (cause) {
        case UnknownHostException _, UnresolvedAddressException _ -> {
          return "its name is not known";
        }
        case HttpTimeoutException _, SocketTimeoutException _ -> {
          return "no connection within " + PATIENCE.toSeconds() + " s";
        }
        case SSLException tls -> {
          return "no TLS with it: " + tls.getMessage();
        }
        case ConnectException refused when refused.getCause() == null -> {
          return "nobody takes the connection";
        }
        case ClosedChannelException _ -> {
          return "nobody takes the connection";
        }
        default -> {}
      }
    }
    String message = failure.getMessage();
    return message == null ? failure.toString() : message;
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
