package nightjar.journal;

import static nightjar.journal.Samples.lines;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import nightjar.source.RefusedException;
import nightjar.source.RefusedException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalFaultsTest {
  private final FaultyDisk disk = new FaultyDisk();
  @TempDir private Path folder;

  @Test
  void failedForce_isNeverAcknowledged_norRead_norTriedAgainOnThatFile() throws Exception {
    try (Journal journal = open()) {
      journal.append(lines("kept"));
      disk.failForce = true;
      for (int i = 0; i < 3; i++) {
        assertRefused(journal, "lost", "Input/output error", Reason.BROKEN);
      }
      assertThat(Samples.all(journal)).containsExactly("1 kept");
      disk.failForce = false;
      long number = journal.append(lines("after"));
      assertThat(Samples.all(journal)).containsExactly("1 kept", number + " after");
      assertThat(Samples.segments(folder)).hasSize(2);
    }
    try (Journal journal = open()) {
      assertThat(Samples.all(journal)).hasSize(2);
      assertThat(journal.damage()).isEmpty();
    }
  }

  @Test
  void refusedArrivals_thatCannotBeCutOff_areNotReadAfterReopeningEither() throws Exception {
    try (Journal journal = open()) {
      journal.append(lines("kept"));
      disk.failForce = true;
      disk.failTruncate = true;
      assertRefused(journal, "refused", "Input/output error", Reason.BROKEN);
      disk.failForce = false;
      journal.append(lines("after"));
    }
    try (Journal journal = open()) {
      assertThat(Samples.all(journal)).hasSize(2).noneMatch(text -> text.contains("refused"));
      assertThat(journal.damage()).isEmpty();
    }
  }

  @Test
  void fullDisk_refusesWithItsReason_andRecoversByItself() throws Exception {
    var expected = new ArrayList<String>();
    try (Journal journal = open()) {
      for (int round = 0; round < 20; round++) {
        disk.room = 100 + 37L * round;
        int refused = 0;
        for (int i = 0; i < 30; i++) {
          String text = "round " + round + " line " + i;
          try {
            expected.add(journal.append(lines(text)) + " " + text);
          } catch (RefusedException e) {
            assertThat(e.reason()).isEqualTo(Reason.FULL);
            assertThat(e).hasMessageContaining("disk full").hasMessageContaining(folder.toString());
            refused++;
          }
        }
        assertThat(refused).isPositive();
        disk.room = Long.MAX_VALUE;
        expected.add(journal.append(lines("recovered")) + " recovered");
      }
      assertThat(Samples.all(journal)).isEqualTo(expected);
    }
    try (Journal journal = open()) {
      assertThat(Samples.all(journal)).isEqualTo(expected);
      assertThat(journal.damage()).isEmpty();
    }
  }

  @Test
  void fullDisk_whenANewSegmentIsDue_leavesNoHalfSegment() throws Exception {
    JournalSettings small = Samples.settings().withSegmentBytes(4096);
    try (Journal journal = Samples.open(folder, small, disk)) {
      journal.append(lines(Samples.noise(1, 5000)));
      disk.room = 40;
      assertRefused(journal, "no room", "disk full", Reason.FULL);
      assertThat(Samples.segments(folder)).hasSize(1);
      disk.failDelete = true;
      disk.room = 40;
      assertRefused(journal, "no room, no delete", "disk full", Reason.FULL);
      disk.failDelete = false;
      disk.room = Long.MAX_VALUE;
      journal.append(lines("room"));
    }
    try (Journal journal = Samples.open(folder, small, disk)) {
      assertThat(Samples.all(journal)).hasSize(2).last().asString().endsWith("room");
      assertThat(journal.damage()).isEmpty();
    }
  }

  @Test
  void newSegment_isMadeDurable_beforeAnythingInItIsAcknowledged() throws Exception {
    try (Journal journal = open()) {
      int before = disk.folderForces;
      journal.append(lines("a"));
      // The day's key and its two folders, then the segment and its folder, then the arrival.
      assertThat(disk.folderForces).isEqualTo(before + 3);
      assertThat(disk.forces).isEqualTo(3);
    }
  }

  @Test
  void newFolders_areMadeDurable_withTheJournalInThem() throws Exception {
    Samples.open(folder.resolve("data").resolve("journal"), Samples.settings(), disk).close();
    assertThat(disk.folderForces).as("data, journal and keys, in those they lie in").isEqualTo(3);
    Samples.open(folder.resolve("data").resolve("journal"), Samples.settings(), disk).close();
    assertThat(disk.folderForces).isEqualTo(3);
  }

  @Test
  void whatAKilledProcessLeft_isForced_beforeItIsRead() throws Exception {
    try (Journal journal = open()) {
      journal.append(lines("a"));
    }
    int forces = disk.forces;
    int folderForces = disk.folderForces;
    open().close();
    assertThat(disk.forces).as("of the copy, and of what is read").isEqualTo(forces + 2);
    assertThat(disk.folderForces).as("of the key and of the segment").isEqualTo(folderForces + 2);
    disk.failForce = true;
    assertThatThrownBy(this::open)
        .isInstanceOf(JournalException.class)
        .hasMessageContaining(folder.toString())
        .hasMessageContaining("Input/output error");
    disk.failForce = false;
    open().close();
  }

  @Test
  void slowDisk_refusesWhatDoesNotFitInTheQueue() throws Exception {
    var entered = new CountDownLatch(1);
    var go = new CountDownLatch(1);
    Disk slow = new StoppedDisk(entered, go);
    JournalSettings settings = Samples.settings().withQueue(2000, Duration.ofMillis(1));
    try (Journal journal = Samples.open(folder, settings, slow);
        var pool = Executors.newFixedThreadPool(3)) {
      var first = pool.submit(() -> journal.append(lines("a".repeat(1500))));
      entered.await();
      var more = new ExecutorCompletionService<Long>(pool);
      for (int i = 0; i < 2; i++) {
        more.submit(() -> journal.append(lines("b".repeat(1200))));
      }
      // One of them has room, the other has not and is the first to hear.
      assertThatThrownBy(() -> more.take().get())
          .rootCause()
          .isInstanceOfSatisfying(
              RefusedException.class, e -> assertThat(e.reason()).isEqualTo(Reason.BUSY))
          .hasMessageContaining("does not keep up");
      go.countDown();
      assertThat(first.get()).isEqualTo(1);
    }
  }

  @Test
  void opening_writesTheNewestSegmentAgain_soThatNothingSeenLiesInMemoryOnly() throws Exception {
    try (Journal journal = open()) {
      journal.append(lines("a"));
    }
    Path segment = Samples.segments(folder).getFirst();
    Object before = Files.readAttributes(segment, BasicFileAttributes.class).fileKey();
    try (Journal journal = open()) {
      journal.append(lines("b"));
      assertThat(Samples.all(journal)).containsExactly("1 a", "2 b");
    }
    assertThat(Samples.segments(folder)).containsExactly(segment);
    Object after = Files.readAttributes(segment, BasicFileAttributes.class).fileKey();
    assertThat(after).isNotEqualTo(before);
  }

  @Test
  void fullDiskAtOpening_isNoReasonNotToRead_andNothingIsPutBehindWhatIsNotProven()
      throws Exception {
    try (Journal journal = open()) {
      journal.append(lines("a"));
    }
    var full = new FullDisk();
    try (Journal journal = Samples.open(folder, Samples.settings(), full)) {
      assertThat(Samples.all(journal)).containsExactly("1 a");
      assertRefused(journal, "b", "disk full", Reason.FULL);
      full.isFull = false;
      long number = journal.append(lines("c"));
      assertThat(Samples.all(journal)).containsExactly("1 a", number + " c");
    }
    assertThat(Samples.segments(folder)).hasSize(2);
  }

  @Test
  void journalInAFolderThatCannotBe_saysSo() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "x");
    assertThatThrownBy(() -> Samples.open(file.resolve("journal")))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining(file.toString());
  }

  private Journal open() throws JournalException {
    return Samples.open(folder, Samples.settings(), disk);
  }

  private static void assertRefused(Journal journal, String text, String reason, Reason expected) {
    assertThatThrownBy(() -> journal.append(lines(text)))
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.reason()).isEqualTo(expected))
        .hasMessageContaining(reason);
  }
}
