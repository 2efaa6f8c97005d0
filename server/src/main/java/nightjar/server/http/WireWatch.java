package nightjar.server.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import org.jspecify.annotations.Nullable;

/**
 * Stands between the socket (or what decrypts it) and the library, which has no say over what its
 * decoders forgive: bytes of HTTP/1 go through {@link Http1Framing}, those of HTTP/2 through {@link
 * Http2Framing}. Which it is, is seen as the library sees it: by the first four bytes.
 */
final class WireWatch extends ChannelInboundHandlerAdapter {
  private static final int HTTP2 = 'P' << 24 | 'R' << 16 | 'I' << 8 | ' ';

  private final Connections connections;
  private ByteBuf start = Unpooled.buffer(4, 4);
  private @Nullable WireCheck check;
  private boolean refused;

  WireWatch(Connections connections) {
    this.connections = connections;
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (!(message instanceof ByteBuf in)) {
      ctx.fireChannelRead(message);
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
