package nightjar.server.http;

import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.common.ResponseHeadersBuilder;
import com.linecorp.armeria.common.util.TimeoutMode;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import nightjar.server.config.Limits;

/**
 * One call after the other: is it let in, what answers it, its body, its answer. What is cheap is
 * decided on the event loop before the body is read; handlers run on virtual threads.
 */
final class DoorService implements HttpService {
  private static final System.Logger LOG = System.getLogger(DoorService.class.getName());

  private final Router router;
  private final Gate gate;
  private final Set<String> openPaths;
  private final FailedAttempts failedAttempts;
  private final Limits limits;
  private final BodyBudget budget;
  private final LimitCounters counters;
  private final Unpacking unpacking;
  private final JsonLimits jsonLimits;
  private final DoorMetrics metrics;
  private final Executor threads;
  private volatile boolean closing;

  DoorService(
      Router router,
      Gate gate,
      Set<String> openPaths,
      FailedAttempts failedAttempts,
      Limits limits,
      BodyBudget budget,
      LimitCounters counters,
      DoorMetrics metrics,
      Executor threads) {
    this.router = router;
    this.gate = gate;
    this.openPaths = openPaths;
    this.failedAttempts = failedAttempts;
    this.limits = limits;
    this.budget = budget;
    this.counters = counters;
    this.unpacking = new Unpacking(limits, budget, counters);
    this.jsonLimits = JsonLimits.of(limits, counters.of(Limit.JSON));
    this.metrics = metrics;
    this.threads = threads;
  }

  /** From now on calls are refused; those begun are finished. */
  void beginClosing() {
    closing = true;
  }

  /** What of a call is known once it is let in. */
  private record Admitted(Router.Match match, Caller caller) {}

  @Override
  public HttpResponse serve(ServiceRequestContext ctx, HttpRequest request) {
    long start = System.nanoTime();
    RequestHeaders headers = request.headers();
    String path = ctx.path();
    Optional<Router.Match> match = router.find(headers.method().name(), path);
    Optional<ConnectionWatch> watch = ConnectionWatch.of(ctx);
    watch.ifPresent(w -> w.begin(ctx.sessionProtocol().isMultiplex()));
    String endpoint = match.map(m -> m.endpoint().path()).orElse("none");
    var _ =
        ctx.log()
            .whenComplete()
            .thenAccept(
                log -> {
                  watch.ifPresent(ConnectionWatch::end);
                  int status = log.responseHeaders().status().code();
                  metrics.count(
                      headers.method().name(), endpoint, status, System.nanoTime() - start);
                });
    try {
      Caller caller = admit(ctx, headers, match);
      if (match.isEmpty()) {
        return headers.method().name().equals("OPTIONS")
            ? send(ctx, headers, preflight(headers, path))
            : refuse(ctx, request, router.nothing(headers.method().name(), path));
      }
      return answer(ctx, request, new Admitted(match.get(), caller), watch, start);
    } catch (Gate.WrongKey _) {
      return wrongKey(ctx, request);
    } catch (Problem problem) {
      return refuse(ctx, request, problem);
    } catch (Exception e) {
      return refuse(ctx, request, fault(ctx.id().text(), e));
    }
  }

  private Caller admit(
      ServiceRequestContext ctx, RequestHeaders headers, Optional<Router.Match> match)
      throws Problem, Gate.WrongKey, IOException {
    gate.checkHost(headers);
    if (closing) {
      throw new Problem(
          503,
          "Nightjar is stopping.",
          "Try again in a moment.",
          Map.of("Retry-After", "1", "Connection", "close"));
    }
    gate.checkOrigin(headers, ctx.sessionProtocol().isTls() ? "https" : "http");
    Caller caller = gate.identify(headers);
    Scope scope = match.map(m -> m.endpoint().scope()).orElse(Scope.READ);
    boolean open = match.map(m -> openPaths.contains(m.endpoint().path())).orElse(false);
    // A preflight comes without a key, whatever the page will send.
    boolean preflight = headers.method().name().equals("OPTIONS");
    gate.checkScope(caller, scope, open || preflight);
    return caller;
  }

  private HttpResponse answer(
      ServiceRequestContext ctx,
      HttpRequest request,
      Admitted call,
      Optional<ConnectionWatch> watch,
      long start)
      throws Problem, Exception {
    return switch (call.match().endpoint()) {
      case Endpoint.Piecewise(Mount mount) -> piecewise(ctx, request, mount);
      case Endpoint.Whole(Route route) -> {
        checkBody(request.headers(), route);
        BodyBudget.Share share = budget.share();
        BodyCollector body = new BodyCollector(limits, budget, share, counters, start);
        watch.ifPresent(w -> w.reading(body));
        request.subscribe(body, ctx.eventLoop());
        CompletableFuture<HttpResponse> answer =
            body.whole()
                .whenComplete(
                    (_, _) -> ctx.setRequestTimeout(TimeoutMode.SET_FROM_NOW, limits.callTime()))
                .thenApplyAsync(bytes -> handle(ctx, request, call, route, bytes, share), threads)
                .exceptionally(e -> failed(ctx, request, e))
                .whenComplete((_, _) -> share.close());
        yield HttpResponse.of(answer);
      }
    };
  }

  private HttpResponse piecewise(ServiceRequestContext ctx, HttpRequest request, Mount mount)
      throws Exception {
    Map<String, String> cors =
        gate.allowedOrigin(request.headers()).map(Answers::cors).orElse(Map.of());
    return mount
        .service()
        .serve(ctx, request)
        .mapHeaders(
            headers -> {
              ResponseHeadersBuilder secured = headers.toBuilder();
              cors.forEach(secured::set);
              Answers.secure(secured, ctx.id().text());
              return secured.build();
            });
  }

