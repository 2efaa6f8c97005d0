package nightjar.eval.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CheckFiguresTest {
  private static CheckFigures figures(long lost, int recovered, List<String> findings) {
    return new CheckFigures(
        "crash",
        3,
        100,
        lost,
        0,
        0,
        lost,
        recovered,
        Map.of("stored", 99L),
        findings,
        Optional.empty());
  }

  private static String json(CheckFigures figures) throws IOException {
    var out = new ByteArrayOutputStream();
    figures.writeJson(out);
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void json_hasTheFiguresInTheirOrder() throws Exception {
    assertThat(json(figures(0, 3, List.of())))
        .isEqualTo(
            "{\"fault\":\"crash\",\"trials\":3,\"acknowledged\":100,\"lost\":0,\"duplicates\":0,"
                + "\"alerts_differing\":0,\"wrong_acks\":0,\"recovered\":3,\"stored\":99}\n");
    assertThat(json(CheckFigures.skipped("power", "needs root")))
        .contains("\"skipped\":\"needs root\"");
  }

  @Test
  void anyBrokenPromise_isOne() {
    assertThat(figures(0, 3, List.of()).holds()).isTrue();
    assertThat(figures(1, 3, List.of()).holds()).isFalse();
    assertThat(figures(0, 2, List.of()).holds()).isFalse();
    assertThat(figures(0, 3, List.of("it ended by itself")).holds()).isFalse();
    assertThat(CheckFigures.skipped("power", "needs root").holds()).isFalse();
  }

  @Test
  void whatWasNotRun_breaksNothing() {
    assertThat(CheckFigures.skipped("power", "needs root").isUnbroken()).isTrue();
    assertThat(figures(1, 3, List.of()).isUnbroken()).isFalse();
  }

  @Test
  void row_isAsWideAsItsHeading() {
    assertThat(figures(0, 3, List.of()).row()).hasSameSizeAs(CheckFigures.heading());
  }
}
