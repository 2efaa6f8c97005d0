package nightjar.eval.live;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How far the server is behind: its own word, once a second, and a line of its own every five
 * seconds that is searched for until it is found.
 */
final class LagWatch {
  private static final String SOURCE = "eval-marker";
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final long MARKER_EVERY = 5 * SECOND;
  private static final long SEARCH_EVERY = SECOND / 4;
  private static final long PATIENCE = 60 * SECOND;

  private final LiveLoad load;
  private final OtherProcess process;
  private final Samples lag = new Samples();
  private final Samples visible = new Samples();
  private final Samples rss = new Samples();
  private volatile boolean stopping;
  private final AtomicInteger markers = new AtomicInteger();
  private final AtomicInteger unanswered = new AtomicInteger();
  private volatile double lastRssMb = Double.NaN;
  private String wanted = "";
  private long sent;

  LagWatch(LiveLoad load, OtherProcess process) {
    this.load = load;
    this.process = process;
  }

  Samples lag() {
    return lag;
  }

  /** Seconds until a marker was found. */
  Samples visible() {
    return visible;
  }

  Samples rss() {
    return rss;
  }

  double lastRssMb() {
    return lastRssMb;
  }

  int markers() {
    return markers.get();
  }

  /** Calls of the watch that got no answer. */
  int unanswered() {
    return unanswered.get();
  }

  Thread start() {
    return Thread.ofPlatform().daemon().name("lag").start(this::run);
  }

  /** Ends once the last marker is found, or after a minute. */
  void stop() {
    stopping = true;
  }

  private void run() {
    long begun = System.nanoTime();
    long nextHealth = begun;
    long nextMarker = begun;
    try (HttpConnection http = load.connection()) {
      while (!stopping || !wanted.isEmpty()) {
        long now = System.nanoTime();
        if (now >= nextHealth && !stopping) {
          nextHealth += SECOND;
          health(http);
        }
        if (now >= nextMarker && wanted.isEmpty() && !stopping) {
          nextMarker = now + MARKER_EVERY;
          mark(http);
        } else if (!wanted.isEmpty()) {
          look(http);
        }
        Thread.sleep(TimeUnit.NANOSECONDS.toMillis(SEARCH_EVERY));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      unanswered.incrementAndGet();
    }
  }

  private void health(HttpConnection http) {
    double mb = process.rssMb();
    if (!Double.isNaN(mb)) {
      rss.add(mb);
      lastRssMb = mb;
    }
    try {
      double seconds = number(http.get("/health").body(), "lag_seconds");
      if (!Double.isNaN(seconds)) {
        lag.add(seconds);
      }
    } catch (IOException e) {
      unanswered.incrementAndGet();
    }
  }

  private void mark(HttpConnection http) {
    String name = "marker" + Long.toString(System.nanoTime(), 36);
    String line = Instant.now() + " INFO load marker " + name + " was sent\n";
    byte[] body = line.getBytes(StandardCharsets.UTF_8);
    sent = System.nanoTime();
    try {
      if (http.post("/api/v1/logs?source=" + SOURCE, body, body.length).status() == 200) {
        wanted = name;
        markers.incrementAndGet();
      }
    } catch (IOException e) {
      unanswered.incrementAndGet();
    }
  }

  private void look(HttpConnection http) {
    long waited = System.nanoTime() - sent;
    try {
      String found =
          http.get("/api/v1/logs/search?limit=1&count=false&source=" + SOURCE + "&q=" + wanted)
              .body();
      if (found.contains(wanted)) {
        visible.add((System.nanoTime() - sent) / 1e9);
        wanted = "";
      }
    } catch (IOException e) {
      unanswered.incrementAndGet();
    }
    if (waited > PATIENCE) {
      wanted = "";
    }
  }

  /** The first number of a name in a document; NaN if there is none. */
  static double number(String json, String name) throws IOException {
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token.isNumeric() && name.equals(parser.currentName())) {
          return parser.getDoubleValue();
        }
      }
    }
    return Double.NaN;
  }
}
