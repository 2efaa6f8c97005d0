package nightjar.server.http;

import com.linecorp.armeria.common.logging.RequestLogProperty;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.AttributeKey;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that a connection does not keep its place for nothing: headers must come in time,
 * bodies at a least rate, and an idle one is closed. It counts bytes before anything reads them. On
 * the event loop of its connection, but for what {@link Connections} asks.
 */
final class ConnectionWatch extends ChannelInboundHandlerAdapter {
  private static final AttributeKey<ConnectionWatch> WATCH =
      AttributeKey.valueOf(ConnectionWatch.class, "watch");
  private static final long LONGEST_TICK_NANOS = 1_000_000_000L;

  private final Connections connections;
  private final boolean tls;
  private final Set<BodyCollector> bodies = new HashSet<>();
  private @Nullable ChannelHandlerContext context;
  private boolean multiplex;
  private long headerSince;
  private volatile int calls;
  private volatile long idleSince = System.nanoTime();

  ConnectionWatch(Connections connections, boolean tls) {
    this.connections = connections;
    this.tls = tls;
  }

  /** That of the connection a call came by. */
  static Optional<ConnectionWatch> of(ServiceRequestContext ctx) {
    Channel channel = ctx.log().ensureAvailable(RequestLogProperty.SESSION).channel();
    return channel == null ? Optional.empty() : Optional.ofNullable(channel.attr(WATCH).get());
  }

  boolean isIdle() {
    return calls == 0;
  }

  long idleSince() {
    return idleSince;
  }

  void close() {
    ChannelHandlerContext ctx = context;
    if (ctx != null) {
      var _ = ctx.close();
    }
  }

  /** Ends it if no call is on it or on its way; HTTP/2 is told first, which the library does. */
  void closeIfIdle() {
    onLoop(
        () -> {
          ChannelHandlerContext ctx = context;
          if (ctx != null && calls == 0 && headerSince == 0 && !multiplex) {
            var _ = ctx.channel().close();
          }
        });
  }

  /** A call's headers are here. */
  @SuppressWarnings("NonAtomicVolatileUpdate") // written by the event loop alone
  void begin(boolean overHttp2) {
    multiplex |= overHttp2;
    headerSince = 0;
    calls++;
  }

  /** Its body is being read. */
  void reading(BodyCollector body) {
    bodies.add(body);
    var _ = body.whole().whenComplete((_, _) -> onLoop(() -> bodies.remove(body)));
  }

  /** It was answered; any thread. */
  @SuppressWarnings("NonAtomicVolatileUpdate") // written by the event loop alone
  void end() {
    onLoop(
        () -> {
          calls--;
          idleSince = System.nanoTime();
        });
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    context = ctx;
    ctx.channel().attr(WATCH).set(this);
    if (!connections.add(this)) {
      refuse(ctx, "503 Service Unavailable", "There are too many connections.");
      return;
    }
    var _ = ctx.channel().closeFuture().addListener(_ -> connections.remove(this));
    scheduleTick(ctx);
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (calls == 0 && headerSince == 0 && !multiplex) {
      headerSince = System.nanoTime();
    }
    ctx.fireChannelRead(message);
  }

  private void scheduleTick(ChannelHandlerContext ctx) {
    long shortest =
        Math.min(
            connections.limits().headerTime().toNanos(), connections.limits().idleTime().toNanos());
    long nanos = Math.min(LONGEST_TICK_NANOS, Math.max(10_000_000, shortest / 4));
    var _ = ctx.executor().schedule(() -> tick(ctx), nanos, TimeUnit.NANOSECONDS);
  }

  private void tick(ChannelHandlerContext ctx) {
    if (!ctx.channel().isActive()) {
      return;
    }
    long now = System.nanoTime();
    List.copyOf(bodies).forEach(body -> body.checkRate(now));
    if (calls == 0
        && headerSince != 0
        && now - headerSince > connections.limits().headerTime().toNanos()) {
      connections.counters().hit(Limit.HEADER_TIME);
      refuse(ctx, "408 Request Timeout", "The headers of the call did not come in time.");
    } else if (calls == 0 && now - idleSince > connections.limits().idleTime().toNanos()) {
      connections.counters().hit(Limit.IDLE_TIME);
      var _ = ctx.close();
    } else {
      scheduleTick(ctx);
    }
  }

  private void refuse(ChannelHandlerContext ctx, String status, String detail) {
    if (tls || multiplex) {
      var _ = ctx.close();
      return;
    }
    String body =
        "{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%s,\"detail\":\"%s\"}"
            .formatted(status.substring(4), status.substring(0, 3), detail);
    byte[] bytes =
        ("HTTP/1.1 "
                + status
                + "\r\nContent-Type: application/problem+json\r\nConnection: close\r\nContent-Length: "
                + body.length()
                + "\r\n\r\n"
                + body)
            .getBytes(StandardCharsets.US_ASCII);
    var _ =
        ctx.writeAndFlush(Unpooled.wrappedBuffer(bytes)).addListener(ChannelFutureListener.CLOSE);
  }

  private void onLoop(Runnable task) {
    ChannelHandlerContext ctx = context;
    if (ctx == null || ctx.executor().inEventLoop()) {
      task.run();
    } else {
      ctx.executor().execute(task);
    }
  }
}
