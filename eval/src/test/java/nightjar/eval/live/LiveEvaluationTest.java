package nightjar.eval.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class LiveEvaluationTest {
  private static LiveLoad load(StandIn server, int rate, int seconds, int batch, int clients) {
    return new LiveLoad(server.uri(), "", rate, seconds, batch, clients, 0, 7);
  }

  private static double number(LiveFigures figures, String name) {
    return figures.numbers().getOrDefault(name, Double.NaN);
  }

  @Test
  void everyLine_isSentOnceAndAddsUp() throws Exception {
    try (StandIn server = new StandIn(_ -> 200)) {
      LiveFigures figures = LiveEvaluation.run(load(server, 1_000, 2, 50, 3));

      assertThat(figures.lines()).isBetween(2_000L, 2_200L);
      assertThat(figures.accepted()).isEqualTo(figures.lines());
      assertThat(server.kept().stream().mapToLong(StandIn.Kept::lines).sum())
          .isEqualTo(figures.lines());
      assertThat(server.kept().stream().map(StandIn.Kept::query).collect(Collectors.toSet()))
          .hasSizeGreaterThan(4)
          .contains("source=checkout.log");
      assertThat(server.kept()).allSatisfy(call -> assertThat(call.text()).endsWith("\n"));
      Map<String, Double> numbers = figures.numbers();
      assertThat(numbers)
          .containsEntry("lag_p50_s", 1.5)
          .containsEntry("lag_max_s", 1.5)
          .containsEntry("markers_missing", 0.0)
          .containsEntry("unanswered", 0.0)
          .hasEntrySatisfying("markers", count -> assertThat(count).isPositive())
          .hasEntrySatisfying("visible_max_s", seconds -> assertThat(seconds).isPositive());
      assertThat(number(figures, "ack_p50_ms")).isLessThanOrEqualTo(number(figures, "ack_p99_ms"));
      assertThat(number(figures, "ack_p99_ms")).isLessThanOrEqualTo(number(figures, "ack_max_ms"));
      assertThat(number(figures, "lines_per_second") * figures.seconds())
          .isCloseTo((double) figures.lines(), Percentage.withPercentage(0.01));
    }
  }

  @Test
  void refusalsAndFaults_areCountedApart() throws Exception {
    try (StandIn server = new StandIn(call -> call % 3 == 0 ? 503 : call % 5 == 0 ? 400 : 200)) {
      LiveFigures figures = LiveEvaluation.run(load(server, 1_000, 1, 20, 2));

      assertThat(figures.refused()).isPositive();
      assertThat(figures.errors()).isPositive();
      assertThat(figures.accepted())
          .isPositive()
          .isEqualTo(figures.lines() - figures.refused() - figures.errors())
          .isEqualTo(server.kept().stream().mapToLong(StandIn.Kept::lines).sum());
    }
  }

  @Test
  void callsThatHadToWaitForAnother_countFromWhenTheyWereDue() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    try (StandIn server =
        new StandIn(
            call -> {
              boolean _ = call == 1 && never.await(1_500, TimeUnit.MILLISECONDS);
              return 200;
            })) {
      LiveFigures figures = LiveEvaluation.run(load(server, 100, 1, 10, 1));

      assertThat(number(figures, "ack_p50_ms")).isGreaterThan(400);
    }
  }

  @Test
  void processOfTheServer_isAskedWhatItCosts() throws Exception {
    try (StandIn server = new StandIn(_ -> 200)) {
      long self = ProcessHandle.current().pid();
      LiveFigures figures =
          LiveEvaluation.run(new LiveLoad(server.uri(), "", 500, 1, 50, 1, self, 7));

      if (System.getProperty("os.name").equals("Linux")) {
        assertThat(number(figures, "server_cpu_seconds")).isNotNegative();
        assertThat(number(figures, "server_peak_rss_mb")).isGreaterThan(10);
      }
    }
  }

  @Test
  void nothingThatListens_isSaid() throws IOException {
    URI closed;
    try (StandIn server = new StandIn(_ -> 200)) {
      closed = server.uri();
    }
    assertThatThrownBy(() -> LiveEvaluation.run(new LiveLoad(closed, "", 10, 1, 1, 1, 0, 7)))
        .isInstanceOf(IOException.class);
  }

  @Test
  void wrongLoad_namesWhatIsWrong() {
    URI server = URI.create("http://127.0.0.1:8000");
    assertThatThrownBy(() -> new LiveLoad(server, "", 0, 1, 1, 1, 0, 7))
        .hasMessageContaining("rate");
    assertThatThrownBy(() -> new LiveLoad(server, "", 1, 1, 1, 65, 0, 7))
        .hasMessageContaining("clients");
    assertThatThrownBy(() -> new LiveLoad(URI.create("https://localhost:1"), "", 1, 1, 1, 1, 0, 7))
        .hasMessageContaining("server");
    assertThatThrownBy(() -> new LiveLoad(server, "a\nb", 1, 1, 1, 1, 0, 7))
        .hasMessageContaining("key");
  }

  @Test
  void figuresThatDoNotAddUp_areNone() {
    assertThatThrownBy(() -> new LiveFigures(10, 8, 1, 0, 1, Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void json_saysWhatIsUnknown_andTheSummaryToo() throws IOException {
    LiveFigures figures = new LiveFigures(10, 8, 1, 1, 2, Map.of("ack_p50_ms", 1.25));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    figures.writeJson(out);

    assertThat(out.toString(StandardCharsets.UTF_8).replaceAll("\\s", ""))
        .startsWith(
            "{\"schema\":\"nightjar.eval.live/1\",\"lines\":10,\"accepted\":8,\"refused\":1,"
                + "\"errors\":1,\"seconds\":2.0,\"lines_per_second\":null,\"ack_p50_ms\":1.25,")
        .endsWith("\"sender_cpu_seconds\":null}");
    assertThat(figures.summary().getFirst())
        .startsWith("10 lines sent in 2.0 s: 8 acknowledged (? a second), 1 refused, 1 without");
  }
}
