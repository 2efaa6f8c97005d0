package nightjar.server.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.netty.buffer.ByteBuf;
import io.netty.util.ByteProcessor;
import java.io.ByteArrayOutputStream;
import java.util.Locale;
import java.util.Set;
import nightjar.server.config.Limits;

/**
 * Where one call of HTTP/1 ends and the next begins, read without forgiveness. A proxy in front
 * that reads it otherwise would pass on, as somebody else's call, what a caller wrote into a body
 * (request smuggling, RFC 9112 §11.2). The library's decoder takes an unknown {@code
 * Transfer-Encoding} for none, and forgets {@code Content-Length} where both are there. Here:
 *
 * <ul>
 *   <li>lines end with CR LF; names of headers are tokens, directly before their colon; no folding
 *   <li>{@code Content-Length}: one, of digits; {@code Transfer-Encoding}: one, {@code chunked}, in
 *       HTTP/1.1; never both (§6.1, §6.3)
 *   <li>sizes of chunks are hexadecimal digits, with an extension or none (§7.1)
 *   <li>{@code Upgrade} and {@code HTTP2-Settings} are left out, which means the offer is not
 *       accepted: what follows an upgrade to HTTP/2 would pass a proxy unseen. HTTP/2 with prior
 *       knowledge and by TLS are there
 * </ul>
 *
 * What is against the rules is followed by a line that no decoder takes, so that the library
 * answers 400 after the answers that are due before, and closes. Bodies pass uncopied.
 */
final class Http1Framing implements WireCheck {
  private enum State {
    START,
    HEADERS,
    BODY,
    CHUNK_SIZE,
    CHUNK,
    CHUNK_END,
    TRAILERS,
    /** A line longer than the library takes: it refuses. */
    TOO_LONG
  }

  /** The last is of a draft of WebSocket, and to the library's decoder means eight bytes more. */
  private static final Set<String> LEFT_OUT =
      Set.of("upgrade", "http2-settings", "sec-websocket-key1");

  private final int longestLine;
  private final ByteArrayOutputStream held = new ByteArrayOutputStream();
  private State state = State.START;
  private BodyLength body = new BodyLength();
  private long left;

  Http1Framing(Limits limits) {
    longestLine = Math.max(limits.headerBytes(), limits.urlBytes()) + 2;
  }

  @Override
  public boolean whole(ByteBuf in) {
    boolean inside = state == State.BODY || state == State.CHUNK;
    if (inside && in.readableBytes() <= left) {
      taken(in.readableBytes());
      return true;
    }
    return state == State.TOO_LONG;
  }

  @Override
  public boolean part(ByteBuf in, ByteBuf out) {
    while (in.isReadable()) {
      boolean good =
          switch (state) {
            case BODY, CHUNK -> copy(in, out, (int) Math.min(left, in.readableBytes()));
            case START, HEADERS, CHUNK_SIZE, CHUNK_END, TRAILERS -> line(in, out);
            case TOO_LONG -> copy(in, out, in.readableBytes());
          };
      if (!good) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean inside() {
    return state != State.START || held.size() > 0;
  }

  @Override
  public byte[] farewell() {
    return new byte[0];
  }

  private boolean copy(ByteBuf in, ByteBuf out, int length) {
    out.writeBytes(in, length);
    taken(length);
    return true;
  }

  private void taken(int length) {
    left -= length;
    if (left == 0) {
      state = state == State.BODY ? State.START : State.CHUNK_END;
    }
  }

  private boolean line(ByteBuf in, ByteBuf out) {
    int end = in.forEachByte(ByteProcessor.FIND_LF);
    byte[] piece = new byte[(end < 0 ? in.writerIndex() : end + 1) - in.readerIndex()];
    in.readBytes(piece);
    held.writeBytes(piece);
    if (held.size() > longestLine) {
      return tooLong(out);
    }
    if (end < 0) {
      return true;
    }
    String line = held.toString(ISO_8859_1);
    held.reset();
    String text = line.substring(0, Math.max(0, line.length() - 2));
    State before = state;
    if (!line.endsWith("\r\n") || text.indexOf('\r') >= 0 || !take(text)) {
      out.writeBytes(refusal(before));
      return false;
    }
    if (before != State.HEADERS || !isLeftOut(text)) {
      out.writeBytes(line.getBytes(ISO_8859_1));
    }
    return true;
  }

  private boolean tooLong(ByteBuf out) {
    boolean inHead = state == State.START || state == State.HEADERS;
    out.writeBytes(inHead ? held.toByteArray() : refusal(state));
    held.reset();
    state = State.TOO_LONG;
    return inHead;
  }

  /** What no decoder takes where the library's is. */
  private static byte[] refusal(State state) {
    String text =
        switch (state) {
          case START, TOO_LONG, BODY, CHUNK -> "~\r\n\r\n";
          case HEADERS -> ":\r\n\r\n";
          case CHUNK_SIZE -> "~\r\n";
          case CHUNK_END -> "\r\n~\r\n";
          case TRAILERS -> ":\r\n\r\n~\r\n\r\n";
        };
    return text.getBytes(ISO_8859_1);
  }

  private boolean take(String line) {
    return switch (state) {
      case START -> start(line);
      case HEADERS -> header(line);
      case CHUNK_SIZE -> chunkSize(line);
      case CHUNK_END -> {
        state = State.CHUNK_SIZE;
        yield line.isEmpty();
      }
      case TRAILERS -> {
        state = line.isEmpty() ? State.START : State.TRAILERS;
        yield line.isEmpty() || nameLength(line) > 0;
      }
      case BODY, CHUNK, TOO_LONG -> false;
    };
  }

  /** An empty line before a call is allowed (§2.2). */
  private boolean start(String line) {
    if (line.isEmpty()) {
      return true;
    }
    body = new BodyLength();
    body.version(line);
    state = State.HEADERS;
    return line.charAt(0) > ' ';
  }

  private boolean header(String line) {
    if (line.isEmpty()) {
      left = body.length();
      state = body.isChunked() ? State.CHUNK_SIZE : left > 0 ? State.BODY : State.START;
      return body.isClear();
    }
    int name = nameLength(line);
    if (name > 0) {
      body.header(line.substring(0, name), line.substring(name + 1).strip());
    }
    return name > 0;
  }

  private boolean chunkSize(String line) {
    int digits = 0;
    while (digits < line.length() && Character.digit(line.charAt(digits), 16) >= 0) {
      digits++;
    }
    boolean good =
        digits > 0 && digits < 16 && (digits == line.length() || line.charAt(digits) == ';');
    if (good) {
      left = Long.parseLong(line.substring(0, digits), 16);
      state = left == 0 ? State.TRAILERS : State.CHUNK;
    }
    return good;
  }

  /** Length of the name before the colon; 0 if that is none. */
  private static int nameLength(String line) {
    int at = 0;
    while (at < line.length() && isToken(line.charAt(at))) {
      at++;
    }
    return at < line.length() && line.charAt(at) == ':' ? at : 0;
  }

  private static boolean isToken(char c) {
    return (c >= '0' && c <= '9')
        || (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || "!#$%&'*+-.^_`|~".indexOf(c) >= 0;
  }

  private static boolean isLeftOut(String line) {
    return LEFT_OUT.contains(line.substring(0, nameLength(line)).toLowerCase(Locale.ROOT));
  }
}
