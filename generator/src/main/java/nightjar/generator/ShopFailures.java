package nightjar.generator;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What goes wrong in the shop on an ordinary day. */
record ShopFailures(Statements read) {

  Map<String, List<Failure>> byService() {
    return all().stream().collect(Collectors.groupingBy(Failure::service));
  }

  private List<Failure> all() {
    return List.of(
        failure(
            "provider-timeout",
            "payments",
            0.0020,
            2800,
            504,
            "payments|WARN|provider|provider call timed out, trying again | attempt=2",
            "payments|ERROR|provider|payment provider timed out | attempts=3 duration_ms={ms}"),
        failure(
            "stock-lock",
            "inventory",
            0.0006,
            1500,
            500,
            "inventory|ERROR||stock row locked by another transaction | sku={sku} waited_ms={ms}"),
        failure(
            "ldap-bind",
            "sessions",
            0.0012,
            900,
            500,
            "sessions|ERROR|authd|error: ldap bind to ldap-{1-3} failed: Can't contact LDAP server"
                + " {req}"),
        failure(
            "shard-failed",
            "search",
            0.0006,
            240,
            500,
            "search|ERROR|com.acme.search.QueryService answer|{req} shard {0-7} failed\\n"
                + "java.io.EOFException: read past EOF: segment _{hex}.cfs\\n"
                + "\\tat com.acme.search.store.SegmentInput.readByte(SegmentInput.java:148)\\n"
                + "\\tat com.acme.search.store.PostingsReader.next(PostingsReader.java:91)\\n"
                + "\\tat com.acme.search.QueryService.answer(QueryService.java:207)"),
        failure(
            "statement-timeout",
            "database",
            0.0012,
            3000,
            504,
            "database|ERROR||canceling statement due to statement timeout\\n"
                + "STATEMENT:  SELECT qty FROM stock WHERE sku = $1 FOR UPDATE /* {req} */"),
        failure(
            "order-conflict",
            "checkout",
            0.0016,
            60,
            500,
            "checkout|ERROR|c.acme.checkout.OrderService|{req} order could not be stored\\n"
                + "c.acme.checkout.OrderConflictException: version {3-40} of cart is stale\\n"
                + "\\tat c.acme.checkout.CartStore.save(CartStore.java:118)\\n"
                + "\\tat c.acme.checkout.OrderService.place(OrderService.java:73)\\n"
                + "\\tat c.acme.checkout.OrderController.post(OrderController.java:41)\\n"
                + "\\tat org.apache.catalina.core.StandardWrapper.invoke(StandardWrapper.java:392)"),
        failure(
            "smtp-disconnected",
            "mailer",
            0.0020,
            5000,
            500,
            "mailer|ERROR|mailer.worker|{req} delivery failed\\n"
                + "Traceback (most recent call last):\\n"
                + "  File \"mailer/worker.py\", line 88, in deliver\\n"
                + "    self.smtp.send_message(letter)\\n"
                + "smtplib.SMTPServerDisconnected: Connection unexpectedly closed"));
  }

  Failure refused() {
    return failure("refused", "", 0.0001, 15, 502);
  }

  Statement complaint() {
    return read.of(
        "checkout|ERROR|c.acme.checkout.OrderController|{req} gave up with {status} after {total}"
            + " ms");
  }

  Map<Integer, Statement> edge() {
    return Map.of(
        502,
        read.of(
            "gateway-error|ERROR||*{100000-999999} connect() failed (111: Connection refused) while"
                + " connecting to upstream, client: {ip}, server: shop, request id: {req}"),
        504,
        read.of(
            "gateway-error|ERROR||*{100000-999999} upstream timed out (110: Connection timed out)"
                + " while reading response header from upstream, client: {ip}, server: shop,"
                + " request id: {req}"));
  }

  /** Each service's way to say that it tries again. */
  Map<String, Statement> hiccups() {
    return Stream.of(
            "checkout|WARN|c.acme.checkout.Retry|{req} attempt 1 of 3 failed, next in"
                + " {50|100|200} ms",
            "payments|WARN|provider|slow answer from provider | host=pay-{1-4} duration_ms={ms}",
            "inventory|WARN||cache miss, asking warehouse | warehouse={warehouse}",
            "sessions|WARN|authd|warning: token cache stale, refreshed {req}",
            "mailer|WARN|mailer.worker|{req} greylisted by mx{1-5}.example.org, retry in {30-300} s",
            "scheduler|WARN|report.go:71|report queue busy, waiting request={req}",
            "database|WARN||duration: {ms3} ms  exceeds log_min_duration_statement /* {req} */",
            "search|WARN|com.acme.search.QueryService answer|{req} shard {0-7} slow, hedged")
        .map(read::of)
        .collect(Collectors.toMap(Statement::service, Function.identity()));
  }

  private Failure failure(
      String name, String service, double hazard, double millis, int status, String... says) {
    List<Statement> statements = Stream.of(says).map(read::of).toList();
    return new Failure(name, service, hazard, millis, status, statements);
  }
}
