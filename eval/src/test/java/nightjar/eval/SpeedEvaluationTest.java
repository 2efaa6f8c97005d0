package nightjar.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import nightjar.pipeline.Progress;
import nightjar.pipeline.ScanSettings;
import nightjar.source.LogSource;
import org.junit.jupiter.api.Test;

class SpeedEvaluationTest {
  private static final ScanSettings SETTINGS = ScanSettings.defaults(ZoneOffset.UTC);

  private static LogSource log(String name, int lines) {
    List<String> texts =
        IntStream.range(0, lines)
            .mapToObj(i -> Told.START.plusSeconds(i) + " INFO request " + i + " served")
            .toList();
    return new GeneratedSource(name, texts, Told.instant(600));
  }

  /** As a pipe: it cannot be read again. */
  private record Once(LogSource log) implements LogSource {
    @Override
    public String name() {
      return log.name();
    }

    @Override
    public InputStream open() throws IOException {
      return log.open();
    }

    @Override
    public Instant reference() {
      return log.reference();
    }

    @Override
    public OptionalLong storedBytes() {
      return OptionalLong.empty();
    }

    @Override
    public long storedBytesRead() {
      return 0;
    }

    @Override
    public boolean isRepeatable() {
      return false;
    }
  }

  @Test
  void everyStage_takesEveryLine() throws IOException {
    Map<String, SpeedEvaluation.Stage> stages =
        SpeedEvaluation.run(
            List.of(log("a.log", 3_000), log("b.log", 2_500)), SETTINGS, Progress.NONE);
    assertThat(stages.keySet())
        .containsExactly("scan", "shape_message", "shape_raw", "mine_message", "mine_raw");
    assertThat(stages.values())
        .allSatisfy(
            stage -> {
              assertThat(stage.lines()).isEqualTo(5_500);
              assertThat(stage.cpuSeconds()).isPositive();
              assertThat(stage.linesPerCpuSecond()).isPositive();
            });
  }

  @Test
  void sourceThatCannotBeReadAgain_isOnlyScanned() throws IOException {
    Map<String, SpeedEvaluation.Stage> stages =
        SpeedEvaluation.run(
            List.of(log("a.log", 100), new Once(log("b.log", 50))), SETTINGS, Progress.NONE);
    assertThat(stages.keySet()).containsExactly("scan");
    assertThat(stages.values()).allMatch(stage -> stage.lines() == 150);
  }

  @Test
  void json_holdsTheStagesInOrder() throws IOException {
    Map<String, SpeedEvaluation.Stage> stages = new LinkedHashMap<>();
    stages.put("scan", new SpeedEvaluation.Stage(3_000, 1.5, 120.04));
    stages.put("mine_raw", new SpeedEvaluation.Stage(3_000, 0.0005, 121));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    SpeedEvaluation.writeJson(stages, out);
    assertThat(out.toString(StandardCharsets.UTF_8).replaceAll("\\s", ""))
        .isEqualTo(
            "{\"schema\":\"nightjar.eval.speed/1\",\"stages\":{"
                + "\"scan\":{\"lines\":3000,\"cpu_seconds\":1.5,"
                + "\"lines_per_cpu_second\":2000,\"peak_rss_mb\":120.0},"
                + "\"mine_raw\":{\"lines\":3000,\"cpu_seconds\":0.001,"
                + "\"lines_per_cpu_second\":6000000,\"peak_rss_mb\":121.0}}}");
  }
}
