package nightjar.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import nightjar.source.Arrival;

/** Arrivals and journals of tests. */
final class Samples {
  static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  static final long NANOS = NOW.getEpochSecond() * 1_000_000_000L;
  static final Duration LONG = Duration.ofSeconds(30);

  private Samples() {}

  static JournalSettings settings() {
    return JournalSettings.usual(InstantSource.system()).withKey(key());
  }

  /** A master key that needs no file. */
  static JournalKey key() {
    return JournalKey.given("MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=", Optional.empty());
  }

  static Journal open(Path folder) throws JournalException {
    return open(folder, settings(), new LocalDisk());
  }

  static Journal open(Path folder, JournalSettings settings, Disk disk) throws JournalException {
    return Journal.open(folder, settings, disk, new Random(7));
  }

  /** Text that cannot be packed much, beginning with a number. */
  static String noise(int number, int length) {
    var random = new Random(number);
    var text = new StringBuilder(number + " ");
    while (text.length() < length) {
      text.append((char) ('!' + random.nextInt(90)));
    }
    return text.toString();
  }

  static Arrival.Lines lines(String text) {
    return lines("app.log", text);
  }

  static Arrival.Lines lines(String source, String text) {
    return new Arrival.Lines(
        NANOS, source, "", "", "at " + text, (text + "\n").getBytes(StandardCharsets.UTF_8));
  }

  static Arrival.Lines batch(String key, String text, long nanos) {
    return new Arrival.Lines(
        nanos, "http", "", key, "", (text + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** An arrival in one line: its number and its text. */
  static String told(Numbered numbered) {
    return numbered.number()
        + " "
        + switch (numbered.arrival()) {
          case Arrival.Lines l -> new String(l.text(), StandardCharsets.UTF_8).strip();
          case Arrival.Tick t -> "tick " + t.nanos();
          case Arrival.Done d -> d.json();
        };
  }

  static List<String> all(Journal journal) throws JournalException, InterruptedException {
    return from(journal, 0);
  }

  static List<String> from(Journal journal, long number)
      throws JournalException, InterruptedException {
    var all = new ArrayList<String>();
    try (JournalReader reader = journal.reader(number)) {
      for (var next = reader.next(Duration.ZERO);
          next.isPresent();
          next = reader.next(Duration.ZERO)) {
        all.add(told(next.get()));
      }
    }
    return all;
  }

  static List<Path> segments(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.toString().endsWith(".journal")).sorted().toList();
    }
  }
}
