package nightjar.journal;

import static nightjar.journal.Samples.lines;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nightjar.source.Arrival;
import nightjar.source.RefusedException;
import nightjar.source.RefusedException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  @TempDir private Path home;

  @Test
  void everyKindOfArrival_comesBackAsItWas() throws Exception {
    var whole =
        new Arrival.Lines(
            5, "loki {app=\"ü\"}", "shop", "key-1", "offset=9", new byte[] {-1, '\n'});
    try (Journal journal = Samples.open(folder())) {
      assertThat(journal.append(whole)).isEqualTo(1);
      assertThat(journal.append(new Arrival.Tick(6))).isEqualTo(2);
      assertThat(journal.append(new Arrival.Done(7, "{\"mark\":\"noise\"}"))).isEqualTo(3);
      try (JournalReader reader = journal.reader(1)) {
        assertThat(reader.next(Duration.ZERO).orElseThrow().arrival())
            .usingRecursiveComparison()
            .isEqualTo(whole);
        assertThat(reader.next(Duration.ZERO)).contains(new Numbered(2, new Arrival.Tick(6)));
        assertThat(reader.next(Duration.ZERO).orElseThrow())
            .isEqualTo(new Numbered(3, new Arrival.Done(7, "{\"mark\":\"noise\"}")));
        assertThat(reader.next(Duration.ZERO)).isEmpty();
      }
    }
  }

  @Test
  void reopening_keepsEverything_andGoesOnCounting() throws Exception {
    for (int i = 0; i < 4; i++) {
      try (Journal journal = Samples.open(folder())) {
        assertThat(journal.last()).isEqualTo(i);
        assertThat(journal.append(lines("line " + i))).isEqualTo(i + 1);
        assertThat(journal.damage()).isEmpty();
      }
    }
    try (Journal journal = Samples.open(folder())) {
      assertThat(Samples.all(journal))
          .containsExactly("1 line 0", "2 line 1", "3 line 2", "4 line 3");
      assertThat(journal.first()).isEqualTo(1);
    }
  }

  @Test
  void journalInSteps_keepsNothingBeforeTheStep_andAllAfterIt() throws Exception {
    try (Journal journal =
        Journal.inSteps(folder(), Samples.settings(), new LocalDisk(), new Random(7))) {
      var first = journal.submit(lines("a"));
      var second = journal.submit(lines("b"));
      assertThat(first).isNotDone();
      assertThat(journal.last()).isZero();
      assertThat(journal.step()).isTrue();
      assertThat(first).isCompletedWithValue(1L);
      assertThat(second).isCompletedWithValue(2L);
      assertThat(journal.step()).isFalse();
      var _ = journal.submit(lines("written by closing"));
    }
    try (Journal journal = Samples.open(folder())) {
      assertThat(Samples.all(journal)).containsExactly("1 a", "2 b", "3 written by closing");
    }
  }

  @Test
  void skipTo_raisesTheNextNumber_neverLowersIt() throws Exception {
    try (Journal journal = Samples.open(folder())) {
      journal.skipTo(100);
      journal.skipTo(50);
      assertThat(journal.append(lines("a"))).isEqualTo(100);
    }
  }

  @Test
  void folderAndFiles_belongToTheirOwnerOnly() throws Exception {
    try (Journal journal = Samples.open(folder())) {
      journal.append(lines("secret"));
      assertThat(permissions(folder())).isEqualTo("rwx------");
      assertThat(permissions(folder().resolve("lock"))).isEqualTo("rw-------");
      Path segment = folder().resolve("00000000000000000001.journal");
      assertThat(permissions(segment)).isEqualTo("rw-------");
    }
  }

  @Test
  void secondJournalInTheFolder_isRefused_untilTheFirstIsClosed() throws Exception {
    try (Journal journal = Samples.open(folder())) {
      journal.append(lines("a"));
      assertThatThrownBy(() -> Samples.open(folder()))
          .isInstanceOf(JournalException.class)
          .hasMessageContaining(folder().toString())
          .hasMessageContaining("in use by process " + ProcessHandle.current().pid());
    }
    Samples.open(folder()).close();
  }

  @Test
  void secondProcess_isRefused() throws Exception {
    try (Journal _ = Samples.open(folder())) {
      String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
      Process other =
          new ProcessBuilder(
                  java,
                  "-cp",
                  System.getProperty("java.class.path"),
                  Opening.class.getName(),
                  folder().toString())
              .redirectErrorStream(true)
              .start();
      String said = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(other.waitFor()).isEqualTo(3);
      assertThat(said).contains("the journal in " + folder() + " is in use by process");
    }
  }

  @Test
  void segments_areNamedByTheirFirstArrival_andReadAcross() throws Exception {
    JournalSettings small = Samples.settings().withSegmentBytes(4096);
    var expected = new ArrayList<String>();
    try (Journal journal = Samples.open(folder(), small, new LocalDisk())) {
      for (int i = 1; i <= 60; i++) {
        String text = Samples.noise(i, 500);
        assertThat(journal.append(lines(text))).isEqualTo(i);
        expected.add(i + " " + text);
      }
      assertThat(Samples.all(journal)).isEqualTo(expected);
      assertThat(Samples.from(journal, 37)).isEqualTo(expected.subList(36, 60));
      assertThat(journal.bytes()).isEqualTo(bytesOnDisk());
    }
    List<Path> files = Samples.segments(folder());
    assertThat(files).hasSizeGreaterThan(5);
    assertThat(files.getFirst().getFileName()).hasToString("00000000000000000001.journal");
    try (Journal journal = Samples.open(folder(), small, new LocalDisk())) {
      assertThat(Samples.all(journal)).isEqualTo(expected);
      assertThat(journal.damage()).isEmpty();
    }
  }

  @Test
  void find_givesOneArrival_byItsNumber() throws Exception {
    JournalSettings small = Samples.settings().withSegmentBytes(1 << 20);
    try (Journal journal = Samples.open(folder(), small, new LocalDisk())) {
      for (int i = 1; i <= 40; i++) {
        journal.append(lines(i + "y" + Samples.noise(i, 100_000)));
      }
    }
    try (Journal journal = Samples.open(folder(), small, new LocalDisk())) {
      for (int i : new int[] {1, 2, 11, 25, 40}) {
        var found = (Arrival.Lines) journal.find(i).orElseThrow();
        assertThat(found.position()).startsWith("at " + i + "y");
      }
      assertThat(journal.find(41)).isEmpty();
      assertThat(journal.find(0)).isEmpty();
    }
  }

  @Test
  void trim_deletesWholeOldSegments_onlyAsFarAsAsked() throws Exception {
    JournalSettings small = Samples.settings().withSegmentBytes(4096);
    var disk = new FaultyDisk();
    try (Journal journal = Samples.open(folder(), small, disk)) {
      for (int i = 1; i <= 100; i++) {
        journal.append(lines(Samples.noise(i, 500)));
      }
      journal.trim(50, Long.MAX_VALUE);
      assertThat(journal.first()).isEqualTo(1);
      int forced = disk.folderForces;
      journal.trim(50, 0);
      assertThat(disk.folderForces).isGreaterThan(forced);
      assertThat(journal.first()).isBetween(40L, 50L);
      assertThat(Samples.from(journal, 50)).hasSize(51);
      long half = journal.bytes() / 2;
      journal.trim(1000, half);
      assertThat(journal.bytes()).isBetween(half - 8000, half);
      journal.trim(1000, 0);
      assertThat(Samples.segments(folder())).hasSize(1);
      assertThat(journal.append(lines("next"))).isEqualTo(101);
    }
    try (Journal journal = Samples.open(folder(), small, disk)) {
      assertThat(journal.last()).isEqualTo(101);
      assertThat(journal.damage()).isEmpty();
    }
  }

  @Test
  void reader_onATrimmedSegment_goesOnWithWhatIsKept() throws Exception {
    JournalSettings small = Samples.settings().withSegmentBytes(4096);
    try (Journal journal = Samples.open(folder(), small, new LocalDisk());
        JournalReader reader = journal.reader(1)) {
      for (int i = 1; i <= 50; i++) {
        journal.append(lines(Samples.noise(i, 500)));
      }
      assertThat(reader.next(Duration.ZERO).orElseThrow().number()).isEqualTo(1);
      journal.trim(1000, 0);
      long last = 0;
      for (var next = reader.next(Duration.ZERO);
          next.isPresent();
          next = reader.next(Duration.ZERO)) {
        assertThat(next.get().number()).isGreaterThan(last);
        last = next.get().number();
      }
      assertThat(last).isEqualTo(50);
    }
  }

  @Test
  void positions_areTheLatestOfEachSource_afterAnArrival() throws Exception {
    try (Journal journal = Samples.open(folder())) {
      journal.append(lines("a", "1"));
      journal.append(lines("b", "2"));
      journal.append(lines("a", "3"));
      journal.append(Samples.batch("", "without position", Samples.NANOS));
      assertThat(journal.positions(0)).isEqualTo(Map.of("a", "at 3", "b", "at 2"));
      assertThat(journal.positions(2)).isEqualTo(Map.of("a", "at 3"));
      assertThat(journal.positions(4)).isEmpty();
    }
  }

  @Test
  void tick_returnsAtOnce_andIsReadWithinItsDelay() throws Exception {
    var disk = new FaultyDisk();
    JournalSettings slow = Samples.settings().withTickDelay(Duration.ofHours(1));
    try (Journal journal = Samples.open(folder(), slow, disk);
        JournalReader reader = journal.reader(1)) {
      assertThat(journal.append(new Arrival.Tick(1))).isEqualTo(1);
      assertThat(reader.next(Duration.ZERO)).isEmpty();
      assertThat(journal.append(lines("company"))).isEqualTo(2);
      assertThat(reader.next(Duration.ZERO)).contains(new Numbered(1, new Arrival.Tick(1)));
    }
    JournalSettings quick = Samples.settings().withTickDelay(Duration.ofMillis(5));
    try (Journal journal = Samples.open(folder(), quick, disk);
        JournalReader reader = journal.reader(3)) {
      journal.append(new Arrival.Tick(2));
      assertThat(reader.next(Samples.LONG)).contains(new Numbered(3, new Arrival.Tick(2)));
    }
  }

  @Test
  void close_writesTicksThatWait_andRefusesWhatComesLater() throws Exception {
    JournalSettings slow = Samples.settings().withTickDelay(Duration.ofHours(1));
    Journal journal = Samples.open(folder(), slow, new LocalDisk());
    journal.append(new Arrival.Tick(9));
    journal.close();
    assertThatThrownBy(() -> journal.append(lines("late")))
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.reason()).isEqualTo(Reason.CLOSING))
        .hasMessageContaining("closing");
    try (Journal again = Samples.open(folder())) {
      assertThat(Samples.all(again)).containsExactly("1 tick 9");
    }
  }

  @Test
  void manyAppenders_andAReader_seeAllInOneOrder() throws Exception {
    JournalSettings small = Samples.settings().withSegmentBytes(8192);
    int threads = 4;
    int each = 200;
    try (Journal journal = Samples.open(folder(), small, new LocalDisk());
        JournalReader reader = journal.reader(1);
        var pool = Executors.newFixedThreadPool(threads)) {
      var jobs = new ArrayList<Future<List<String>>>();
      for (int t = 0; t < threads; t++) {
        int thread = t;
        Callable<List<String>> job =
            () -> {
              var acked = new ArrayList<String>();
              for (int i = 0; i < each; i++) {
                String text = thread + ":" + i;
                acked.add(journal.append(lines(text)) + " " + text);
              }
              return acked;
            };
        jobs.add(pool.submit(job));
      }
      var read = new ArrayList<String>();
      for (int i = 1; i <= threads * each; i++) {
        Numbered next = reader.next(Samples.LONG).orElseThrow();
        assertThat(next.number()).isEqualTo(i);
        read.add(Samples.told(next));
      }
      for (Future<List<String>> job : jobs) {
        assertThat(read).containsSubsequence(job.get());
      }
    }
  }

  @Test
  void reader_waits_andIsLetGoWhenTheJournalCloses() throws Exception {
    Journal journal = Samples.open(folder());
    try (JournalReader reader = journal.reader(1);
        var pool = Executors.newSingleThreadExecutor()) {
      Future<String> first =
          pool.submit(() -> Samples.told(reader.next(Samples.LONG).orElseThrow()));
      journal.append(lines("late"));
      assertThat(first.get()).isEqualTo("1 late");
      Future<Boolean> none =
          pool.submit(() -> reader.next(Samples.LONG.multipliedBy(100)).isEmpty());
      journal.close();
      assertThat(none.get()).isTrue();
    }
  }

  @Test
  void tooLargeAnArrival_isRefusedForGood() throws Exception {
    try (Journal journal = Samples.open(folder())) {
      byte[] text = new byte[Frame.MAX_BODY];
      text[text.length - 1] = '\n';
      var large = new Arrival.Lines(1, "a", "", "", "", text);
      assertThatThrownBy(() -> journal.append(large))
          .isInstanceOfSatisfying(
              RefusedException.class, e -> assertThat(e.reason()).isEqualTo(Reason.TOO_LARGE));
    }
  }

  @Test
  void settings_haveTheirDefaults_andNameTheKeyThatIsWrong() {
    JournalSettings usual = Samples.settings();
    assertThat(usual.segmentBytes()).isEqualTo(64 << 20);
    assertThat(usual.queueBytes()).isEqualTo(64 << 20);
    assertThat(usual.maxAge()).isGreaterThan(Duration.ofDays(30_000));
    assertThat(usual.tickDelay()).isEqualTo(Duration.ofMillis(100));
    assertThat(usual.batchKeys()).isEqualTo(1_000_000);
    assertThat(usual.batchAge()).isEqualTo(Duration.ofHours(24));
    assertThatThrownBy(() -> usual.withMaxAge(Duration.ZERO)).hasMessageContaining("maxAge");
    assertThatThrownBy(() -> usual.withSegmentBytes(1)).hasMessageContaining("segmentBytes");
    assertThatThrownBy(() -> usual.withQueue(0, Duration.ZERO)).hasMessageContaining("queueBytes");
    assertThatThrownBy(() -> usual.withBatches(-1, Duration.ZERO))
        .hasMessageContaining("batchKeys");
  }

  /** Another process that wants the folder. */
  static final class Opening {
    private Opening() {}

    public static void main(String[] args) throws IOException {
      int code = 0;
      try {
        Samples.open(Path.of(args[0])).close();
      } catch (JournalException e) {
        System.out.println(e.getMessage());
        code = 3;
      }
      Runtime.getRuntime().halt(code);
    }
  }

  private Path folder() {
    return home.resolve("journal");
  }

  private long bytesOnDisk() throws IOException {
    long sum = 0;
    for (Path file : Samples.segments(folder())) {
      sum += Files.size(file);
    }
    return sum;
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
