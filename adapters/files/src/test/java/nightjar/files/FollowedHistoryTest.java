package nightjar.files;

import static nightjar.files.Following.append;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nightjar.source.Arrival;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that hold history when following begins. */
class FollowedHistoryTest {
  private static final Instant START = Instant.parse("2026-02-28T08:00:00Z");
  private static final Duration SPAN = Duration.ofHours(2);
  private static final int LINES = 50; // an arrival

  private static final FollowSettings SETTINGS =
      new FollowSettings(
          Duration.ofMillis(1),
          Duration.ZERO,
          Duration.ofSeconds(5),
          Duration.ofSeconds(60),
          Duration.ofSeconds(10),
          1 << 16,
          LINES);

  @TempDir private Path folder;
  private final Map<Path, Integer> written = new HashMap<>();

  @Test
  void filesOfAnySize_comeInTheOrderOfTheirTimes_aRoundLastsOneShareAtMost() throws Exception {
    write(1, 5, 20);
    try (var following = new Following(SETTINGS, folder)) {
      following.poll();
      assertOnce(following);
      assertInOrder(following);
      assertThat(longestRound(following)).isLessThanOrEqualTo(shareOf(20));
      assertThat(following.rounds().stream().filter(n -> n > 1)).hasSizeGreaterThan(30);
    }
  }

  @Test
  void restart_inTheMiddle_goesOnInOrder() throws Exception {
    write(1, 5, 20);
    try (var following = new Following(SETTINGS, folder)) {
      boolean more = true;
      int restarts = -1;
      while (more) {
        more = following.files().poll();
        following.restart();
        restarts++;
      }
      following.poll();
      assertThat(restarts).isPositive();
      assertOnce(following);
      assertInOrder(following);
      assertThat(longestRound(following)).isLessThanOrEqualTo(shareOf(20));
    }
  }

  @Test
  void refusalInTheMiddleOfARound_losesNothing_andRepeatsNothing() throws Exception {
    write(1, 5, 20);
    try (var following = new Following(SETTINGS, folder)) {
      for (int kept = 0; kept < 10; kept++) {
        following.takeNext(kept);
        following.refuseNext("disk full", true);
        following.poll();
        following.pass(Duration.ofSeconds(10));
      }
      following.poll();
      assertOnce(following);
    }
  }

  @Test
  void oneFileADay_isReadDayByDay_whateverTheNamesSay() throws Exception {
    for (int day = 0; day < 12; day++) {
      Path file = folder.resolve("z" + (11 - day) + ".log");
      history(file, 40 * (1 + day % 3), START.plus(Duration.ofDays(day)), Duration.ofHours(23));
    }
    try (var following = new Following(SETTINGS, folder)) {
      following.poll();
      assertOnce(following);
      assertInOrder(following);
    }
  }

  @Test
  void namedCompressedFiles_areMergedAlike() throws Exception {
    write(1, 20);
    Path plain = folder.resolve("app1.log");
    Path packed = folder.resolve("app1.gz");
    Files.write(packed, Stored.gzip(Files.readAllBytes(plain)));
    Files.delete(plain);
    written.put(packed, written.remove(plain));
    try (var following = new Following(SETTINGS, packed, folder.resolve("app20.log"))) {
      following.poll();
      assertOnce(following);
      assertInOrder(following);
      assertThat(longestRound(following)).isLessThanOrEqualTo(shareOf(20));
    }
  }

  @Test
  void rotationInTheMiddle_finishesTheOldFile_andTruncationBeginsAgain() throws Exception {
    write(20, 21);
    Path rotated = folder.resolve("app20.log");
    Path emptied = folder.resolve("app21.log");
    try (var following = new Following(SETTINGS, rotated, emptied)) {
      following.files().poll();
      Files.move(rotated, folder.resolve("app20.log.1"), StandardCopyOption.ATOMIC_MOVE);
      append(rotated, line(START.plus(SPAN), "behind the rotation"));
      Files.writeString(emptied, line(START.plus(SPAN), "behind the truncation"));
      following.poll();
      String text = following.text();
      assertThat(text.lines().filter(l -> l.contains("app20.log "))).hasSize(2000);
      assertThat(text.lines().filter(l -> l.contains("behind"))).hasSize(2);
      assertThat(text.lines().distinct()).hasSize((int) text.lines().count());
    }
  }

  @Test
  void linesWithoutTimes_goInShareByShare_andHoldUpNobody() throws Exception {
    write(20);
    Path bare = folder.resolve("bare.log");
    for (int i = 0; i < 500; i++) {
      append(bare, "bare.log line " + "x".repeat(i % 7) + i + "\n");
    }
    written.put(bare, 500);
    try (var following = new Following(SETTINGS, folder)) {
      following.poll();
      assertOnce(following);
      int last =
          following.taken().stream().map(Arrival.Lines::source).toList().lastIndexOf("" + bare);
      assertThat(last).isLessThan(following.taken().size() / 2);
    }
  }

