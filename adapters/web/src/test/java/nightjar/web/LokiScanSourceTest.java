package nightjar.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import nightjar.EpochNanos;
import nightjar.testkit.LokiStandIn;
import nightjar.testkit.StandInFault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LokiScanSourceTest {
  private static final Instant END = Instant.parse("2026-11-22T07:00:00Z");

  private final LokiStandIn loki = new LokiStandIn();
  private final Outbound outbound = new Outbound();

  @AfterEach
  void end() {
    outbound.close();
    loki.close();
  }

  private LokiScanSource source(String query, boolean stamped) {
    LokiSettings settings = LokiSettings.of(Endpoint.of("--loki", loki.url()), query);
    Instant since = END.minus(Duration.ofMinutes(10));
    return new LokiScanSource(
        settings, outbound, since, END, stamped, InstantSource.fixed(END), new Random(1));
  }

  private static String read(LokiScanSource source) throws IOException {
    try (InputStream in = source.open()) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  @Test
  void everythingInTheRange_isReadInOrder_asOftenAsWanted() throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 11_000; i++) {
      lines.add("line " + i);
      loki.push(EpochNanos.of(END) - 100_000 + i, Map.of("app", "s" + i % 4), "line " + i);
    }
    loki.push(EpochNanos.of(END), Map.of("app", "s1"), "too late");
    LokiScanSource source = source("{app=\"s\"}", false);
    assertThat(source.name()).isEqualTo("loki {app=\"s\"}");
    assertThat(read(source).lines()).containsExactlyElementsOf(lines);
    assertThat(read(source).lines()).hasSize(11_000);
    assertThat(source.storedBytesRead()).isGreaterThan(80_000);
    assertThat(source.note()).isEmpty();
  }

  @Test
  void stamped_linesBeginWithLokisTime() throws IOException {
    loki.push(EpochNanos.of(END) - 1, Map.of("app", "s"), "GET /\nmore");
    assertThat(read(source("{app=\"s\"}", true)))
        .isEqualTo(
            """
            2026-11-22T06:59:59.999999999Z stdout F GET /
            2026-11-22T06:59:59.999999999Z stdout F \tmore
            """);
  }

  @Test
  void emptyRange_isAnEmptyLog() throws IOException {
    assertThat(read(source("{app=\"s\"}", false))).isEmpty();
  }

  @Test
  void passingFailures_areTriedAgain_othersToldAtOnce() throws IOException {
    loki.push(EpochNanos.of(END) - 1, Map.of("app", "s"), "kept");
    loki.next(StandInFault.status(503, "not yet"));
    assertThat(read(source("{app=\"s\"}", false))).isEqualTo("kept\n");
    assertThatThrownBy(() -> source("app=s", false).open())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("parse error at line 1");
  }
}
