package nightjar.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LiveReaderTest {
  private static final Instant NOW = ReadLog.REFERENCE;
  private final Names names = new Names();
  private final LiveReader reader = new LiveReader(0, ReadLog.SETTINGS, names);
  private final List<ReadLog.Entry> records = new ArrayList<>();

  private void push(String lines) {
    reader.push(lines.getBytes(StandardCharsets.UTF_8), NOW);
    drain(false);
  }

  private void drain(boolean all) {
    RecordBatch batch = new RecordBatch();
    while (reader.next(batch, all)) {
      ReadLog.copy(batch, names, records);
    }
  }

  private static String log(int lines, SplittableRandom random) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < lines; i++) {
      text.append("2026-11-21T10:%02d:%02d.000Z ".formatted(i / 60 % 60, i % 60));
      text.append(i % 7 == 0 ? "ERROR" : "INFO").append(" step ").append(i).append(" done\n");
      if (random.nextInt(9) == 0) {
        text.append("java.lang.IllegalStateException: no\n\tat a.B.c(B.java:").append(i);
        text.append(")\nCaused by: x.Y: z\n\t... 3 more\n");
      }
    }
    return text.toString();
  }

  @Test
  void linesInAnyPieces_giveTheRecordsOfTheWholeLog() {
    for (int seed = 0; seed < 20; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      String text = log(3_000, random);
      List<ReadLog.Entry> whole = ReadLog.of(text).records();
      LiveReaderTest live = new LiveReaderTest();
      int at = 0;
      while (at < text.length()) {
        int to = text.indexOf('\n', Math.min(text.length() - 1, at + random.nextInt(4_000))) + 1;
        live.push(text.substring(at, to));
        at = to;
      }
      live.drain(true);
      assertThat(live.records).isEqualTo(whole);
    }
  }

  @Test
  void recordWaitsForTheLineAfterIt_untilAllAreWanted() {
    push(log(20, new SplittableRandom(1)));
    int given = records.size();
    push("2026-11-21T11:00:00Z ERROR boom\n");
    push("\tat a.B.c(B.java:1)\n");
    assertThat(records).hasSize(given + 1);
    assertThat(reader.isWaiting()).isTrue();
    drain(true);
    assertThat(records.getLast().text())
        .isEqualTo("2026-11-21T11:00:00Z ERROR boom\n\tat a.B.c(B.java:1)");
    assertThat(reader.isWaiting()).isFalse();
  }

  @Test
  void oneLineIsEnough_whenItIsWanted() {
    push("2026-11-21T11:00:00Z ERROR boom\n");
    assertThat(records).isEmpty();
    drain(true);
    assertThat(records)
        .singleElement()
        .satisfies(
            record -> {
              assertThat(record.message()).isEqualTo("boom");
              assertThat(record.severity()).isEqualTo(17);
            });
  }

  @Test
  void formatOfASourceThatBeganWithOtherLines_isFoundLater() {
    push("starting up\n");
    drain(true);
    push(log(200, new SplittableRandom(2)));
    drain(true);
    assertThat(records.getLast().message()).startsWith("step 199");
    assertThat(records.getLast().time()).isEqualTo(Instant.parse("2026-11-21T10:03:19Z"));
  }

  @Test
  void everyLineIsCounted_whateverItHolds() {
    SplittableRandom random = new SplittableRandom(3);
    long lines = 0;
    for (int i = 0; i < 500; i++) {
      byte[] piece = new byte[random.nextInt(300) + 1];
      random.nextBytes(piece);
      piece[piece.length - 1] = '\n';
      for (byte b : piece) {
        lines += b == '\n' ? 1 : 0;
      }
      reader.push(piece, NOW);
      drain(random.nextInt(5) == 0);
    }
    drain(true);
    assertThat(reader.counts().lines()).isEqualTo(lines);
    assertThat(records.stream().mapToLong(ReadLog.Entry::lines).sum()).isEqualTo(lines);
    assertThat(reader.counts().records()).isEqualTo(records.size());
  }

  @Test
  void yearsFollowTheCalendar() {
    LiveReader old = new LiveReader(0, ReadLog.SETTINGS, names);
    RecordBatch batch = new RecordBatch();
    old.push(bytes("Dec 31 23:59:58 host app[1]: one\n"), Instant.parse("2026-12-31T23:59:59Z"));
    old.next(batch, true);
    assertThat(batch.timeNanos[0]).isEqualTo(nanos("2026-12-31T23:59:58Z"));
    old.push(bytes("Jan  1 12:30:00 host app[1]: two\n"), Instant.parse("2027-01-01T12:30:01Z"));
    old.next(batch, true);
    assertThat(batch.timeNanos[0]).isEqualTo(nanos("2027-01-01T12:30:00Z"));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static long nanos(String time) {
    return Instant.parse(time).getEpochSecond() * 1_000_000_000L;
  }
}
