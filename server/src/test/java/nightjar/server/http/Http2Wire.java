package nightjar.server.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.HexFormat;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * HTTP/2 by hand (RFC 9113 §4.1, RFC 7541 §6.2.2): writes whatever frames a test likes, and keeps
 * the heads of those that come back, as a caller who reads does.
 */
final class Http2Wire implements AutoCloseable {
  static final int DATA = 0;
  static final int HEADERS = 1;
  static final int RST_STREAM = 3;
  static final int SETTINGS = 4;
  static final int PING = 6;
  static final int GOAWAY = 7;
  static final int CONTINUATION = 9;
  static final int END_STREAM = 1;
  static final int ACK = 1;
  static final int END_HEADERS = 4;

  /** The end of what the server sends. */
  static final Frame END = new Frame(-1, 0, 0, 0, 0);

  private final Socket socket;
  private final BlockingQueue<Frame> frames = new LinkedBlockingQueue<>();
  private final Thread reader;

  /**
   * A frame that came.
   *
   * @param code first byte of a block of headers, or the error of RST_STREAM and GOAWAY
   */
  record Frame(int type, int flags, int stream, int length, int code) {}

  /** A caller that confirms the server's settings. */
  Http2Wire(int port) throws IOException {
    this(port, true);
  }

  Http2Wire(int port, boolean confirms) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(30_000);
    socket.getOutputStream().write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(ISO_8859_1));
    write(frame(SETTINGS, 0, 0, new byte[0]));
    reader = Thread.ofVirtual().start(() -> read(confirms));
  }

  static byte[] frame(int type, int flags, int stream, byte[] payload) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(payload.length >> 16);
    out.write(payload.length >> 8);
    out.write(payload.length);
    out.write(type);
    out.write(flags);
    for (int shift = 24; shift >= 0; shift -= 8) {
      out.write(stream >> shift);
    }
    out.writeBytes(payload);
    return out.toByteArray();
  }

  /** A block of headers: GET (by index) of a path at an authority, literals without indexing. */
  static byte[] get(String authority, String path) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(HexFormat.of().parseHex("8286")); // :method GET, :scheme http
    literal(out, 4, path);
    literal(out, 1, authority);
    return out.toByteArray();
  }

  private static void literal(ByteArrayOutputStream out, int index, String value) {
    out.write(index);
    out.write(value.length());
    out.writeBytes(value.getBytes(ISO_8859_1));
  }

  /** False if the server has hung up. */
  boolean write(byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  /** The next frame of this type, or {@link #END}. */
  Frame await(int type) throws InterruptedException {
    while (true) {
      Frame frame = frames.poll(30, TimeUnit.SECONDS);
      if (frame == null) {
        throw new AssertionError("no frame of type " + type + " and no end in 30 s");
      }
      if (frame.type() == type || frame.equals(END)) {
        return frame;
      }
    }
  }

  private void read(boolean confirms) {
    try {
      DataInputStream in = new DataInputStream(socket.getInputStream());
      while (true) {
        int first = in.readInt();
        int flags = in.readUnsignedByte();
        int stream = in.readInt();
        byte[] payload = in.readNBytes(first >>> 8);
        if (confirms && (first & 0xff) == SETTINGS && (flags & ACK) == 0) {
          write(frame(SETTINGS, ACK, 0, new byte[0]));
        }
        frames.add(new Frame(first & 0xff, flags, stream, payload.length, code(first, payload)));
      }
    } catch (EOFException | SocketException _) {
      frames.add(END);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static int code(int first, byte[] payload) {
    return switch (first & 0xff) {
      case HEADERS -> payload[0] & 0xff;
      case RST_STREAM -> payload[3];
      case GOAWAY -> payload[7];
      default -> 0;
    };
  }

  @Override
  public void close() throws IOException {
    socket.close();
    try {
      reader.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
