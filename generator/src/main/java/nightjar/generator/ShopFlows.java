package nightjar.generator;

import java.util.List;

/** The kinds of requests of the shop. */
record ShopFlows(Statements read) {

  List<Flow> all() {
    return List.of(browse(), product(), login(), denied(), checkout(), refund(), report());
  }

  private Flow browse() {
    List<Step> steps =
        List.of(
            step(
                4,
                "search|INFO|com.acme.search.QueryService parse|{req} query '{term}' parsed,"
                    + " {1-6} clauses"),
            sometimes(
                0.35,
                9,
                "database|INFO||duration: {ms3} ms  execute S_{1-9}: SELECT id, name, price FROM"
                    + " product WHERE tsv @@ $1 /* {req} */"),
            step(
                21,
                "search|INFO|com.acme.search.QueryService answer|{req} {count} hits in {ms} ms,"
                    + " {10|20|50} returned"),
            step(
                6,
                "inventory|INFO||stock looked up | warehouse={warehouse} skus={10-50}"
                    + " took_ms={ms}"),
            step(3, access("GET /search?q={term}&page={1-4} HTTP/1.1")));
    return new Flow("browse", 38, 200, steps, List.of(), List.of(new Flow.Pair(0, 2)));
  }

  private Flow product() {
    List<Step> steps =
        List.of(
            step(5, "inventory|INFO||product loaded | sku={sku} took_ms={ms}"),
            sometimes(
                0.6,
                4,
                "inventory|INFO||price attached | sku={sku} list={web|retail|partner}"
                    + " price={amount}"),
            sometimes(
                0.3,
                7,
                "database|INFO||duration: {ms3} ms  execute S_{10-19}: SELECT qty FROM stock WHERE"
                    + " sku = $1 /* {req} */"),
            step(3, access("GET /products/{sku} HTTP/1.1")));
    return new Flow("product", 20, 200, steps, List.of(new Flow.Pair(1, 2)), List.of());
  }

  private Flow login() {
    List<Step> steps =
        List.of(
            step(3, "sessions|INFO|authd|login attempt for {user} from {ip} {req}"),
            sometimes(
                0.6,
                5,
                "database|INFO||duration: {ms3} ms  execute S_{20-29}: SELECT hash FROM credential"
                    + " WHERE login = $1 /* {req} */"),
            step(48, "sessions|INFO|authd|credentials of {user} accepted in {ms} ms {req}"),
            step(4, "sessions|INFO|authd|session {session} opened for {user} {req}"),
            sometimes(
                0.5, 11, "checkout|INFO|c.acme.checkout.CartStore|{req} cart of {items} restored"),
            step(3, access("POST /login HTTP/1.1")));
    return new Flow("login", 15, 200, steps, List.of(), List.of(new Flow.Pair(2, 3)));
  }

  private Flow denied() {
    List<Step> steps =
        List.of(
            step(3, "sessions|INFO|authd|login attempt for {user} from {ip} {req}"),
            step(55, "sessions|INFO|authd|credentials of {user} rejected, {1-3} of 5 tries {req}"),
            step(3, access("POST /login HTTP/1.1")));
    return new Flow("denied", 1.5, 401, steps, List.of(), List.of());
  }

  private Flow checkout() {
    List<Step> steps =
        List.of(
            step(
                6,
                "checkout|INFO|c.acme.checkout.CartController|{req} cart of {items} items received"
                    + " from {customer}"),
            step(
                9,
                "inventory|INFO||stock reserved | order={order} warehouse={warehouse}"
                    + " took_ms={ms}"),
            step(
                140,
                "payments|INFO|provider|payment authorized | payment={payment} amount={amount}"
                    + " currency=EUR duration_ms={ms}"),
            step(
                65,
                "payments|INFO|provider|payment captured | payment={payment} amount={amount}"
                    + " duration_ms={ms}"),
            sometimes(
                0.6,
                6,
                "database|INFO||duration: {ms3} ms  execute S_{30-39}: INSERT INTO orders VALUES"
                    + " ($1, $2, $3, $4) /* {req} */"),
            step(7, "inventory|INFO||stock committed | order={order} took_ms={ms}"),
            step(
                5,
                "checkout|INFO|c.acme.checkout.OrderService|{req} order {order} placed in {total}"
                    + " ms"),
            step(3, access("POST /checkout HTTP/1.1")),
            step(
                30,
                "mailer|INFO|mailer.queue|{req} confirmation of order {order} queued for"
                    + " {user}@example.org"),
            step(900, "mailer|INFO|mailer.worker|{req} confirmation sent in {sec} s"));
    return new Flow(
        "checkout",
        19,
        201,
        steps,
        List.of(new Flow.Pair(4, 5)),
        List.of(new Flow.Pair(2, 3), new Flow.Pair(8, 9), new Flow.Pair(0, 6)));
  }

  private Flow refund() {
    List<Step> steps =
        List.of(
            step(
                8,
                "checkout|INFO|c.acme.checkout.RefundController|{req} refund of order {order}"
                    + " requested by {customer}"),
            step(
                35,
                "payments|INFO|refunds|refund approved | payment={payment} amount={amount}"
                    + " duration_ms={ms}"),
            step(
                120,
                "payments|INFO|refunds|refund paid out | payment={payment} amount={amount}"
                    + " duration_ms={ms}"),
            sometimes(
                0.7,
                5,
                "database|INFO||duration: {ms3} ms  execute S_{40-45}: UPDATE orders SET state ="
                    + " $1 WHERE id = $2 /* {req} */"),
            step(4, access("POST /orders/{order}/refund HTTP/1.1")),
            step(700, "mailer|INFO|mailer.worker|{req} refund notice sent in {sec} s"));
    return new Flow("refund", 4, 202, steps, List.of(), List.of(new Flow.Pair(1, 2)));
  }

  private Flow report() {
    List<Step> steps =
        List.of(
            step(6, "scheduler|INFO|report.go:58|report {report} accepted request={req}"),
            step(
                420,
                "database|INFO||duration: {ms3} ms  statement: SELECT day, sum(total) FROM orders"
                    + " GROUP BY day /* {req} */"),
            step(
                160,
                "search|INFO|com.acme.search.Aggregator run|{req} {count} groups folded in {ms}"
                    + " ms"),
            step(12, "scheduler|INFO|report.go:97|report {report} ready request={req}"),
            step(4, access("GET /reports/{report} HTTP/1.1")),
            step(1100, "mailer|INFO|mailer.worker|{req} report {report} sent in {sec} s"));
    return new Flow("report", 3, 200, steps, List.of(), List.of(new Flow.Pair(0, 3)));
  }

  private static String access(String call) {
    return "gateway-access|INFO||\"" + call + "\" {status} {bytes} \"-\" \"{agent}\" {rt} {req}";
  }

  private Step step(double medianMillis, String statement) {
    return sometimes(1, medianMillis, statement);
  }

  private Step sometimes(double share, double medianMillis, String statement) {
    return new Step(read.of(statement), medianMillis, 0.45, share);
  }
}
