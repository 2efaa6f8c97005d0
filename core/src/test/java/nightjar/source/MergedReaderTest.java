package nightjar.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MergedReaderTest {
  private static final Instant START = Instant.parse("2026-03-02T06:00:00Z");

  /** A line, when it was written, and the file it is in. */
  private record Line(long millis, int source, boolean timed, String text) {}

  /** What a reader delivered. */
  private record Read(List<String> lines, List<Integer> runs, List<MergedReader.Outcome> outcomes) {
    String failureOf(int source) {
      return outcomes.get(source).failure();
    }
  }

  @Test
  void files_areMergedByTime_asIfSorted() {
    for (int seed = 0; seed < 200; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<List<Line>> files = files(random, 1 + random.nextInt(6), 1 << random.nextInt(9));
      List<LogSource> sources = new ArrayList<>();
      for (List<Line> file : files) {
        MemoryLog log = log(sources.size(), file).inPiecesOf(64 + random.nextInt(4000));
        sources.add(random.nextInt(4) == 0 ? log.once() : log);
      }
      Read read = read(sources);
      assertThat(read.lines).as("seed " + seed).containsExactlyElementsOf(sorted(files));
      assertThat(read.outcomes).allMatch(outcome -> outcome.failure().isEmpty());
    }
  }

  @Test
  void filesLongerThanABatch_areMergedByTime() {
    SplittableRandom random = new SplittableRandom(77);
    List<List<Line>> files = files(random, 4, 5_000);
    assertThat(read(logs(files)).lines).containsExactlyElementsOf(sorted(files));
  }

  @Test
  void equalTimes_keepTheOrderOfTheSources() {
    List<List<Line>> files = new ArrayList<>();
    for (int source = 0; source < 4; source++) {
      List<Line> file = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        file.add(line(i / 3 * 1000L, source, true, i));
      }
      files.add(file);
    }
    assertThat(read(logs(files)).lines).containsExactlyElementsOf(sorted(files)).hasSize(24);
    assertThat(read(logs(files)).lines.subList(0, 12)).allMatch(line -> line.contains("06:00:00"));
  }

  @Test
  void recordWithoutTime_followsTheRecordBeforeIt() {
    List<String> first =
        List.of(
            "2026-03-02T06:00:01Z INFO a one",
            "no time here",
            "2026-03-02T06:00:09Z INFO a two",
            "nor here");
    List<String> second =
        List.of("2026-03-02T06:00:02Z INFO b one", "2026-03-02T06:00:08Z INFO b two");
    List<String> merged =
        read(List.of(new MemoryLog("a.log", first), new MemoryLog("b.log", second))).lines;
    assertThat(merged)
        .containsExactly(
            first.get(0), first.get(1), second.get(0), second.get(1), first.get(2), first.get(3));
  }

  @Test
  void timesThatCannotBe_doNotReorder() {
    List<Line> wild = new ArrayList<>();
    List<Line> plain = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      plain.add(line(i * 1000L + 500, 1, true, i));
      wild.add(line(i * 1000L, 0, true, i));
    }
    List<String> expected = sorted(List.of(wild, plain));
    for (String lie : List.of("1970-01-01T00:00:00.000Z", "2099-12-31T23:59:59.000Z")) {
      List<String> lines = new ArrayList<>(wild.stream().map(Line::text).toList());
      lines.replaceAll(line -> line.contains(" 0-20 ") ? lie + line.substring(24) : line);
      List<String> merged = read(List.of(new MemoryLog("0.log", lines), log(1, plain))).lines;
      assertThat(merged).as(lie).hasSize(120);
      assertThat(merged.indexOf(lines.get(20))).isEqualTo(39);
      assertThat(merged.stream().filter(line -> !line.equals(lines.get(20))))
          .containsExactlyElementsOf(
              expected.stream().filter(line -> !line.equals(wild.get(20).text)).toList());
    }
  }

  @Test
  void sourceWithoutAnyTime_losesNothing() {
    List<String> plain = List.of("one", "two", "three");
    List<Line> timed = List.of(line(0, 1, true, 0), line(5, 1, true, 1));
    Read read = read(List.of(new MemoryLog("plain.log", plain), log(1, timed)));
    assertThat(read.lines).hasSize(5).containsSubsequence(plain);
    assertThat(read.lines).containsSubsequence(timed.stream().map(Line::text).toList());
  }

  @Test
  void sourceThatDoesNotOpen_isRecorded_andLeavesTheOthersAlone() {
    List<List<Line>> files = files(new SplittableRandom(3), 3, 200);
    List<LogSource> sources = new ArrayList<>(logs(files));
    sources.add(1, new MemoryLog("locked.log", "secret\n").thatDoesNotOpen());
    Read read = read(sources);
    assertThat(read.lines).containsExactlyElementsOf(sorted(files));
    assertThat(read.failureOf(1)).isEqualTo("locked.log cannot be opened");
    assertThat(read.outcomes.get(1).counts().lines()).isZero();
    assertThat(List.of(read.failureOf(0), read.failureOf(2), read.failureOf(3)))
        .allMatch(String::isEmpty);
  }

  @Test
  void sourceThatBreaksOff_deliversWhatWasRead_andLeavesTheOthersAlone() {
    for (boolean repeatable : new boolean[] {true, false}) {
      for (int whole : new int[] {0, 1, 700, 3_000}) {
        List<List<Line>> files = files(new SplittableRandom(5), 3, 4_000);
        List<Line> broken = files.get(1).subList(0, whole);
        int bytes = broken.stream().mapToInt(line -> line.text.length() + 1).sum();
        List<LogSource> sources = new ArrayList<>(logs(files));
        MemoryLog log = log(1, files.get(1)).failingAfter(bytes);
        sources.set(1, repeatable ? log : log.once());
        Read read = read(sources);
        assertThat(read.lines)
            .containsExactlyElementsOf(sorted(List.of(files.get(0), broken, files.get(2))));
        assertThat(read.failureOf(1)).isEqualTo("1.log broke off");
        assertThat(read.outcomes.get(1).counts().lines()).isEqualTo(whole);
        assertThat(read.failureOf(0) + read.failureOf(2)).isEmpty();
      }
    }
  }

  @Test
  void everySourceFails_isNoException() {
    Read read =
        read(
            List.of(
                new MemoryLog("a.log", "x\n").thatDoesNotOpen(),
                new MemoryLog("b.log", "y\n").failingAfter(0)));
    assertThat(read.lines).isEmpty();
    assertThat(read.outcomes).noneMatch(outcome -> outcome.failure().isEmpty());
  }

  @Test
  void sourceThatCannotBeReadTwice_isOpenedOnce() {
    List<List<Line>> files = files(new SplittableRandom(8), 3, 3_000);
    List<MemoryLog> sources =
        List.of(log(0, files.get(0)).once(), log(1, files.get(1)), log(2, files.get(2)).once());
    Read read = read(List.copyOf(sources));
    assertThat(read.lines).containsExactlyElementsOf(sorted(files));
    assertThat(sources.get(0).timesOpened()).isEqualTo(1);
    assertThat(sources.get(2).timesOpened()).isEqualTo(1);
  }

  @Test
  void rotatedFiles_areNotOpenAtOnce() {
    List<MemoryLog> sources = new ArrayList<>();
    for (int part = 0; part < 40; part++) {
      List<Line> lines = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        lines.add(line(part * 100_000L + i, part, true, i));
      }
      sources.add(log(part, lines));
    }
    try (MergedReader reader = reader(List.copyOf(sources))) {
      int most = 0;
      while (reader.next()) {
        most = Math.max(most, sources.stream().mapToInt(MemoryLog::openNow).sum());
      }
      assertThat(most).isEqualTo(1);
    }
    assertThat(sources).allMatch(source -> source.openNow() == 0);
  }

  @Test
  void closing_closesEverySource() {
    List<List<Line>> files = files(new SplittableRandom(9), 5, 3_000);
    List<MemoryLog> sources = new ArrayList<>();
    for (List<Line> file : files) {
      MemoryLog log = log(sources.size(), file);
      sources.add(sources.size() % 2 == 0 ? log.once() : log);
    }
    try (MergedReader reader = reader(List.copyOf(sources))) {
      assertThat(reader.next()).isTrue();
    }
    assertThat(sources).allMatch(source -> source.openNow() == 0);
  }

  @Test
  void emptySources_areRead_andHarmNobody() {
    List<Line> file = List.of(line(1, 1, true, 0), line(2, 1, true, 1));
    Read read = read(List.of(new MemoryLog("0.log", ""), log(1, file), new MemoryLog("2.log", "")));
    assertThat(read.lines).containsExactlyElementsOf(sorted(List.of(file)));
    assertThat(read.outcomes).hasSize(3).allMatch(outcome -> outcome.failure().isEmpty());
    assertThat(read(List.of(new MemoryLog("0.log", ""))).lines).isEmpty();
    assertThat(read(List.of()).lines).isEmpty();
  }

  @Test
  void oneSource_passesWholeBatches_andIsOpenedOnce() {
    MemoryLog log =
        log(0, files(new SplittableRandom(11), 1, 6_000).getFirst()).inPiecesOf(1 << 16);
    Read read = read(List.of(log));
    assertThat(read.lines).hasSize(6_000);
    assertThat(read.runs).hasSizeLessThan(16);
    assertThat(log.timesOpened()).isEqualTo(1);
  }

  @Test
  void sourcesThatDoNotInterleave_passInTheirOwnOrder_wholeBatchesAtATime() {
    List<Line> late = new ArrayList<>();
    List<Line> early = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      late.add(line(100_000_000L + i, 0, true, i));
      early.add(line(i, 1, true, i));
    }
    Read read = read(logs(List.of(late, early)));
    assertThat(read.lines).containsExactlyElementsOf(sorted(List.of(early, late)));
    assertThat(read.runs.size()).isLessThan(80);
  }

  @Test
  void afterTheEnd_thereIsNothingMore() {
    MemoryLog log = log(0, List.of(line(0, 0, true, 0)));
    try (MergedReader reader = reader(List.of(log))) {
      assertThat(reader.next()).isTrue();
      assertThat(reader.next()).isFalse();
      assertThat(reader.next()).isFalse();
      assertThat(log.timesOpened()).isEqualTo(1);
    }
  }

  @Test
  void lines_areCountedOnce_thoughSourcesAreLookedIntoFirst() {
    List<List<Line>> files = files(new SplittableRandom(13), 4, 2_500);
    try (MergedReader reader = reader(logs(files))) {
      while (reader.next()) {
        assertThat(reader.to()).isGreaterThan(reader.from());
      }
      assertThat(reader.lines()).isEqualTo(4 * 2_500);
      assertThat(reader.outcomes()).allMatch(outcome -> outcome.counts().lines() == 2_500);
    }
  }

  /**
   * Files whose times mostly rise, now and then step back a little, often coincide; one line in ten
   * has none: of a plain file it belongs to the record before it, of JSON it is one by itself.
   */
  private static List<List<Line>> files(SplittableRandom random, int count, int length) {
    List<List<Line>> files = new ArrayList<>();
    for (int source = 0; source < count; source++) {
      long now = random.nextInt(2_000);
      int step = 1 + random.nextInt(400);
      List<Line> file = new ArrayList<>();
      for (int i = 0; i < length; i++) {
        boolean timed = i == 0 || random.nextInt(10) > 0;
        now += random.nextInt(3) == 0 ? random.nextInt(step) : 0;
        long millis = random.nextInt(12) == 0 ? Math.max(0, now - random.nextInt(3_000)) : now;
        file.add(line(millis, source, timed, i));
      }
      files.add(file);
    }
    return files;
  }

  private static Line line(long millis, int source, boolean timed, int number) {
    String time = "%tFT%<tT.%<tLZ".formatted(START.plusMillis(millis).atOffset(ZoneOffset.UTC));
    String what = source + "-" + number + " written";
    String text =
        source % 2 == 0
            ? (timed ? time + " INFO " : "  joined ") + what
            : "{" + (timed ? "\"time\":\"" + time + "\"," : "") + "\"msg\":\"" + what + "\"}";
    return new Line(millis, source, timed, text);
  }

  private static MemoryLog log(int number, List<Line> lines) {
    return new MemoryLog(number + ".log", lines.stream().map(Line::text).toList());
  }

  private static List<LogSource> logs(List<List<Line>> files) {
    return IntStream.range(0, files.size()).<LogSource>mapToObj(i -> log(i, files.get(i))).toList();
  }

  /**
   * The reference: a line waits for all lines before it in its file, so it is due at the latest
   * time so far; then a stable sort.
   */
  private static List<String> sorted(List<List<Line>> files) {
    record Due(long millis, String text) {}
    List<Due> all = new ArrayList<>();
    for (List<Line> file : files) {
      long latest = Long.MIN_VALUE;
      for (Line line : file) {
        latest = line.timed ? Math.max(latest, line.millis) : latest;
        all.add(new Due(latest, line.text));
      }
    }
    all.sort(Comparator.comparingLong(Due::millis));
    return all.stream().map(Due::text).toList();
  }

  private static MergedReader reader(List<LogSource> sources) {
    return new MergedReader(sources, new Names(), source -> ReadLog.SETTINGS);
  }

  private static Read read(List<LogSource> sources) {
    List<String> lines = new ArrayList<>();
    List<Integer> runs = new ArrayList<>();
    try (MergedReader reader = reader(sources)) {
      while (reader.next()) {
        RecordBatch batch = reader.batch();
        runs.add(reader.to() - reader.from());
        for (int row = reader.from(); row < reader.to(); row++) {
          byte[] record = batch.copy(batch.start[row], batch.end[row]);
          lines.addAll(new String(record, StandardCharsets.UTF_8).lines().toList());
        }
      }
      return new Read(lines, runs, reader.outcomes());
    }
  }
}
