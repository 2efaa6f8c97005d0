package nightjar.duckdb;

import static nightjar.testkit.LogStoreContractRecords.START;
import static nightjar.testkit.LogStoreContractRecords.commit;
import static nightjar.testkit.LogStoreContractRecords.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.LongStream;
import nightjar.store.LogRow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store made beside another one takes its place. */
class StoreCarryTest {
  private static final DuckDbSettings SMALL = DuckDbSettings.DEFAULT.withBlockRows(10);

  @TempDir Path dir;
  private Path old;
  private Path made;

  @BeforeEach
  void makeTheOldOne() throws Exception {
    old = dir.resolve("old");
    made = Files.createDirectories(dir.resolve("made"));
    try (DuckDbStore store = DuckDbStore.open(old, SMALL)) {
      store.commit(commit(1, rows("old", 1, 25)));
    }
    Files.writeString(old.resolve("store").resolve("notes.txt"), "mine");
  }

  private static List<LogRow> rows(String text, long first, long last) {
    return LongStream.rangeClosed(first, last).mapToObj(n -> row(n, text + " " + n)).toList();
  }

  private void assertHolds(Path data, String text, long rows) {
    try (DuckDbStore store = DuckDbStore.open(data, SMALL)) {
      assertThat(store.rows()).isEqualTo(rows);
      assertThat(LongStream.rangeClosed(1, rows).mapToObj(n -> store.row(n).orElseThrow().text()))
          .allMatch(line -> line.startsWith(text));
    }
  }

  private void take() throws Exception {
    Files.move(
        made.resolve(Database.FILE), old.resolve(Database.FILE), StandardCopyOption.ATOMIC_MOVE);
  }

  @Test
  void madeAnew_untilItHasTheName_theOldOneIsWhole() throws Exception {
    StoreCarry.prepare(old, made, false);
    try (DuckDbStore store = DuckDbStore.open(made, SMALL)) {
      store.commit(commit(1, rows("new", 1, 33)));
    }
    StoreCarry.into(made, old);
    Path ended = dir.resolve("ended");
    Folders.copy(old, ended);
    assertHolds(ended, "old", 25);
    take();
    assertHolds(old, "new", 33);
    assertThat(Folders.records(old)).hasSize(5).contains("notes.txt");
  }

  @Test
  void goneOnWith_theOldOneStaysWhole() throws Exception {
    Files.copy(old.resolve(Database.FILE), made.resolve(Database.FILE));
    StoreCarry.prepare(old, made, true);
    try (DuckDbStore store = DuckDbStore.open(made, SMALL)) {
      store.rewind(1, START);
      store.commit(commit(2, rows("old", 26, 42)));
    }
    Path ended = dir.resolve("ended");
    Folders.copy(old, ended);
    assertHolds(ended, "old", 25);
    StoreCarry.into(made, old);
    take();
    assertHolds(old, "old", 42);
  }
}
