package nightjar.duckdb;

import static nightjar.testkit.LogStoreContractRecords.START;
import static nightjar.testkit.LogStoreContractRecords.commit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nightjar.store.LogQuery;
import nightjar.store.LogRow;
import nightjar.store.StoreException;
import nightjar.testkit.LogStoreContractRecords;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A store is damaged in one way or another; one arrival has ten records, a block twenty, so the
 * last of 13 is in the tail.
 */
class StoreSalvageTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final DuckDbSettings SMALL = DuckDbSettings.DEFAULT.withBlockRows(20);
  private static final int ARRIVALS = 13;
  private static final long NOWHERE = Long.MAX_VALUE;

  @TempDir Path dir;

  private final List<LogRow> rows = new ArrayList<>();
  private final List<String> told = new ArrayList<>();
  private Path data;
  private Path made;

  @BeforeEach
  void fill() throws IOException {
    data = dir.resolve("data");
    made = Files.createDirectories(dir.resolve("made"));
    fill(data, 1, ARRIVALS);
  }

  private void fill(Path at, int first, int last) {
    try (DuckDbStore store = openStepwise(at)) {
      for (int arrival = first; arrival <= last; arrival++) {
        List<LogRow> more =
            new LogStoreContractRecords(arrival).rows(1 + 10L * (arrival - 1), 10, arrival);
        store.commit(commit(arrival, more));
        store.remember("last", "" + arrival);
        rows.addAll(more);
      }
    }
  }

  private DuckDbStore open(Path at, long elsewhereFrom) {
    return DuckDbStore.open(at, SMALL, InstantSource.system(), told::add, elsewhereFrom);
  }

  /** One thread makes blocks as well, so that the same files come out each time. */
  private DuckDbStore openStepwise(Path at) {
    return DuckDbStore.open(
        at, SMALL, InstantSource.system(), told::add, Session::connect, step -> {});
  }

  private void assertRefused(String what) {
    assertThatThrownBy(() -> open(data, NOWHERE))
        .isInstanceOfSatisfying(
            DamagedStoreException.class, e -> assertThat(e.what()).contains(what));
  }

  private StoreSalvage.Found salvaged(long elsewhereFrom) throws IOException {
    return StoreSalvage.into(data, made, SMALL, elsewhereFrom);
  }

  /** Opens what was made, counts it anew, puts it in place, and opens it there. */
  private void assertHolds(List<LogRow> expected) throws IOException {
    try (DuckDbStore store = DuckDbStore.open(made, SMALL)) {
      store.recount();
      assertHolds(store, expected);
    }
    Files.move(made, data.resolve(StoreCarry.MADE));
    Path ended = dir.resolve("ended");
    Folders.copy(data, ended);
    for (Path each : List.of(data, ended)) {
      assertThat(StoreCarry.finish(each)).isTrue();
      assertThat(StoreCarry.finish(each)).isFalse();
      try (DuckDbStore store = open(each, NOWHERE)) {
        assertHolds(store, expected);
        assertThat(each.resolve(StoreCarry.MADE)).doesNotExist();
      }
    }
  }

  private static void assertHolds(DuckDbStore store, List<LogRow> expected) {
    assertThat(store.search(LogQuery.ALL, Long.MAX_VALUE, 0, 1000, true, LONG).rows().reversed())
        .isEqualTo(expected);
    assertThat(store.shapes(LogQuery.ALL, LONG).counts().values().stream().mapToLong(n -> n).sum())
        .isEqualTo(expected.size());
    assertThat(store.damage()).isEmpty();
  }

  private Path file(int place) throws IOException {
    return data.resolve(StoreFolder.NAME).resolve(Folders.records(data).get(place));
  }

  private static void turn(Path file, int from, int to) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    for (int i = from; i < to; i++) {
      bytes[i] ^= 0x5a;
    }
    Files.write(file, bytes);
  }

  private List<LogRow> without(long first, long last) {
    return rows.stream().filter(row -> row.number() < first || row.number() > last).toList();
  }

  @Test
  void missingBlock_isLost_andAllElseKept() throws Exception {
    Files.delete(file(1));
    assertRefused("1 files are missing");
    StoreSalvage.Found found = salvaged(NOWHERE);
    assertThat(found.isCurrent()).isTrue();
    assertThat(found.leastLost()).isEqualTo(2);
    assertThat(found.greatestLost()).isEqualTo(4);
    assertThat(found.records()).isEqualTo(110);
    assertHolds(without(21, 40));
  }

  @Test
  void cutBlock_isFoundAtTheStart_andSetAside() throws Exception {
    Path block = file(2);
    byte[] bytes = Files.readAllBytes(block);
    Files.write(block, Arrays.copyOf(bytes, bytes.length - 7));
    assertRefused("bytes in place of " + bytes.length);
    StoreSalvage.Found found = salvaged(NOWHERE);
    assertThat(found.damaged()).containsExactly(block);
    Path aside =
        DamagedFolder.of(data, Instant.parse("2026-11-22T10:11:12Z"), found.damaged(), "cut.");
    assertThat(aside.getFileName()).hasToString("store-damaged-20261122T101112Z");
    assertThat(aside.resolve(String.valueOf(block.getFileName()))).hasSize(bytes.length - 7L);
    try (DuckDbStore store = DuckDbStore.open(made, SMALL)) {
      assertThat(store.damage()).isEmpty();
    }
    Files.move(made, data.resolve(StoreCarry.MADE));
    assertThat(StoreCarry.finish(data)).isTrue();
    try (DuckDbStore store = open(data, NOWHERE)) {
      assertThat(store.damage()).hasSize(1);
      assertThat(store.damage().getFirst()).startsWith("cut.").contains(aside.toString());
    }
  }

  @Test
  void damagedBlock_isFoundWhenItIsRead_andNamedAtTheNextStart() throws Exception {
    Path block = file(0);
    turn(block, 20, 21);
    try (DuckDbStore store = open(data, NOWHERE)) {
      assertThat(store.search(LogQuery.ALL, 30, 0, 50, false, LONG).complete()).isFalse();
    }
    assertRefused(block.toString());
    assertThat(salvaged(NOWHERE).greatestLost()).isEqualTo(2);
    assertHolds(without(1, 20));
  }

  @Test
  void suspicionWithoutCause_isDropped() throws Exception {
    Files.writeString(data.resolve(StoreFolder.NAME).resolve(StoreFolder.SUSPECT), "a bad read");
    assertRefused("a bad read");
    assertThat(salvaged(NOWHERE).isWhole()).isTrue();
    StoreCarry.trust(data);
    try (DuckDbStore store = open(data, NOWHERE)) {
      assertHolds(store, rows);
    }
  }

  @Test
  void damagedTail_isKeptAsFarAsItIsWhole() throws Exception {
    fill(data, ARRIVALS + 1, ARRIVALS + 1);
    fill(data, ARRIVALS + 2, ARRIVALS + 2); // makes a block
    try (DuckDbStore store = openStepwise(data)) {
      List<LogRow> more = new LogStoreContractRecords(16).rows(151, 5, 16);
      store.commit(commit(16, more));
    }
    Path tail = file(7);
    assertThat(tail.toString()).endsWith("tail");
    turn(tail, (int) Files.size(tail) - 9, (int) Files.size(tail));
    assertRefused("is damaged at byte");
    StoreSalvage.Found found = salvaged(NOWHERE);
    assertThat(found.leastLost()).isEqualTo(15);
    assertThat(found.greatestLost()).isEqualTo(16);
    assertHolds(rows);
  }

  @Test
  void missingTail_isLost() throws Exception {
    Files.delete(file(6));
    assertRefused("files are missing");
    assertThat(salvaged(NOWHERE).greatestLost()).isEqualTo(ARRIVALS);
    assertHolds(rows.subList(0, 120));
  }

  @Test
  void databaseThatIsNone_isMadeOfItsRecords() throws Exception {
    for (boolean isThere : List.of(true, false)) {
      if (isThere) {
        Files.write(
            data.resolve(Database.FILE), "garbage ".repeat(999).getBytes(StandardCharsets.UTF_8));
        assertRefused(Database.FILE);
      } else {
        Files.delete(data.resolve(Database.FILE));
        assertRefused("is missing");
      }
      StoreCarry.remove(made);
      Files.createDirectories(made);
      StoreSalvage.Found found = salvaged(NOWHERE);
      assertThat(found.isCurrent()).isFalse();
      assertThat(found.arrival()).isEqualTo(ARRIVALS);
      assertThat(found.damaged()).hasSize(isThere ? 1 : 0);
    }
    assertHolds(rows);
  }

  @Test
  void withoutDatabase_whatIsElsewhereIsNotTaken() throws Exception {
    Files.delete(data.resolve(Database.FILE));
    StoreSalvage.Found found = salvaged(6);
    assertThat(found.records()).isEqualTo(60 + 10); // the block that begins before it, and the tail
    try (DuckDbStore store = DuckDbStore.open(made, SMALL)) {
      store.rewind(5, START);
      assertHolds(store, rows.subList(0, 50));
      assertThat(store.arrival()).isEqualTo(5);
      store.commit(commit(6, rows.subList(50, 60)));
      assertHolds(store, rows.subList(0, 60));
    }
  }

  @Test
  void olderDatabase_getsTheRecordsThatItLacks() throws Exception {
    Path older = dir.resolve("older.duckdb");
    Files.copy(data.resolve(Database.FILE), older);
    fill(data, ARRIVALS + 1, 21);
    Files.copy(older, data.resolve(Database.FILE), StandardCopyOption.REPLACE_EXISTING);
    Path copy = dir.resolve("copy");
    Folders.copy(data, copy);
    assertThatThrownBy(() -> open(data, 18)).isInstanceOf(DamagedStoreException.class);
    StoreSalvage.Found found = salvaged(NOWHERE);
    assertThat(found.isCurrent()).isFalse();
    assertThat(found.arrival()).isEqualTo(21);
    assertHolds(rows);
  }

  @Test
  void damagedDatabaseLog_costsOnlyWhatIsInIt() throws Exception {
    Path log = data.resolve(Database.FILE + ".wal");
    Path running = dir.resolve("running");
    try (DuckDbStore store = open(data, NOWHERE)) {
      store.commit(commit(ARRIVALS + 1, List.of()));
      Folders.copy(data, running);
    }
    Path copied = running.resolve(String.valueOf(log.getFileName()));
    turn(copied, 0, (int) Files.size(copied));
    try (DuckDbStore store = open(running, NOWHERE)) {
      assertThat(store.arrival()).isEqualTo(ARRIVALS);
      assertThat(store.memory("last")).contains("" + ARRIVALS);
      assertHolds(store, rows);
    }
  }

  @Test
  void failureOfTheDisk_isNoDamage() {
    assertThatThrownBy(
            () ->
                DuckDbStore.open(
                    data,
                    SMALL,
                    InstantSource.system(),
                    told::add,
                    (file, settings) -> {
                      throw new SQLException("IO Error: No space left on device");
                    },
                    step -> {}))
        .isInstanceOf(StoreException.class)
        .isNotInstanceOf(DamagedStoreException.class);
  }
}
