package nightjar.pipeline;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A made-up log of a shop for tests: requests of four steps each, side by side, no two lines at the
 * same time; and what is put among them.
 */
final class ShopLog {
  static final Instant START = Instant.parse("2026-03-02T06:00:00Z");
  private static final List<String> STEPS =
      List.of(
          "cart opened for customer",
          "stock reserved in hall",
          "payment authorised by bank",
          "parcel handed over to courier");

  private record Line(long millis, String text) {}

  private final SplittableRandom random;
  private final List<Line> lines = new ArrayList<>();
  private int requests;

  ShopLog(long seed) {
    random = new SplittableRandom(seed);
  }

  /** Ten requests a minute on average, for so many minutes. */
  ShopLog requests(int minutes) {
    for (int i = 0; i < minutes * 10; i++) {
      request(i * 6_000L + random.nextInt(5_000), STEPS);
    }
    return this;
  }

  /** Requests from a minute on, one a second, that take another way. */
  ShopLog oddRequests(int minute, int count, List<String> steps) {
    for (int i = 0; i < count; i++) {
      request(minute * 60_000L + i * 1_000L, steps);
    }
    return this;
  }

  private void request(long millis, List<String> steps) {
    String id = "req-%06d".formatted(100_000 + requests++);
    long at = millis;
    for (String step : steps) {
      at += 20 + random.nextInt(200);
      add(at, "INFO " + id + " " + step + " " + random.nextInt(1_000));
    }
  }

  /** One line at a time. */
  ShopLog add(long millis, String text) {
    lines.add(new Line(millis, text));
    return this;
  }

  /** The lines in order of time, each a millisecond after the one before at least. */
  List<String> lines() {
    List<Line> sorted = new ArrayList<>(lines);
    sorted.sort(Comparator.comparingLong(Line::millis));
    List<String> texts = new ArrayList<>();
    long last = -1;
    for (Line line : sorted) {
      last = Math.max(last + 1, line.millis);
      texts.add(
          "%tFT%<tT.%<tLZ ".formatted(START.plusMillis(last).atOffset(ZoneOffset.UTC)) + line.text);
    }
    return texts;
  }
}
