package nightjar.server.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Stands between the socket (or what decrypts it) and the library, which has no say over what its
 * decoders forgive: bytes of HTTP/1 go through {@link Http1Framing}, those of HTTP/2 through {@link
 * Http2Framing}. Which it is, is seen as the library sees it: by the first four bytes.
 *
 * <p>A connection whose caller is still sending when it is answered, say a body that is too long,
 * is not closed at once: what comes after a close is told with a reset, and that may take the
 * answer from the caller before it was read (RFC 9112 §9.6). The caller sees the end of the answer,
 * what it still sends is read and let go, and the connection is closed when the caller has, or
 * after two seconds.
 */
final class WireWatch extends ChannelDuplexHandler {
  private static final long LINGER_SECONDS = 2;
  private static final int HTTP2 = 'P' << 24 | 'R' << 16 | 'I' << 8 | ' ';

  private final Connections connections;
  private final boolean tls;
  private ByteBuf start = Unpooled.buffer(4, 4);
  private @Nullable WireCheck check;
  private boolean refused;
  private boolean closing;

  WireWatch(Connections connections, boolean tls) {
    this.connections = connections;
    this.tls = tls;
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (!(message instanceof ByteBuf in)) {
      ctx.fireChannelRead(message);
      return;
    }
    if (closing) {
      in.release();
      return;
    }
    WireCheck known = check;
    if (known == null) {
      known = recognize(in);
    }
    if (known == null || refused) {
      in.release();
    } else if (start.isReadable()) {
      ByteBuf all = Unpooled.wrappedBuffer(start, in);
      start = Unpooled.EMPTY_BUFFER;
      pass(ctx, known, all);
    } else {
      pass(ctx, known, in);
    }
  }

  @Override
  public void close(ChannelHandlerContext ctx, ChannelPromise promise) {
    WireCheck known = check;
    boolean sending = refused || (known != null && known.inside());
    if (!sending || !ctx.channel().isActive()) {
      var _ = ctx.close(promise);
      return;
    }
    var _ = ctx.channel().closeFuture().addListener(_ -> promise.trySuccess());
    if (!closing) {
      closing = true;
      linger(ctx);
    }
  }

  private void linger(ChannelHandlerContext ctx) {
    ctx.channel().config().setAutoRead(true);
    // With TLS the end of the answer would have to be told in its own words first.
    if (!tls && ctx.channel() instanceof DuplexChannel socket) {
      var _ = socket.shutdownOutput();
    }
    var _ = ctx.executor().schedule(() -> hangUp(ctx), LINGER_SECONDS, TimeUnit.SECONDS);
  }

  private @Nullable WireCheck recognize(ByteBuf in) {
    in.readBytes(start, Math.min(start.writableBytes(), in.readableBytes()));
    if (start.isWritable()) {
      return null;
    }
    check =
        start.getInt(0) == HTTP2
            ? new Http2Framing(connections.counters(), System::nanoTime)
            : new Http1Framing(connections.limits());
    return check;
  }

  private void pass(ChannelHandlerContext ctx, WireCheck known, ByteBuf in) {
    if (known.whole(in)) {
      ctx.fireChannelRead(in);
      return;
    }
    ByteBuf out = ctx.alloc().buffer(in.readableBytes() + 16);
    refused = !known.part(in, out);
    in.release();
    if (out.isReadable()) {
      ctx.fireChannelRead(out);
    } else {
      out.release();
    }
    byte[] farewell = known.farewell();
    if (refused && farewell.length > 0) {
      // From here, past the library: it would wait for the streams that are open.
      var _ = ctx.writeAndFlush(Unpooled.wrappedBuffer(farewell)).addListener(_ -> hangUp(ctx));
    }
  }

  private static void hangUp(ChannelHandlerContext ctx) {
    var _ = ctx.close();
  }
}