  @Test
  void stackTraces_stayWithTheirLine() throws Exception {
    write(20);
    Path traces = folder.resolve("traces.log");
    for (int i = 0; i < 100; i++) {
      append(traces, line(START.plus(Duration.ofMinutes(i)), "traces.log failed " + i));
      append(traces, "java.io.IOException: closed\n\tat a.B.c(B.java:1)\n\tat a.B.d(B.java:2)\n");
    }
    written.put(traces, 400);
    try (var following = new Following(SETTINGS, folder)) {
      following.poll();
      assertOnce(following);
      assertThat(following.taken())
          .filteredOn(lines -> lines.source().equals(traces.toString()))
          .hasSizeGreaterThan(10)
          .allMatch(lines -> text(lines).startsWith("2026-"));
    }
  }

  @Test
  void whatIsWrittenNow_doesNotWaitForAnOldFileThatIsFoundLater() throws Exception {
    write(1);
    Path live = folder.resolve("app1.log");
    try (var following = new Following(SETTINGS, folder)) {
      following.poll();
      write(200);
      append(live, line(START.plus(Duration.ofDays(1)), "app1.log live"));
      written.merge(live, 1, Integer::sum);
      following.files().poll();
      assertThat(following.text()).contains("app1.log live");
      following.poll();
      assertOnce(following);
    }
  }

  @Test
  void whatComesLater_isHandedInByItself_withoutABatchKey() throws Exception {
    write(1, 5);
    try (var following = new Following(SETTINGS, folder)) {
      following.poll();
      int before = following.taken().size();
      for (Path file : written.keySet()) {
        append(file, line(START.plus(SPAN), file.getFileName() + " live"));
      }
      following.poll();
      assertThat(following.taken().subList(before, following.taken().size()))
          .hasSize(2)
          .allMatch(lines -> lines.batch().isEmpty());
    }
  }

  /** Files over the same two hours, of a hundred lines times a number. */
  private void write(int... sizes) throws IOException {
    for (int size : sizes) {
      history(folder.resolve("app" + size + ".log"), 100 * size, START, SPAN);
    }
  }

  private void history(Path file, int lines, Instant from, Duration span) throws IOException {
    var text = new StringBuilder();
    for (int i = 0; i < lines; i++) {
      text.append(
          line(from.plus(span.multipliedBy(i).dividedBy(lines)), file.getFileName() + " " + i));
    }
    append(file, text.toString());
    written.put(file, lines);
  }

  private static String line(Instant time, String message) {
    return time + " INFO " + message + " was served\n";
  }

  /** How long one share of a file of a hundred lines times a number lasts. */
  private static Duration shareOf(int size) {
    return SPAN.multipliedBy(LINES).dividedBy(100L * size);
  }

  /** Lines that were taken together are judged in the order of their times; so must rounds be. */
  private static void assertInOrder(Following following) {
    Instant latest = Instant.MIN;
    for (List<Instant> round : rounds(following)) {
      assertThat(round.getFirst()).isAfterOrEqualTo(latest);
      latest = round.getLast();
    }
  }

  private static Duration longestRound(Following following) {
    return rounds(following).stream()
        .map(round -> Duration.between(round.getFirst(), round.getLast()))
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  /** The times of each round, sorted. */
  private static List<List<Instant>> rounds(Following following) {
    var rounds = new ArrayList<List<Instant>>();
    int from = 0;
    for (int size : following.rounds()) {
      List<Arrival.Lines> taken = following.taken().subList(from, from + size);
      rounds.add(taken.stream().flatMap(l -> text(l).lines()).map(l -> time(l)).sorted().toList());
      from += size;
    }
    return rounds;
  }

  private static Instant time(String line) {
    return Instant.parse(line.substring(0, line.indexOf(' ')));
  }

  private void assertOnce(Following following) throws IOException {
    for (Map.Entry<Path, Integer> file : written.entrySet()) {
      var came = new StringBuilder();
      following.taken().stream()
          .filter(lines -> lines.source().equals(file.getKey().toString()))
          .forEach(lines -> came.append(text(lines)));
      assertThat(came.toString().lines().count()).isEqualTo(file.getValue().longValue());
      if (!file.getKey().toString().endsWith(".gz")) {
        assertThat(came.toString()).isEqualTo(Files.readString(file.getKey()));
      }
    }
  }

  private static String text(Arrival.Lines lines) {
    return new String(lines.text(), StandardCharsets.UTF_8);
  }
}
