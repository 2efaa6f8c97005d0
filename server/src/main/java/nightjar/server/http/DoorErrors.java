package nightjar.server.http;

import com.linecorp.armeria.common.AggregatedHttpResponse;
import com.linecorp.armeria.common.ClosedSessionException;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.common.RequestId;
import com.linecorp.armeria.common.stream.ClosedStreamException;
import com.linecorp.armeria.server.HttpStatusException;
import com.linecorp.armeria.server.RequestTimeoutException;
import com.linecorp.armeria.server.ServerErrorHandler;
import com.linecorp.armeria.server.ServiceConfig;
import com.linecorp.armeria.server.ServiceRequestContext;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** Tells what the HTTP library itself refuses in the same words and form as the rest. */
final class DoorErrors implements ServerErrorHandler {
  private final DoorMetrics metrics;
  private final LimitCounters counters;

  DoorErrors(DoorMetrics metrics, LimitCounters counters) {
    this.metrics = metrics;
    this.counters = counters;
  }

  @Override
  public HttpResponse onServiceException(ServiceRequestContext ctx, Throwable cause) {
    String id = ctx.id().text();
    Problem problem =
        switch (cause) {
          case Problem told -> told;
          case RequestTimeoutException _ -> {
            counters.hit(Limit.CALL_TIME);
            yield new Problem(
                503,
                "The call was not answered in time.",
                "Ask for less, or try again.",
                Map.of("Retry-After", "1"));
          }
          case HttpStatusException status -> of(status.httpStatus());
          // The caller went away: nobody reads this, and it is no fault of ours.
          case ClosedSessionException _, ClosedStreamException _, CancellationException _ ->
              brokenOff();
          default -> DoorService.fault(id, cause);
        };
    Reply reply = Answers.reply(problem, id);
    return HttpResponse.of(Answers.headers(reply, id), HttpData.wrap(reply.body()));
  }

  static Problem brokenOff() {
    return new Problem(400, "The call was broken off.", "");
  }

  @Override
  public AggregatedHttpResponse onProtocolViolation(
      ServiceConfig config,
      @Nullable RequestHeaders headers,
      HttpStatus status,
      @Nullable String description,
      @Nullable Throwable cause) {
    metrics.count("other", "none", status.code(), 0);
    return render(status);
  }

  @Override
  public AggregatedHttpResponse renderStatus(
      @Nullable ServiceRequestContext ctx,
      ServiceConfig config,
      @Nullable RequestHeaders headers,
      HttpStatus status,
      @Nullable String description,
      @Nullable Throwable cause) {
    return render(status);
  }

  private AggregatedHttpResponse render(HttpStatus status) {
    if (status.equals(HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE)) {
      counters.hit(Limit.HEADER);
    } else if (status.equals(HttpStatus.REQUEST_URI_TOO_LONG)) {
      counters.hit(Limit.URL);
    }
    String id = RequestId.random().text();
    Reply reply = Answers.reply(of(status), id);
    return AggregatedHttpResponse.of(Answers.headers(reply, id), HttpData.wrap(reply.body()));
  }

  private static Problem of(HttpStatus status) {
    return switch (status.code()) {
      case 400 ->
          new Problem(
              400,
              "The call is not valid HTTP.",
              "Its headers must say in one way where its body ends: one Content-Length, or"
                  + " Transfer-Encoding: chunked.");
      case 413 -> new Problem(413, "The body is too large.", "Send it in smaller parts.");
      case 414 -> new Problem(414, "The address is too long.", "Ask with fewer parameters.");
      case 431 -> new Problem(431, "The headers are too large.", "Send fewer or shorter ones.");
      default -> new Problem(status.code(), status.reasonPhrase() + ".", "");
    };
  }
}
