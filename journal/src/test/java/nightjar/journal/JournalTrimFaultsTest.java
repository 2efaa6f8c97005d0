package nightjar.journal;

import static nightjar.journal.Samples.lines;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Old segments, their keys and damaged files: what goes away, and what must not. */
class JournalTrimFaultsTest {
  @TempDir private Path home;
  private Instant now = Instant.parse("2026-03-02T10:00:00Z");

  private JournalSettings small() {
    return JournalSettings.usual(() -> now).withKey(Samples.key()).withSegmentBytes(4096);
  }

  private Journal open(Disk disk) throws JournalException {
    return Journal.open(home.resolve("journal"), small(), disk, new Random(7));
  }

  private static void fill(Journal journal, int count) throws Exception {
    for (int i = 0; i < count; i++) {
      journal.append(lines(Samples.noise(i, 5_000)));
    }
  }

  /** Loses the power when the folder is flushed after a second deletion. */
  private static final class PowerAtASecondDeletion extends LocalDisk {
    /** Deletions that no flush has made last, with what was deleted. */
    private final Map<Path, byte[]> unforced = new LinkedHashMap<>();

    private int deletions;

    @Override
    public void delete(Path file) throws IOException {
      if (file.toString().endsWith(".journal")) {
        unforced.put(file, Files.readAllBytes(file));
        deletions++;
      }
      super.delete(file);
    }

    @Override
    public void forceDirectory(Path folder) throws IOException {
      if (deletions == 2) {
        throw new IOException("the power is gone");
      }
      super.forceDirectory(folder);
      unforced.clear();
    }

    /** Of what was deleted and not flushed, the first file is back, and no other. */
    void bringBackTheFirst() throws IOException {
      for (Map.Entry<Path, byte[]> each : unforced.entrySet()) {
        Files.write(each.getKey(), each.getValue());
        return;
      }
    }
  }

  @Test
  void powerLostWhileTrimming_leavesNoGap() throws Exception {
    var disk = new PowerAtASecondDeletion();
    try (Journal journal = open(disk)) {
      fill(journal, 6);
      assertThatThrownBy(() -> journal.trim(6, 0)).hasMessageContaining("the power is gone");
    }
    assertThat(disk.deletions).isEqualTo(2);
    disk.bringBackTheFirst();
    try (Journal journal = open(new LocalDisk())) {
      assertThat(journal.damage()).isEmpty();
      assertThat(Samples.all(journal)).hasSizeBetween(4, 5);
    }
  }

  /** Trims the journal whenever a segment's file is made. */
  private static final class TrimmedMeanwhile extends LocalDisk {
    private Optional<Journal> journal = Optional.empty();
    private boolean isTrimming;

    @Override
    public Output create(Path file) throws IOException {
      if (isTrimming && file.toString().endsWith(".journal")) {
        isTrimming = false;
        Journal there = journal.orElseThrow();
        there.trim(there.last(), 0);
      }
      return super.create(file);
    }
  }

  @Test
  void keyOfAnEarlierDay_thatASegmentIsBegunWith_isNotForgotten() throws Exception {
    var disk = new TrimmedMeanwhile();
    try (Journal journal = open(disk)) {
      disk.journal = Optional.of(journal);
      fill(journal, 4);
      now = now.minus(Duration.ofDays(1)); // the clock was put right
      disk.isTrimming = true;
      journal.append(lines("of the day before"));
      assertThat(disk.isTrimming).isFalse();
      assertThat(journal.first()).isGreaterThan(1);
    }
    try (Journal journal = open(new LocalDisk())) {
      assertThat(Samples.all(journal).getLast()).endsWith("of the day before");
      journal.append(lines("and after"));
      journal.trim(journal.last(), 0);
    }
    try (Stream<Path> keys = Files.list(home.resolve("journal").resolve("keys"))) {
      assertThat(keys.map(key -> String.valueOf(key.getFileName())))
          .as("once it was written, a key goes with its last segment")
          .contains("2026-03-01.key");
    }
  }

  @Test
  void secondFileOfAName_thatIsSetAside_doesNotReplaceTheFirst() throws Exception {
    Path folder = home.resolve("journal");
    Path file = folder.resolve(SegmentHeader.fileName(3));
    for (String content : List.of("one", "two", "three")) {
      try (Journal journal = open(new LocalDisk())) {
        assertThat(journal.last()).isNotNegative();
      }
      Files.writeString(file, content.repeat(2_000));
    }
    try (Journal journal = open(new LocalDisk())) {
      assertThat(journal.erase(new byte[] {1}).setAside()).isEqualTo(3);
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(
              files
                  .filter(each -> each.toString().endsWith(".damaged"))
                  .map(JournalTrimFaultsTest::read)
                  .map(text -> text.substring(0, 3)))
          .containsExactlyInAnyOrder("one", "two", "thr");
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
