package nightjar.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * A web server on the loopback address and a free port that stands in for a real one, and fails as
 * told. HTTP/1.1, one request a connection. Begins with {@link #start()}.
 */
public abstract class StandInServer implements AutoCloseable {
  private final ServerSocket server;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final Queue<StandInFault> faults = new ConcurrentLinkedQueue<>();
  private final List<StandInRequest> requests = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);

  protected StandInServer() {
    try {
      server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Accepts connections from now on. */
  protected final void start() {
    Thread.ofVirtual().start(this::accept);
  }

  /** {@code http://127.0.0.1:PORT}. */
  public final String url() {
    return "http://127.0.0.1:" + server.getLocalPort();
  }

  /** What happens to the next requests, one each, in order. */
  public final void next(StandInFault... failures) {
    faults.addAll(List.of(failures));
  }

  /** Requests so far, those that failed included. */
  public final List<StandInRequest> requests() {
    return List.copyOf(requests);
  }

  /** Does what the request asks for. Any thread. */
  protected abstract StandInReply answer(StandInRequest request);

  /**
   * Takes over the connection of a request, such as for a WebSocket, and serves it until it ends.
   *
   * @return was it taken over?
   */
  protected boolean upgrade(StandInRequest request, Socket socket) throws IOException {
    return false;
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        open.add(socket);
        Thread.ofVirtual().start(() -> serve(socket));
      }
    } catch (IOException e) {
      ended.countDown(); // closed
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      StandInRequest request = read(socket.getInputStream());
      if (request == null) {
        write(socket.getOutputStream(), StandInReply.text(400, "no HTTP request"));
      } else {
        requests.add(request);
        StandInFault fault = faults.poll();
        if (fault != null) {
          fail(fault, request, socket);
        } else if (!upgrade(request, socket)) {
          write(socket.getOutputStream(), answer(request));
        }
      }
    } catch (IOException | InterruptedException e) {
      // The client went away, or the test ended: nobody to tell.
    } finally {
      open.remove(socket);
    }
  }

  private void fail(StandInFault fault, StandInRequest request, Socket socket)
      throws IOException, InterruptedException {
    switch (fault) {
      case StandInFault.Answer other -> write(socket.getOutputStream(), other.reply());
      case StandInFault.Reset _ -> socket.setSoLinger(true, 0);
      case StandInFault.Closed _ -> socket.getInputStream();
      case StandInFault.LostReply _ -> {
        answer(request);
        socket.setSoLinger(true, 0);
      }
      case StandInFault.Silent _ -> closed.await();
      case StandInFault.Stuck stuck -> {
        OutputStream out = socket.getOutputStream();
        out.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{".getBytes(ISO_8859_1));
        out.flush();
        closed.await();
      }
      case StandInFault.Held held -> {
        held.until().await();
        write(socket.getOutputStream(), answer(request));
      }
    }
  }

  private static @Nullable StandInRequest read(InputStream stream) throws IOException {
    InputStream in = new BufferedInputStream(stream);
    var head = new ByteArrayOutputStream();
    int matched = 0;
    while (matched < 4) {
      int next = in.read();
      boolean isTls = next == 0x16 && head.size() == 0;
      if (next < 0 || isTls || head.size() > 65_536) {
        return null;
      }
      head.write(next);
      matched = next == "\r\n\r\n".charAt(matched) ? matched + 1 : next == '\r' ? 1 : 0;
    }
    StandInRequest request = StandInRequest.of(head.toString(ISO_8859_1));
    int length = Integer.parseInt(request.header("content-length").orElse("0"));
    return request.with(in.readNBytes(length));
  }

  private static void write(OutputStream out, StandInReply reply) throws IOException {
    StringBuilder head = new StringBuilder("HTTP/1.1 " + reply.status() + " Stand-in\r\n");
    for (Map.Entry<String, String> header : reply.headers().entrySet()) {
      head.append(header.getKey()).append(": ").append(header.getValue()).append("\r\n");
    }
    head.append("Content-Length: ").append(reply.body().length);
    head.append("\r\nConnection: close\r\n\r\n");
    out.write(head.toString().getBytes(ISO_8859_1));
    out.write(reply.body());
    out.flush();
  }

  /** Ends every connection and the server; from then on its port refuses. */
  @Override
  public void close() {
    closed.countDown();
    try {
      server.close();
      // The port is given back by the thread that waits there, which may take one more before.
      ended.await();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
