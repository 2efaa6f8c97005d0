package nightjar.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import nightjar.duckdb.StoreCarry;
import nightjar.server.Nightjar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What /health says of a store that was damaged and is made again, as long as it concerns us. */
class RepairedHealthTest {
  @TempDir private Path folder;

  private static Map<String, Object> store(WholeCalls calls, String status) throws Exception {
    Map<String, Object> health = calls.document("/health");
    assertThat(health).containsEntry("status", status);
    return Samples.object(Samples.object(health, "parts"), "store");
  }

  private Path aside() throws Exception {
    try (Stream<Path> files = Files.list(folder.resolve("data"))) {
      return files
          .filter(each -> String.valueOf(each.getFileName()).startsWith("store-damaged-"))
          .findFirst()
          .orElseThrow();
    }
  }

  @Test
  void repairedStore_isTold_untilWhatWasSetAsideIsRemoved() throws Exception {
    try (Nightjar nightjar = WholeSystem.start(folder);
        WholeCalls calls = new WholeCalls(nightjar)) {
      calls.send("app.log", "2026-03-02T06:00:00Z INFO kept\n".repeat(20), 20);
      assertThat(store(calls, "healthy")).containsEntry("status", "ok");
    }
    try (RandomAccessFile file =
        new RandomAccessFile(folder.resolve("data/nightjar.duckdb").toFile(), "rw")) {
      file.write(new byte[8192]);
    }
    try (Nightjar nightjar = WholeSystem.start(folder);
        WholeCalls calls = new WholeCalls(nightjar)) {
      WholeCalls.until("records", () -> nightjar.store().rows() == 20);
      Map<String, Object> told = store(calls, "degraded");
      assertThat(String.valueOf(told.get("detail")))
          .contains("nightjar.duckdb", "made again from the journal")
          .contains("remove that folder", String.valueOf(aside().getFileName()));
      assertThat(calls.search("kept", "")).containsEntry("total", 20L);
    }
    StoreCarry.remove(aside());
    try (Nightjar nightjar = WholeSystem.start(folder);
        WholeCalls calls = new WholeCalls(nightjar)) {
      assertThat(store(calls, "healthy")).containsEntry("status", "ok");
    }
  }
}
