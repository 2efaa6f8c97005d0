package nightjar.journal;

import static nightjar.journal.Samples.NANOS;
import static nightjar.journal.Samples.batch;
import static nightjar.journal.Samples.lines;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.TreeSet;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nightjar.source.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalBatchesTest {
  private static final long HOUR = Duration.ofHours(1).toNanos();
  @TempDir private Path folder;

  @Test
  void resentBatch_isStoredOnce_alsoAfterReopening() throws Exception {
    try (Journal journal = Samples.open(folder)) {
      assertThat(journal.append(batch("k", "first", NANOS))).isEqualTo(1);
      assertThat(journal.append(lines("other"))).isEqualTo(2);
      assertThat(journal.append(batch("k", "again", NANOS + 1))).isEqualTo(1);
    }
    try (Journal journal = Samples.open(folder)) {
      assertThat(journal.append(batch("k", "again", NANOS + 2))).isEqualTo(1);
      assertThat(Samples.all(journal)).containsExactly("1 first", "2 other");
    }
  }

  @Test
  void keysInOlderSegments_areKnownAfterReopening() throws Exception {
    JournalSettings small = Samples.settings().withSegmentBytes(4096);
    try (Journal journal = Samples.open(folder, small, new LocalDisk())) {
      for (int i = 1; i <= 40; i++) {
        journal.append(batch("key " + i, Samples.noise(i, 500), NANOS));
      }
    }
    try (Journal journal = Samples.open(folder, small, new LocalDisk())) {
      for (int i = 1; i <= 40; i++) {
        assertThat(journal.append(batch("key " + i, "again", NANOS))).isEqualTo(i);
      }
    }
  }

  @Test
  void keys_areForgottenAfterTheirAge_andBeyondTheirCount() throws Exception {
    JournalSettings few = Samples.settings().withBatches(2, Duration.ofHours(24));
    try (Journal journal = Samples.open(folder, few, new LocalDisk())) {
      journal.append(batch("a", "1", NANOS));
      assertThat(journal.append(batch("a", "1", NANOS + 24 * HOUR))).isEqualTo(1);
      assertThat(journal.append(batch("a", "2", NANOS + 25 * HOUR))).isEqualTo(2);
      journal.append(batch("b", "3", NANOS + 25 * HOUR));
      journal.append(batch("c", "4", NANOS + 25 * HOUR));
      assertThat(journal.append(batch("b", "again", NANOS + 25 * HOUR))).isEqualTo(3);
      assertThat(journal.append(batch("a", "5", NANOS + 25 * HOUR))).isEqualTo(5);
    }
  }

  @Test
  void keysOfTheStore_canBeMadeKnown() throws Exception {
    try (Journal journal = Samples.open(folder)) {
      journal.remember("old", 42L);
      journal.remember("old", 43L);
      long now = System.currentTimeMillis() * 1_000_000;
      assertThat(journal.append(batch("old", "again", now))).isEqualTo(42);
      assertThat(Samples.all(journal)).isEmpty();
    }
  }

  @Test
  void keysOfTheStore_takeNoOthersPlace_andAreForgottenFirst() throws Exception {
    JournalSettings few = Samples.settings().withBatches(3, Duration.ofHours(24));
    try (Journal journal = Samples.open(folder, few, new LocalDisk())) {
      long now = System.currentTimeMillis() * 1_000_000;
      journal.skipTo(50);
      assertThat(journal.append(batch("new", "1", now))).isEqualTo(50);
      assertThat(journal.batchRoom()).isEqualTo(2);
      journal.remember("later", 42);
      journal.remember("earlier", 41);
      journal.remember("no room", 40);
      assertThat(journal.batchRoom()).isZero();
      assertThat(journal.append(batch("new", "again", now))).isEqualTo(50);
      assertThat(journal.append(batch("earlier", "again", now))).isEqualTo(41);
      assertThat(journal.append(batch("next", "2", now))).isEqualTo(51);
      assertThat(journal.append(batch("later", "again", now))).isEqualTo(42);
      assertThat(journal.append(batch("earlier", "3", now))).isEqualTo(52);
    }
  }

  @Test
  void equalBatchesAtOnce_getOneNumber() throws Exception {
    int threads = 8;
    try (Journal journal = Samples.open(folder);
        var pool = Executors.newFixedThreadPool(threads)) {
      for (int round = 1; round <= 50; round++) {
        String key = "round " + round;
        var barrier = new CyclicBarrier(threads);
        var jobs = new ArrayList<Future<Long>>();
        for (int t = 0; t < threads; t++) {
          jobs.add(
              pool.submit(
                  () -> {
                    barrier.await();
                    return journal.append(batch(key, key, NANOS));
                  }));
        }
        var numbers = new TreeSet<Long>();
        for (Future<Long> job : jobs) {
          numbers.add(job.get());
        }
        assertThat(numbers).hasSize(1);
      }
      assertThat(Samples.all(journal)).hasSize(50);
    }
  }

  @Test
  void refusedBatch_isNotKnown_soThatItsResendIsKept() throws Exception {
    var disk = new FaultyDisk();
    try (Journal journal = Samples.open(folder, Samples.settings(), disk)) {
      disk.failForce = true;
      assertThatThrownBy(() -> journal.append(batch("k", "first", NANOS)))
          .isInstanceOf(RefusedException.class);
      disk.failForce = false;
      long number = journal.append(batch("k", "second", NANOS));
      assertThat(Samples.all(journal)).containsExactly(number + " second");
    }
  }
}
