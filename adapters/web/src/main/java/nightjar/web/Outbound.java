package nightjar.web;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * The one way out: every request that Nightjar makes goes through here. Addresses come from the
 * configuration ({@link Endpoint}); no redirect is followed, no proxy is asked, no cookie is kept,
 * no body is logged; each call has a limit of time, for the whole of it, and of bytes read.
 *
 * <p>Any number of threads.
 */
public final class Outbound implements Closeable {
  /** Reads a reply while it comes; {@code head} is the reply without its body. */
  interface Reading<T> {
    T read(Reply head, InputStream body) throws IOException;
  }

  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final String AGENT = "Nightjar";

  private final HttpClient client;
  private final Duration connect;

  public Outbound() {
    this(CONNECT);
  }

  /** With another limit of time for connecting. */
  Outbound(Duration connect) {
    this.connect = connect;
    client =
        HttpClient.newBuilder()
            .connectTimeout(connect)
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(ProxySelector.of(null))
            .build();
  }

  /**
   * Sends and waits for the whole reply, whatever its status but 3xx.
   *
   * @throws OutboundException if none came, it came late, is too large or a redirect
   */
  Reply send(Call call) throws IOException, InterruptedException {
    return exchange(call, (head, body) -> head.with(body.readAllBytes()));
  }

  /**
   * Sends and reads the reply as it comes.
   *
   * @throws IOException as {@link #send} says, or what {@code reading} throws
   */
  <T> T exchange(Call call, Reading<T> reading) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + call.timeout().toNanos();
    String host = call.uri().getRawAuthority();
    HttpResponse<InputStream> response = open(call, host);
    try (var body = new TimedStream(response.body(), host, call, deadline)) {
      refuseRedirect(response, host);
      var head = new Reply(host, response.statusCode(), response.headers(), new byte[0]);
      return reading.read(head, body);
    }
  }

  private HttpResponse<InputStream> open(Call call, String host)
      throws IOException, InterruptedException {
    return await(
        host, call.timeout(), () -> client.sendAsync(request(call), BodyHandlers.ofInputStream()));
  }

  private <T> T await(String host, Duration limit, Supplier<CompletableFuture<T>> call)
      throws IOException, InterruptedException {
    CompletableFuture<T> future;
    try {
      future = call.get();
    } catch (OutOfMemoryError e) { // no thread could be made
      throw OutboundFailure.of(host, connect, e);
    }
    try {
      return future.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      future.cancel(true);
      throw OutboundFailure.late(host, limit, e);
    } catch (InterruptedException e) {
      future.cancel(true);
      throw e;
    } catch (ExecutionException e) {
      throw OutboundFailure.of(host, connect, e);
    }
  }

  private static HttpRequest request(Call call) {
    byte[] body = call.body();
    var builder =
        HttpRequest.newBuilder(call.uri())
            .version(
                call.uri().getScheme().equals("http")
                    ? HttpClient.Version.HTTP_1_1
                    : HttpClient.Version.HTTP_2)
            .header("User-Agent", AGENT)
            .method(
                call.method(),
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(body));
    call.headers().forEach(builder::header);
    return builder.build();
  }

  private static void refuseRedirect(HttpResponse<?> response, String host)
      throws OutboundException {
    if (response.statusCode() / 100 == 3) {
      String to = response.headers().firstValue("location").map(Outbound::hostOf).orElse("nowhere");
      throw new OutboundException(
          "%s answered %d and points to %s; redirects are not followed, so write the final address"
                  .formatted(host, response.statusCode(), to)
              + " into the configuration");
    }
  }

  private static String hostOf(String location) {
    try {
      String host = URI.create(location).getRawAuthority();
      return host == null ? "another path of itself" : CleanText.of(host, 100);
    } catch (IllegalArgumentException e) {
      return "an address that cannot be read";
    }
  }

  /**
   * Opens a WebSocket.
   *
   * @throws OutboundException if the server does not agree to one; the message has its status
   */
  WebSocket socket(URI uri, Map<String, String> headers, WebSocket.Listener listener)
      throws IOException, InterruptedException {
    var builder = client.newWebSocketBuilder().connectTimeout(connect);
    builder.header("User-Agent", AGENT);
    headers.forEach(builder::header);
    return await(uri.getRawAuthority(), connect, () -> builder.buildAsync(uri, listener));
  }

  /** Ends what is under way and frees all connections. */
  @Override
  public void close() {
    client.shutdownNow();
  }
}
