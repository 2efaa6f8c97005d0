package nightjar.eval.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import nightjar.eval.live.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreFiguresTest {
  @Test
  void json_hasEveryNumber_andColdApartFromWarm() throws IOException {
    StoreFigures figures = new StoreFigures();
    figures.put("lines", 1_000);
    figures.put("bytes_per_line", 13.4567);
    figures.put("peak_rss_mb", Double.NaN);
    Samples warm = new Samples();
    warm.add(1);
    warm.add(2.5);
    figures.add(new QuestionFigures("by_id", 20, warm));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    figures.writeJson(out);
    assertThat(out.toString(StandardCharsets.UTF_8).replaceAll("\\s", ""))
        .isEqualTo(
            "{\"schema\":\"nightjar.eval.store/1\",\"lines\":1000,\"bytes_per_line\":13.457,"
                + "\"peak_rss_mb\":null,\"cold_from_disk\":false,\"queries\":{\"by_id\":{"
                + "\"p50_ms\":1,\"p99_ms\":2.5,\"max_ms\":2.5,\"runs\":2,\"cold_ms\":20}}}");
    assertThat(figures.summary())
        .anySatisfy(line -> assertThat(line).contains("13.46 store"))
        .anySatisfy(line -> assertThat(line).contains("? MiB"))
        .anySatisfy(line -> assertThat(line).matches("by_id +20\\.0 +1\\.0 +2\\.5"));
  }

  @Test
  void folder_tellsStoreFromJournal(@TempDir Path data) throws Exception {
    Files.writeString(data.resolve("nightjar.duckdb"), "12345");
    Files.writeString(data.resolve("journal.key"), "1");
    Files.createDirectories(data.resolve("store"));
    Files.writeString(data.resolve("store").resolve("00000001.block"), "123");
    Files.createDirectories(data.resolve("journal").resolve("store"));
    Files.writeString(data.resolve("journal").resolve("store").resolve("x"), "1234567");
    DataFolder folder = new DataFolder(data);
    assertThat(folder.storeBytes()).isEqualTo(8);
    assertThat(folder.storeBytes(".block")).isEqualTo(3);
    assertThat(folder.storeBytes(".tail")).isZero();
    assertThat(folder.journalBytes()).isEqualTo(7);
    boolean _ = folder.dropFromMemory();
    assertThat(data.resolve("nightjar.duckdb")).hasContent("12345");
  }

  @Test
  void wrongTrial_namesWhatIsWrong() {
    assertThatThrownBy(() -> trial(10, 1, 1, 1)).hasMessageContaining("lines");
    assertThatThrownBy(() -> trial(1_000, 0, 1, 1)).hasMessageContaining("clients");
    assertThatThrownBy(() -> trial(1_000, 1, 0, 1)).hasMessageContaining("batch");
    assertThatThrownBy(() -> trial(1_000, 1, 1, 0)).hasMessageContaining("seconds");
  }

  private static StoreTrial trial(long lines, int clients, int batch, int seconds) {
    return new StoreTrial(
        lines,
        Optional.empty(),
        Optional.empty(),
        clients,
        batch,
        Duration.ofSeconds(seconds),
        1,
        1,
        List.of());
  }
}
