package nightjar.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrendTest {
  private static Trend of(Long... counts) {
    return Trend.of(List.of(counts), List.of());
  }

  @Test
  void sparkline_scalesToTheHighest() {
    assertThat(of(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L).sparkline(true)).isEqualTo("▁▂▃▄▅▆▇█");
    assertThat(of(0L, 1L, 2L, 3L, 4L, 5L, 6L).sparkline(false)).isEqualTo(".:-=+*#");
  }

  @Test
  void sparkline_tellsFewFromNone() {
    assertThat(of(0L, 1L, 1_000_000L).sparkline(true)).isEqualTo("▁▂█");
    assertThat(of(0L, 0L).sparkline(true)).isEqualTo("▁▁");
  }

  @Test
  void within_takesMeansAndKeepsTheUnusual() {
    Trend trend = Trend.of(List.of(1L, 3L, 10L, 20L, 5L), List.of(false, false, true)).within(2);
    assertThat(trend.values()).isEqualTo(List.of(2.0, 35 / 3.0));
    assertThat(trend.unusual()).isEqualTo(List.of(false, true));
    assertThat(of(1L, 2L).within(24).size()).isEqualTo(2);
    assertThat(Trend.of(Collections.nCopies(1_000, 5L), List.of()).within(24).size()).isEqualTo(24);
  }

  @Test
  void draw_coloursTheUnusual() {
    Line line = new Line(true);
    Trend.of(List.of(1L, 1L, 7L, 1L), List.of(false, false, true, false)).draw(line);
    Palette palette = Palette.of(true, name -> name.equals("TERM") ? "linux" : null);
    assertThat(line.paint(palette))
        .isEqualTo("\u001b[90m▂▂\u001b[0m\u001b[35m█\u001b[0m\u001b[90m▂\u001b[0m");
  }
}
