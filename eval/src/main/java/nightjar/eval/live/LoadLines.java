package nightjar.eval.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import nightjar.generator.Generator;
import nightjar.generator.LineSink;
import nightjar.generator.Scenario;

/**
 * Bodies of generated lines, each of one log of the shop, with times that run along with the clock
 * within some percent. A thread of its own generates them, a few ahead of those who take them.
 */
final class LoadLines {
  private static final int AHEAD = 256;

  /** The shop starts, then serves: what it writes meanwhile is left out. */
  private static final Duration START = Duration.ofSeconds(30);

  private static final double PROBE_REQUESTS = 40;

  /** Lines; the end of the run is one without any. */
  static final class Body {
    private final String source;
    private final byte[] text;
    private final int lines;

    Body(String source, byte[] text, int lines) {
      this.source = source;
      this.text = text;
      this.lines = lines;
    }

    String source() {
      return source;
    }

    byte[] text() {
      return text;
    }

    int lines() {
      return lines;
    }

    boolean isEnd() {
      return lines == 0;
    }
  }

  private final LiveLoad load;
  private final BlockingQueue<Body> bodies = new ArrayBlockingQueue<>(AHEAD);
  private final Map<String, Gathered> gathered = new LinkedHashMap<>();
  private final CountDownLatch first = new CountDownLatch(1);
  private long left;

  LoadLines(LiveLoad load) {
    this.load = load;
    this.left = (long) load.rate() * load.seconds();
  }

  /** Lines of one log that are not handed over yet. */
  private static final class Gathered {
    private final StringBuilder text = new StringBuilder();
    private int lines;
    private Instant since = Instant.EPOCH;
  }

  /** All lines are out. */
  private static final class Enough extends RuntimeException {
    private static final long serialVersionUID = 1;

    Enough() {
      super("enough", null, false, false);
    }
  }

  /** Begins to generate; ends when {@code rate * seconds} lines are out, or interrupted. */
  Thread start(Instant now) {
    return Thread.ofPlatform().daemon().name("lines").start(() -> run(now));
  }

  /** Waits until there are lines, so that making the first ones is not part of what is measured. */
  void awaitFirst() throws InterruptedException {
    first.await();
  }

  /** The next body, without lines when there are no more. */
  Body take() throws InterruptedException {
    return bodies.take();
  }

  private void run(Instant now) {
    Instant begin = now.minus(START);
    Duration length = START.plusSeconds(2L * load.seconds() + 60);
    Scenario scenario = new Scenario(load.seed(), begin, length, requests(begin), List.of());
    LineSink sink =
        (file, time, text, _) -> {
          if (!time.isBefore(now)) {
            add(file, time, text);
          }
        };
    try {
      Generator.generate(scenario, sink);
      gathered.keySet().forEach(this::flush);
    } catch (Enough e) {
      // As many as were asked for.
    } catch (IOException e) {
      throw new UncheckedIOException("nothing here is written to a disk", e);
    } finally {
      end();
    }
  }

  /** Requests per second that make the lines per second. */
  private double requests(Instant begin) {
    long[] lines = new long[1];
    Duration length = START.multipliedBy(2);
    Instant from = begin.plus(START);
    Scenario probe = new Scenario(load.seed(), begin, length, PROBE_REQUESTS, List.of());
    try {
      Generator.generate(
          probe, (_, time, text, _) -> lines[0] += time.isBefore(from) ? 0 : count(text));
    } catch (IOException e) {
      throw new UncheckedIOException("nothing here is written to a disk", e);
    }
    double perRequest = lines[0] / (double) START.toSeconds() / PROBE_REQUESTS;
    return Math.clamp(load.rate() / perRequest, 0.01, 100_000);
  }

  private void add(String file, Instant time, String text) {
    Gathered to = gathered.computeIfAbsent(file, _ -> new Gathered());
    if (to.lines == 0) {
      to.since = time;
    }
    to.text.append(text).append('\n');
    to.lines += count(text);
    if (to.lines >= load.batch() || time.isAfter(to.since.plusSeconds(1))) {
      flush(file);
    }
  }

  private void flush(String file) {
    Gathered from = gathered.get(file);
    if (from == null || from.lines == 0) {
      return;
    }
    put(new Body(file, from.text.toString().getBytes(StandardCharsets.UTF_8), from.lines));
    left -= from.lines;
    from.text.setLength(0);
    from.lines = 0;
    if (left <= 0) {
      throw new Enough();
    }
  }

  private void end() {
    try {
      for (int i = 0; i < load.clients(); i++) {
        bodies.put(new Body("", new byte[0], 0));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // nobody takes any more
    }
    first.countDown();
  }

  private void put(Body body) {
    try {
      bodies.put(body);
      first.countDown();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Enough();
    }
  }

  private static int count(String text) {
    int lines = 1;
    for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
      lines++;
    }
    return lines;
  }
}
