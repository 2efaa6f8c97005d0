package nightjar.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class LabelsTest {
  private static final Labels ONE =
      new Labels(
          -7,
          Instant.parse("2026-03-02T06:00:00Z"),
          Duration.ofHours(6),
          Map.of("search.log", 12L),
          List.of(
              new FaultLabel(
                  FaultKind.SINGLE_FATAL,
                  "search",
                  Instant.parse("2026-03-02T07:00:00.5Z"),
                  Instant.parse("2026-03-02T07:00:01.5Z"),
                  "search says \"no\".",
                  Map.of("search.log", List.of(3L, 4L)),
                  List.of("req-00"),
                  "A new pattern.")));

  @Test
  void json_readsBackAsItWas() throws IOException {
    assertThat(Labels.parse(ONE.toJson())).isEqualTo(ONE);
  }

  @Test
  void json_isPlain() throws IOException {
    assertThat(ONE.toJson())
        .startsWith("{\n  \"schema\" : \"nightjar.labels/1\",\n  \"seed\" : -7,\n")
        .contains("\"search.log\" : [ 3, 4 ]", "\"from\" : \"2026-03-02T07:00:00.500Z\"")
        .endsWith("}\n");
  }

  @Test
  void unknownMembers_areSkipped() throws IOException {
    String json = ONE.toJson().replaceFirst("\"seed\"", "\"later\" : { \"a\" : [ 1 ] }, \"seed\"");
    assertThat(Labels.parse(json)).isEqualTo(ONE);
  }

  @Test
  void otherText_isRefused() {
    assertThatIOException().isThrownBy(() -> Labels.parse("[]"));
    assertThatIOException().isThrownBy(() -> Labels.parse("{}"));
    assertThatIOException()
        .isThrownBy(() -> Labels.parse("{\"schema\": \"nightjar.labels/1\", \"start\": \"noon\"}"));
  }
}