  private void checkBody(RequestHeaders headers, Route route) throws Problem {
    BodyCollector.checkAnnounced(headers.contentLength(), limits, counters);
    Unpacking.checkKind(headers.get(HttpHeaderNames.CONTENT_ENCODING, ""));
    boolean hasBody =
        headers.contentLength() > 0 || headers.contains(HttpHeaderNames.TRANSFER_ENCODING);
    String type = headers.get(HttpHeaderNames.CONTENT_TYPE, "");
    if (hasBody || !type.isEmpty()) {
      var _ = MediaType.check(type, route.accepts());
    }
  }

  private HttpResponse handle(
      ServiceRequestContext ctx,
      HttpRequest request,
      Admitted call,
      Route route,
      byte[] sent,
      BodyBudget.Share share) {
    RequestHeaders headers = request.headers();
    String id = ctx.id().text();
    if (route.isReadOnly()) {
      // The thread is this call's alone: an interrupt that comes late meets nobody else.
      var _ = ctx.whenRequestCancelled().thenRun(Thread.currentThread()::interrupt);
    }
    try {
      byte[] body =
          unpacking.unpack(sent, headers.get(HttpHeaderNames.CONTENT_ENCODING, ""), share);
      if (body.length > 0 && route.accepts().equals(Set.of(Route.JSON))) {
        // Over HTTP/2 a body may come unannounced: its type is looked at here as well.
        var _ = MediaType.check(headers.get(HttpHeaderNames.CONTENT_TYPE, ""), route.accepts());
        checkJson(body);
      }
      CallRequest told =
          new CallRequest(
              headers,
              call.match().parameters(),
              ctx.queryParams(),
              body,
              call.caller(),
              id,
              bytes -> budget.grow(share, bytes));
      return send(ctx, headers, route.handler().answer(told));
    } catch (Problem problem) {
      return send(ctx, headers, Answers.reply(problem, id));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return send(ctx, headers, Answers.reply(failure(ctx, e), id));
    } catch (Exception e) {
      return send(ctx, headers, Answers.reply(failure(ctx, e), id));
    }
  }

  /** What a handler threw: no fault of ours if its call was broken off. */
  private static Problem failure(ServiceRequestContext ctx, Exception thrown) {
    return ctx.isCancelled() && Thread.currentThread().isInterrupted()
        ? DoorErrors.brokenOff()
        : fault(ctx.id().text(), thrown);
  }

  private void checkJson(byte[] body) throws Problem {
    try {
      JsonScan.check(body, jsonLimits);
    } catch (JsonFault fault) {
      throw fault.problem(body);
    }
  }

  private HttpResponse failed(ServiceRequestContext ctx, HttpRequest request, Throwable thrown) {
    Throwable cause =
        thrown instanceof CompletionException && thrown.getCause() != null
            ? thrown.getCause()
            : thrown;
    if (cause instanceof Problem problem) {
      return refuse(ctx, request, problem);
    }
    // The connection broke while the body came: nobody is there to be answered.
    return HttpResponse.ofFailure(cause);
  }

  /** An answer before the body was read to its end: the connection cannot be used again. */
  private HttpResponse refuse(ServiceRequestContext ctx, HttpRequest request, Problem problem) {
    if (!request.isComplete()) {
      var _ = ctx.initiateConnectionShutdown(Duration.ofSeconds(1));
    }
    return send(ctx, request.headers(), Answers.reply(problem, ctx.id().text()));
  }

  private HttpResponse wrongKey(ServiceRequestContext ctx, HttpRequest request) {
    Duration wait = failedAttempts.failed(ctx.remoteAddress().getAddress());
    CompletableFuture<HttpResponse> later = new CompletableFuture<>();
    Problem problem = Gate.unauthorized("The key is not known, not right or expired.");
    var _ =
        ctx.eventLoop()
            .schedule(
                () -> later.complete(refuse(ctx, request, problem)),
                wait.toMillis(),
                TimeUnit.MILLISECONDS);
    return HttpResponse.of(later);
  }

  private Reply preflight(RequestHeaders headers, String path) {
    String methods = String.join(", ", router.methods(path));
    Map<String, String> told = new HashMap<>();
    told.put("allow", methods.isEmpty() ? "OPTIONS" : methods + ", OPTIONS");
    if (gate.allowedOrigin(headers).isPresent()) {
      told.put("access-control-allow-methods", methods);
      told.put(
          "access-control-allow-headers",
          "authorization, content-encoding, content-type, idempotency-key, x-api-key");
      told.put("access-control-max-age", "600");
    }
    return new Reply(204, "", new byte[0], told);
  }

  private HttpResponse send(ServiceRequestContext ctx, RequestHeaders headers, Reply reply) {
    ResponseHeaders told = Answers.headers(reply, ctx.id().text());
    Optional<String> origin = gate.allowedOrigin(headers);
    if (origin.isPresent()) {
      ResponseHeadersBuilder shared = told.toBuilder();
      Answers.cors(origin.get()).forEach(shared::set);
      told = shared.build();
    }
    return HttpResponse.of(told, HttpData.wrap(reply.body()));
  }

  /** A fault of ours: the caller learns its id, the log the rest. */
  static Problem fault(String requestId, Throwable cause) {
    LOG.log(System.Logger.Level.ERROR, "call " + requestId + " failed", cause);
    return new Problem(
        500,
        "Nightjar failed to answer this call.",
        "Its log says why under the request id; please report it.");
  }
}
