package nightjar.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nightjar.journal.Samples.lines;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import nightjar.source.Arrival;
import nightjar.source.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class JournalErasureTest {
  private static final String VALUE = "anna@example.org";
  private static final JournalSettings SMALL = Samples.settings().withSegmentBytes(4096);
  @TempDir private Path home;

  @Test
  void value_isGoneFromEveryField_andNumbersStay() throws Exception {
    try (Journal journal = open(new LocalDisk())) {
      journal.append(lines("before"));
      journal.append(
          new Arrival.Lines(
              Samples.NANOS,
              VALUE,
              "of " + VALUE,
              VALUE,
              VALUE,
              (VALUE + VALUE + "\n").getBytes(UTF_8)));
      journal.append(new Arrival.Done(3, "{\"by\":\"" + VALUE + "\"}"));
      journal.append(lines("after"));
      Erasure done = journal.erase(VALUE.getBytes(UTF_8));
      assertThat(done).isEqualTo(new Erasure(7, 2, 1, 0, 0));
      assertThat(Samples.all(journal))
          .containsExactly("1 before", "2 [erased][erased]", "3 {\"by\":\"[erased]\"}", "4 after");
      assertThat(journal.find(2).orElseThrow())
          .isInstanceOfSatisfying(
              Arrival.Lines.class, l -> assertThat(l.service()).isEqualTo("of [erased]"));
      assertThat(journal.append(lines("next"))).isEqualTo(5);
      assertThat(journal.erase(VALUE.getBytes(UTF_8))).isEqualTo(new Erasure(0, 0, 0, 0, 0));
      assertThatThrownBy(() -> journal.erase(new byte[0])).hasMessageContaining("no bytes");
    }
    try (Journal journal = open(new LocalDisk())) {
      assertThat(held(journal)).doesNotContain(VALUE);
      assertThat(journal.damage()).isEmpty();
      // A batch that is sent again is known though its key is gone.
      assertThat(journal.append(Samples.batch(VALUE, "again", Samples.NANOS))).isEqualTo(2);
    }
  }

  @Test
  void onlySegmentsThatHoldIt_areWrittenAgain_andAReaderGoesOn() throws Exception {
    try (Journal journal = open(new LocalDisk());
        JournalReader reader = journal.reader(1)) {
      fill(journal);
      assertThat(reader.next(Duration.ZERO)).isPresent();
      Erasure done = journal.erase(VALUE.getBytes(UTF_8));
      assertThat(done.arrivals()).isEqualTo(2);
      assertThat(done.segments()).isEqualTo(2);
      int read = 1;
      while (reader.next(Duration.ZERO).isPresent()) {
        read++;
      }
      assertThat(read).isEqualTo(30);
      assertThat(Samples.all(journal)).hasSize(30).noneMatch(text -> text.contains(VALUE));
    }
    try (Journal journal = open(new LocalDisk())) {
      assertThat(Samples.all(journal)).hasSize(30);
      assertThat(journal.damage()).isEmpty();
      assertThat(journal.append(lines("next"))).isEqualTo(31);
    }
  }

  @Test
  void cutShortAtEveryChange_everySegmentIsOldOrNew() throws Exception {
    boolean failed = true;
    List<String> whole = new ArrayList<>();
    for (int n = 0; failed; n++) {
      clear();
      var quick = new FaultyDisk();
      quick.skipForce = true;
      try (Journal journal = open(quick)) {
        fill(journal);
        whole = Samples.all(journal);
      }
      // Opening changes something too: those failures leave the journal as it was.
      var disk = new FailingDisk(n);
      try (Journal journal = open(disk)) {
        journal.erase(VALUE.getBytes(UTF_8));
      } catch (JournalException e) {
        assertThat(disk.hasFailed()).isTrue();
      }
      failed = disk.hasFailed();
      try (Journal journal = open(quick)) {
        List<String> left = Samples.all(journal);
        assertThat(left).as("after %d changes", n).hasSize(whole.size());
        for (int i = 0; i < left.size(); i++) {
          assertThat(left.get(i)).isIn(whole.get(i), whole.get(i).replace(VALUE, "[erased]"));
        }
        assertThat(journal.damage()).isEmpty();
        if (!failed) {
          assertThat(held(journal)).doesNotContain(VALUE);
        }
        journal.erase(VALUE.getBytes(UTF_8));
        assertThat(held(journal)).doesNotContain(VALUE);
      }
      try (Stream<Path> files = Files.list(home.resolve("journal"))) {
        assertThat(files).noneMatch(file -> file.toString().endsWith(".new"));
      }
    }
  }

  @Test
  void valueInWhatWasRefused_andCouldNotBeCutOff_isGoneToo() throws Exception {
    var disk = new FaultyDisk();
    try (Journal journal = open(disk)) {
      journal.append(Samples.lines("kept"));
      disk.failForce = true;
      disk.failTruncate = true;
      assertThatThrownBy(() -> journal.append(Samples.lines("refused " + VALUE)))
          .isInstanceOf(RefusedException.class);
      disk.failForce = false;
      disk.failTruncate = false;
      assertThat(alone(Samples.segments(home.resolve("journal")).getFirst())).contains(VALUE);
      Path unfinished =
          Files.createFile(
              home.resolve("journal").resolve(SegmentHeader.fileName(7) + DurableFile.UNFINISHED));
      assertThat(journal.erase(VALUE.getBytes(UTF_8)).segments()).isZero();
      assertThat(alone(Samples.segments(home.resolve("journal")).getFirst()))
          .contains("kept")
          .doesNotContain(VALUE);
      assertThat(unfinished).doesNotExist();
    }
  }

  /** All that the keys make readable of one file, to its last byte. */
  private String alone(Path segment) throws Exception {
    Path folder = Files.createTempDirectory(home, "alone");
    Path keys = Files.createDirectory(folder.resolve("keys"));
    try (Stream<Path> files = Files.list(home.resolve("journal/keys"))) {
      for (Path key : files.toList()) {
        Files.copy(key, keys.resolve(key.getFileName()));
      }
    }
    Files.copy(segment, folder.resolve(segment.getFileName()));
    var text = new StringBuilder();
    try (JournalReader reader = JournalView.open(folder, Samples.key()).reader(0)) {
      for (var next = reader.next(java.time.Duration.ZERO);
          next.isPresent();
          next = reader.next(java.time.Duration.ZERO)) {
        text.append(Samples.told(next.get())).append('\n');
      }
    }
    return text.toString();
  }

  @Test
  void valueInASegmentOfFormat1_isErasedToo_andWhatIsWrittenIsEncrypted() throws Exception {
    Path folder = home.resolve("journal");
    Files.createDirectories(folder);
    Path segment = folder.resolve(SegmentHeader.fileName(1));
    try (var golden = JournalErasureTest.class.getResourceAsStream("/golden/format-1.journal")) {
      Files.copy(java.util.Objects.requireNonNull(golden), segment);
    }
    try (Journal journal = open(new LocalDisk())) {
      assertThat(journal.erase("two ".getBytes(UTF_8)).arrivals()).isEqualTo(1);
      assertThat(Samples.all(journal)).hasSize(4).first().asString().contains("[erased]ä");
      assertThat(journal.append(lines("next"))).isGreaterThan(10);
    }
    assertThat(Files.readString(segment, java.nio.charset.StandardCharsets.ISO_8859_1))
        .doesNotContain("mark", "app.log");
    try (Journal journal = open(new LocalDisk())) {
      assertThat(Samples.all(journal)).hasSize(5);
      assertThat(journal.damage()).isEmpty();
    }
  }

  @Test
  void shortValueThatIsAllOfALargeArrival_costsNoLine() throws Exception {
    String text = "x".repeat(17 << 20);
    try (Journal journal = open(new LocalDisk())) {
      journal.append(lines(text));
      journal.append(lines("x and after"));
      journal.erase("x".getBytes(UTF_8));
    }
    try (Journal journal = open(new LocalDisk())) {
      List<String> left = Samples.all(journal);
      assertThat(left).hasSize(2);
      assertThat(left.getFirst()).startsWith("1 ").doesNotContain("x").hasSize(text.length() + 2);
      assertThat(left.getLast()).isEqualTo("2 [erased] and after");
      assertThat(journal.damage()).isEmpty();
    }
  }

  @Test
  void positionThatHoldsIt_isEmptied_andTheOneBeforeCounts() throws Exception {
    try (Journal journal = open(new LocalDisk())) {
      journal.append(positioned("offset 7001"));
      journal.append(positioned("offset 7012"));
      assertThat(journal.erase("12".getBytes(UTF_8)).places()).isEqualTo(1);
      assertThat(journal.positions(0)).containsEntry("app.log", "offset 7001");
    }
  }

  private static Arrival.Lines positioned(String position) {
    return new Arrival.Lines(
        Samples.NANOS, "app.log", "", "", position, "a line\n".getBytes(UTF_8));
  }

  /** What stands in its place, with what is beside it, could be the value again; for 300 kB. */
  @Test
  @Timeout(60)
  void hostileText_isLookedAtOnce() throws Exception {
    String many = "x".repeat(300_000);
    try (Journal journal = open(new LocalDisk())) {
      journal.append(lines("]" + many));
      journal.append(lines("yz".repeat(50_000) + "y".repeat(50_000) + "z".repeat(50_000)));
      assertThat(journal.erase("]x".getBytes(UTF_8)).arrivals()).isEqualTo(1);
      journal.erase("yz".getBytes(UTF_8));
      assertThat(Samples.all(journal).getFirst()).isEqualTo("1 *" + many.substring(1));
      assertThat(Samples.all(journal))
          .noneMatch(text -> text.contains("yz") || text.contains("]x"));
    }
  }

  @Test
  void noValue_standsThereAgain_whateverIsBesideIt() throws Exception {
    var random = new Random(3);
    for (int round = 0; round < 300; round++) {
      String value = some(random, 1 + random.nextInt(5));
      String text = some(random, 60) + value + some(random, 60) + value + value;
      var erased = new ErasedValue(value.getBytes(UTF_8));
      Arrival left = erased.without(new Arrival.Done(1, text));
      assertThat(((Arrival.Done) left).json()).as(text).doesNotContain(value);
      assertThat(erased.places()).isPositive();
    }
  }

  /** Of the characters of what is put in its place, and two more. */
  private static String some(Random random, int length) {
    var text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append("[erasd]x*".charAt(random.nextInt(9)));
    }
    return text.toString();
  }

  private static void fill(Journal journal) throws Exception {
    for (int i = 1; i <= 30; i++) {
      journal.append(lines(i == 5 || i == 25 ? i + " by " + VALUE : Samples.noise(i, 700)));
    }
  }

  /** All that can be read out, as text. */
  private static String held(Journal journal) throws Exception {
    var held = new StringBuilder();
    try (JournalReader reader = journal.reader(0)) {
      for (var next = reader.next(Duration.ZERO);
          next.isPresent();
          next = reader.next(Duration.ZERO)) {
        held.append(next.get().arrival()).append(Samples.told(next.get())).append('\n');
      }
    }
    return held.toString();
  }

  private void clear() throws IOException {
    Path folder = home.resolve("journal");
    if (Files.exists(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path file : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private Journal open(Disk disk) throws JournalException {
    return Journal.open(home.resolve("journal"), SMALL, disk, new Random(7));
  }
}
