package nightjar.server.http;

import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import nightjar.server.config.Limits;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * Takes in a body as it comes and gives up as soon as it is too large or too slow. On the event
 * loop of its connection.
 */
final class BodyCollector implements Subscriber<HttpObject> {
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final Limits limits;
  private final BodyBudget budget;
  private final BodyBudget.Share share;
  private final LimitCounters counters;
  private final long startNanos;
  private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
  private final List<byte[]> pieces = new ArrayList<>();
  private @Nullable Subscription subscription;
  private int size;

  BodyCollector(
      Limits limits,
      BodyBudget budget,
      BodyBudget.Share share,
      LimitCounters counters,
      long startNanos) {
    this.limits = limits;
    this.budget = budget;
    this.share = share;
    this.counters = counters;
    this.startNanos = startNanos;
  }

  /** The body; fails with a {@link Problem}, or with what broke the connection. */
  CompletableFuture<byte[]> whole() {
    return whole;
  }

  /** Throws if a body of this announced length is too large. */
  static void checkAnnounced(long length, Limits limits, LimitCounters counters) throws Problem {
    if (length > limits.bodyBytes()) {
      counters.hit(Limit.BODY);
      throw tooLarge(limits);
    }
  }

  /** Gives up if it came slower than it must, counted after a grace of five seconds. */
  void checkRate(long nowNanos) {
    long nanos = nowNanos - startNanos - GRACE.toNanos();
    if (whole.isDone() || nanos <= 0 || size >= limits.bodyRate() * (nanos / 1e9)) {
      return;
    }
    counters.hit(Limit.BODY_RATE);
    fail(
        new Problem(
            408,
            "The body came slower than " + limits.bodyRate() + " bytes a second.",
            "Nothing of it was accepted. Send it again.",
            Map.of("Connection", "close")));
  }

  @Override
  public void onSubscribe(Subscription subscription) {
    this.subscription = subscription;
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(HttpObject object) {
    if (object instanceof HttpData data && !whole.isDone()) {
      try {
        add(data.array());
      } catch (Problem e) {
        fail(e);
      }
    }
  }

  @Override
  public void onError(Throwable cause) {
    whole.completeExceptionally(cause);
  }

  @Override
  public void onComplete() {
    if (!whole.isDone()) {
      whole.complete(joined());
    }
  }

  private void add(byte[] piece) throws Problem {
    if (size + (long) piece.length > limits.bodyBytes()) {
      counters.hit(Limit.BODY);
      throw tooLarge(limits);
    }
    budget.grow(share, piece.length);
    size += piece.length;
    pieces.add(piece);
  }

  private byte[] joined() {
    if (pieces.size() == 1) {
      return pieces.getFirst();
    }
    byte[] all = new byte[size];
    int at = 0;
    for (byte[] piece : pieces) {
      System.arraycopy(piece, 0, all, at, piece.length);
      at += piece.length;
    }
    pieces.clear();
    return all;
  }

  private void fail(Problem problem) {
    pieces.clear();
    whole.completeExceptionally(problem);
    Optional.ofNullable(subscription).ifPresent(Subscription::cancel);
  }

  private static Problem tooLarge(Limits limits) {
    return new Problem(
        413,
        "The body is larger than " + limits.bodyBytes() + " bytes.",
        "Send it in smaller parts, or raise " + Limits.BODY_BYTES.key() + ".");
  }
}
