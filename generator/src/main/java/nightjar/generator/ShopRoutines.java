package nightjar.generator;

import java.util.ArrayList;
import java.util.List;

/** What the shop's services write without a request. Each service has one heartbeat. */
record ShopRoutines(Statements read) {

  List<Routine> all() {
    List<Routine> all = new ArrayList<>();
    all.addAll(heartbeats());
    all.addAll(gauges());
    all.addAll(jobs());
    all.addAll(chatter());
    all.add(new Routine.Tail("tail", read.file("tail.txt"), 75));
    return all;
  }

  private List<Routine> heartbeats() {
    return List.of(
        beat(
            10,
            "gateway-access|INFO|10.42.0.1|\"GET /healthz HTTP/1.1\" 200 2 \"-\""
                + " \"kube-probe/1.34\" 0.000 -"),
        beat(60, "checkout|INFO|c.acme.checkout.Metrics|{60-90} metrics published"),
        beat(30, "payments|INFO|health|provider reachable | host=pay-{1-4} duration_ms={ms}"),
        beat(45, "inventory|INFO||warehouse link alive | warehouse={warehouse} rtt_ms={ms}"),
        beat(60, "sessions|INFO|authd|ldap keepalive ok in {ms} ms"),
        beat(60, "mailer|INFO|mailer.main|worker {1-4} of 4 alive"),
        beat(20, "scheduler|INFO|leader.go:88|lease renewed, holder scheduler-0"),
        beat(60, "database|INFO||archived write-ahead log file \"{hex}\""),
        beat(60, "search|INFO|com.acme.search.Indexer commit|commit of {count} documents"));
  }

  private List<Routine> gauges() {
    return List.of(
        gauge(
            "pool-active",
            30,
            11,
            0.16,
            "checkout|INFO|c.acme.checkout.Pool|pool shop-db: active={reading} max=80 waiting=0"),
        gauge("heap-after-gc", 60, 410, 0.12, "checkout|INFO|gc|heap after GC {reading} MB"),
        gauge("queue-depth", 30, 16, 0.20, "mailer|INFO|mailer.queue|queue depth {reading}"),
        gauge(
            "open-sessions",
            30,
            640,
            0.08,
            "sessions|INFO|authd|{reading} sessions open on auth-1"),
        gauge("cold-room", 60, 4, 0.06, "inventory|INFO||cold room | celsius={reading1}"),
        gauge("backlog", 40, 22, 0.15, "scheduler|INFO|queue.go:133|backlog {reading} tasks"),
        gauge(
            "settlement",
            60,
            5200,
            0.10,
            "payments|INFO|settlement|settlement batch closed | items={12-60} total={reading1}"),
        gauge(
            "buffers",
            90,
            330,
            0.15,
            "database|INFO||checkpoint complete: wrote {reading} buffers; write={sec} s"),
        gauge(
            "segments",
            60,
            34,
            0.10,
            "search|INFO|com.acme.search.Merger run|{reading} segments, {mb} MB live"));
  }

  private List<Routine> jobs() {
    return List.of(
        job("rollup", 120, 2100),
        job("expire-carts", 300, 900),
        job("stock-sync", 240, 5200),
        job("reindex", 600, 21000),
        job("invoice-run", 900, 34000),
        job("export-orders", 1800, 52000));
  }

  private List<Routine> chatter() {
    return List.of(
        busy(90, "checkout|INFO|gc|Pause Young (Normal) {mb}M->{20-40}M(512M) {ms3}ms"),
        busy(60, "search|INFO|com.acme.search.Cache stats|hit ratio 0.{81-97}, {count} entries"),
        busy(70, "inventory|INFO||cache stats | hits={count} misses={0-12} evicted={0-40}"),
        busy(
            180,
            "gateway-access|INFO||\"GET /assets/app.{hex}.js HTTP/1.1\" {200|200|304} {bytes}"
                + " \"-\" \"{agent}\" 0.00{0-9} -"),
        busy(
            14,
            "gateway-access|INFO||\"GET /{favicon.ico|apple-touch-icon.png|old-catalogue|ads.txt}"
                + " HTTP/1.1\" 404 153 \"-\" \"{agent}\" 0.00{0-4} -"),
        any(
            40,
            "gateway-access|INFO||\"GET /{robots.txt|sitemap.xml|wp-login.php|.env} HTTP/1.1\""
                + " {200|404} {bytes} \"-\" \"{crawler/2.1|scout/1.0|monitor/4}\" 0.00{0-4} -"),
        any(
            30,
            "database|INFO||automatic vacuum of table \"shop.public.{cart|orders|stock|session}\":"
                + " index scans: {0-2}, {count} pages removed"),
        any(25, "sessions|INFO|sshd|Connection closed by {ip} port {10000-60000} [preauth]"),
        any(40, "sessions|INFO|CRON|(root) CMD (run-parts --report /etc/cron.{hourly|often})"),
        busy(
            22,
            "gateway-error|WARN||*{100000-999999} an upstream response is buffered to a temporary"
                + " file while reading upstream, client: {ip}, server: shop"),
        busy(18, "payments|WARN|risk|payment held for review | score=0.{70-95}"),
        busy(9, "checkout|WARN|c.acme.checkout.Pool|connection kept for {2-9} s, possible leak"),
        any(6, "mailer|WARN|mailer.bounce|{user}@example.org bounced: mailbox full"),
        any(
            4,
            "checkout|ERROR|c.acme.checkout.Webhooks|delivery to partner {7|12|31} failed: HTTP"
                + " {500|502|503}\\n"
                + "java.io.IOException: unexpected status\\n"
                + "\\tat c.acme.checkout.Webhooks.post(Webhooks.java:64)\\n"
                + "\\tat c.acme.checkout.Webhooks.run(Webhooks.java:39)"),
        any(
            3,
            "inventory|ERROR||supplier feed not readable | supplier={alba|boreal|cedar} row={count}"),
        any(3, "scheduler|ERROR|job.go:120|push of metrics failed: context deadline exceeded"),
        any(
            2.5,
            "sessions|FATAL|sshd|fatal: Timeout before authentication for {ip} port"
                + " {10000-60000}"),
        any(
            2,
            "database|FATAL||password authentication failed for user"
                + " \"{report_old|grafana|nagios}\""));
  }

  private Routine beat(double seconds, String statement) {
    Statement said = read.of(statement);
    return new Routine.Heartbeat("heartbeat " + said.service(), said, seconds, 0.03);
  }

  private Routine gauge(
      String name, double seconds, double level, double spread, String statement) {
    boolean rhythmic = !name.equals("cold-room");
    return new Routine.Gauge(name, read.of(statement), seconds, level, spread, rhythmic);
  }

  private Routine job(String name, double seconds, double medianMillis) {
    Statement started = read.of("scheduler|INFO|job.go:42|job " + name + " started run={order}");
    Statement finished =
        read.of(
            "scheduler|INFO|job.go:77|job "
                + name
                + " finished run={order} rows={count} took={sec}s");
    return new Routine.Job("job " + name, started, finished, seconds, medianMillis);
  }

  private Routine busy(double perHour, String statement) {
    return new Routine.Chatter(statement, read.of(statement), perHour, true);
  }

  private Routine any(double perHour, String statement) {
    return new Routine.Chatter(statement, read.of(statement), perHour, false);
  }
}
