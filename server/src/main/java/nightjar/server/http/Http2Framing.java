package nightjar.server.http;

import io.netty.buffer.ByteBuf;
import java.util.function.LongSupplier;

/**
 * Counts the frames of an HTTP/2 connection that make work and carry none. The library bounds
 * streams, headers and resets; what it answers without end is bounded here:
 *
 * <ul>
 *   <li>CONTINUATION frames of one block of headers, empty ones too, which no limit of bytes ends
 *       (CVE-2024-27316, CVE-2024-30255 and others of this family in other servers): at most 32.
 *       The largest headers that are taken fit into one frame
 *   <li>PING, SETTINGS, PRIORITY, RST_STREAM, frames of unknown kinds and DATA that is empty and
 *       ends nothing (CVE-2019-9512, CVE-2019-9515, CVE-2019-9518, CVE-2023-44487): at most 1,000
 *       in ten seconds
 *   <li>HEADERS before the server's SETTINGS are confirmed: at most 128. Until then the library
 *       holds nobody to the number of streams that they allow (RFC 9113 §6.5.3)
 * </ul>
 *
 * More ends the connection with ENHANCE_YOUR_CALM. WINDOW_UPDATE is not counted: whoever reads a
 * long answer sends many. Format of frames: RFC 9113 §4.1.
 */
final class Http2Framing implements WireCheck {
  private static final int PREFACE = 24;
  private static final int HEAD = 9;
  private static final int MOST_CONTINUATIONS = 32;
  private static final int MOST_IDLE_FRAMES = 1000;
  private static final long WINDOW_NANOS = 10_000_000_000L;
  private static final int MOST_UNCONFIRMED = 128;
  private static final int END_STREAM = 1;
  private static final int ACK = 1;

  private static final byte[] GO_AWAY = {
    0,
    0,
    8,
    7,
    0,
    0,
    0,
    0,
    0, // length, GOAWAY, no flags, connection
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    11 // no stream is promised; ENHANCE_YOUR_CALM
  };

  private final LimitCounters counters;
  private final LongSupplier nanos;
  private final byte[] head = new byte[HEAD];
  private int headBytes;
  private int skip = PREFACE;
  private boolean confirmed;
  private int unconfirmed;
  private int continuations;
  private int idleFrames;
  private long windowStart;

  Http2Framing(LimitCounters counters, LongSupplier nanos) {
    this.counters = counters;
    this.nanos = nanos;
    this.windowStart = nanos.getAsLong();
  }

  @Override
  public boolean whole(ByteBuf in) {
    int at = in.readerIndex();
    int end = in.writerIndex();
    while (at < end) {
      if (skip > 0) {
        int step = Math.min(skip, end - at);
        skip -= step;
        at += step;
      } else {
        head[headBytes++] = in.getByte(at++);
        if (headBytes == HEAD && !frame()) {
          return false;
        }
      }
    }
    return true;
  }

  @Override
  public boolean part(ByteBuf in, ByteBuf out) {
    counters.hit(Limit.FRAMES);
    return false;
  }

  /** The library ends such a connection with GOAWAY, and knows which streams it waits for. */
  @Override
  public boolean inside() {
    return false;
  }

  @Override
  public byte[] farewell() {
    return GO_AWAY.clone();
  }

  private boolean frame() {
    headBytes = 0;
    skip = (head[0] & 0xff) << 16 | (head[1] & 0xff) << 8 | (head[2] & 0xff);
    int type = head[3] & 0xff;
    continuations = type == 9 ? continuations + 1 : 0;
    confirmed |= type == 4 && (head[4] & ACK) != 0;
    unconfirmed += type == 1 && !confirmed ? 1 : 0;
    if (isIdle(type, head[4])) {
      long now = nanos.getAsLong();
      if (now - windowStart > WINDOW_NANOS) {
        windowStart = now;
        idleFrames = 0;
      }
      idleFrames++;
    }
    return continuations <= MOST_CONTINUATIONS
        && idleFrames <= MOST_IDLE_FRAMES
        && unconfirmed <= MOST_UNCONFIRMED;
  }

  /** DATA 0, HEADERS 1, PRIORITY 2, RST_STREAM 3, SETTINGS 4, PING 6, WINDOW_UPDATE 8. */
  private boolean isIdle(int type, int flags) {
    return switch (type) {
      case 0 -> skip == 0 && (flags & END_STREAM) == 0;
      case 1, 8, 9 -> false;
      default -> true;
    };
  }
}
