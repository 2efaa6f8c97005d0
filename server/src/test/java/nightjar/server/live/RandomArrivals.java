package nightjar.server.live;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import nightjar.incident.Deed;
import nightjar.incident.DeedJson;
import nightjar.incident.TrackedIncident;
import nightjar.pattern.PatternFact;
import nightjar.source.Arrival;

/**
 * Arrivals of a small shop by a seed: three sources, requests that go through two of them,
 * durations that get slow for a while, errors that come in bursts, new kinds of lines, lines that
 * are late, stack traces, batches, ticks near and far from each other, and what people do.
 */
final class RandomArrivals {
  static final Instant START = Instant.parse("2026-03-02T06:00:00Z");
  private static final long SECOND = 1_000_000_000L;
  private static final PatternFact.Entry NOBODY = PatternFact.Entry.NONE;

  private final SplittableRandom random;
  private final List<Arrival> arrivals = new ArrayList<>();
  private long now = START.getEpochSecond() * SECOND;
  private int request = 1000;
  private int batch;

  RandomArrivals(long seed) {
    random = new SplittableRandom(seed);
  }

  /** So many steps of some seconds each. */
  List<Arrival> steps(int count) {
    int slowFrom = random.nextInt(count);
    int errorsFrom = random.nextInt(count);
    for (int step = 0; step < count; step++) {
      now += 2 * SECOND + random.nextLong(20 * SECOND);
      if (random.nextInt(60) == 0) {
        now += random.nextLong(300 * SECOND);
      }
      boolean isSlow = step > slowFrom && step < slowFrom + 20;
      boolean isFailing = step > errorsFrom && step < errorsFrom + 6;
      lines(step, isSlow, isFailing);
      if (random.nextInt(12) == 0) {
        deed();
      }
      arrivals.add(new Arrival.Tick(now));
      if (random.nextInt(3) == 0) {
        now += random.nextLong(SECOND);
        arrivals.add(new Arrival.Tick(now));
      }
    }
    return arrivals;
  }

  private void lines(int step, boolean isSlow, boolean isFailing) {
    StringBuilder web = new StringBuilder();
    StringBuilder store = new StringBuilder();
    int requests = 2 + random.nextInt(8);
    for (int i = 0; i < requests; i++) {
      String id = "req-%06d".formatted(request++);
      int millis = (isSlow ? 900 : 40) + random.nextInt(60);
      web.append(line(i, "INFO " + id + " cart opened for customer " + random.nextInt(500)));
      store.append(line(i, "INFO " + id + " stock reserved in hall " + random.nextInt(9)));
      web.append(
          line(i, "INFO " + id + " served in " + millis + " ms to 10.1.2." + random.nextInt(250)));
      if (isFailing && random.nextBoolean()) {
        store.append(line(i, "ERROR " + id + " disk of hall " + i + " is gone"));
        store.append("java.io.IOException: gone\n\tat shop.Hall.reserve(Hall.java:7)\n");
      }
    }
    if (random.nextInt(25) == 0) {
      web.append(
          line(
              0,
              "WARN kind "
                  + (char) ('a' + random.nextInt(26))
                  + (char) ('a' + random.nextInt(26))
                  + " of trouble after "
                  + step
                  + " steps"));
    }
    if (random.nextInt(20) == 0) {
      web.append(at(now - random.nextLong(900 * SECOND)) + " INFO late but welcome " + step + "\n");
    }
    send("web.log", web);
    if (random.nextInt(15) > 0) {
      send("store.log", store);
    }
    if (step % 3 == 0) {
      send("plain", new StringBuilder("beat " + step + " of heart without a time\n"));
    }
  }

  private void send(String source, StringBuilder text) {
    String key = random.nextInt(4) == 0 ? "batch-" + batch++ : "";
    String position = source.equals("plain") ? "" : "at " + now;
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    arrivals.add(new Arrival.Lines(now, source, "", key, position, bytes));
  }

  private String line(int i, String text) {
    return at(now - 2 * SECOND + i * 150_000_000L + random.nextLong(100_000_000L))
        + " "
        + text
        + "\n";
  }

  private static String at(long nanos) {
    return Instant.ofEpochSecond(0, nanos / 1_000_000 * 1_000_000).toString();
  }

  private void deed() {
    long incident = 1L + random.nextInt(4);
    String shape = "INFO <*> cart opened for customer <*>";
    Deed deed =
        switch (random.nextInt(8)) {
          case 0 -> new Deed.AddMarker(now, "deploy", "shop", "v" + batch, "ann");
          case 1 -> new Deed.SetMark(incident, TrackedIncident.Mark.REAL, "ann");
          case 2 -> new Deed.SetState(incident, TrackedIncident.State.RESOLVED, "bob", "done");
          case 3 -> new Deed.Undo(incident, "bob");
          case 4 -> say(new PatternFact.Rename(NOBODY, shape, "Cart " + batch));
          case 5 -> say(new PatternFact.Split(NOBODY, shape, 1, "" + random.nextInt(500)));
          case 6 -> say(new PatternFact.Undo(NOBODY, 1 + random.nextInt(5)));
          default -> new Deed.Assign(incident, "cleo", "cleo");
        };
    arrivals.add(new Arrival.Done(now, DeedJson.write(deed)));
  }

  private static Deed say(PatternFact fact) {
    return new Deed.EditPatterns(List.of(fact), "ann");
  }
}
