package nightjar.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.function.BooleanSupplier;

/** The server's side of a WebSocket (RFC 6455): sends texts, answers pings, notes the end. */
final class WebSocketPeer {
  private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  private static final int TEXT = 1;
  private static final int CLOSE = 8;
  private static final int PING = 9;
  private static final int PONG = 10;

  private final Socket socket;
  private final OutputStream out;

  /** Agrees to a WebSocket. */
  WebSocketPeer(StandInRequest request, Socket socket) throws IOException {
    this.socket = socket;
    out = socket.getOutputStream();
    String key = request.header("sec-websocket-key").orElse("");
    send(
        ("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Accept: "
                + accept(key)
                + "\r\n\r\n")
            .getBytes(ISO_8859_1));
  }

  private static String accept(String key) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-1").digest((key + GUID).getBytes(ISO_8859_1));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private synchronized void send(byte[] bytes) throws IOException {
    out.write(bytes);
    out.flush();
  }

  /** Sends a text in two frames, as a server may. */
  void text(String text) throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    int half = bytes.length / 2;
    frame(TEXT, false, bytes, 0, half);
    frame(0, true, bytes, half, bytes.length);
  }

  private synchronized void frame(int code, boolean last, byte[] bytes, int from, int to)
      throws IOException {
    int length = to - from;
    out.write((last ? 0x80 : 0) | code);
    if (length < 126) {
      out.write(length);
    } else if (length < 65_536) {
      out.write(126);
      out.write(length >> 8);
      out.write(length);
    } else {
      out.write(127);
      for (int shift = 56; shift >= 0; shift -= 8) {
        out.write((int) ((long) length >> shift));
      }
    }
    out.write(bytes, from, length);
    out.flush();
  }

  /**
   * Reads what the client sends until it ends.
   *
   * @param answersPing asked for every ping
   */
  void serve(BooleanSupplier answersPing) throws IOException {
    var in = new DataInputStream(socket.getInputStream());
    while (true) {
      int code = in.readUnsignedByte() & 15;
      int length = in.readUnsignedByte() & 127;
      if (length > 125) {
        throw new IOException("a client of tail sends no more than control frames");
      }
      byte[] mask = in.readNBytes(4);
      byte[] content = in.readNBytes(length);
      for (int i = 0; i < content.length; i++) {
        content[i] ^= mask[i % 4];
      }
      if (code == PING && answersPing.getAsBoolean()) {
        frame(PONG, true, content, 0, content.length);
      } else if (code == CLOSE) {
        return;
      }
    }
  }

  /** Ends the connection in order. */
  void end(int status, String reason) throws IOException {
    byte[] words = reason.getBytes(UTF_8);
    byte[] content = new byte[words.length + 2];
    content[0] = (byte) (status >> 8);
    content[1] = (byte) status;
    System.arraycopy(words, 0, content, 2, words.length);
    frame(CLOSE, true, content, 0, content.length);
  }

  /** Breaks the connection off. */
  void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }
}
