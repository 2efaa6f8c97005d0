package nightjar.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import nightjar.act.Report;
import org.junit.jupiter.api.Test;

class PatternsTableTest {
  private static final RenderSettings PLAIN = RenderSettings.plain();

  private static String tell(Report report, RenderSettings settings) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new PatternsTable(out, settings, new RunStats(9.8, 17.2), PatternDetails.OF_TEXT, null, false)
        .tell(report);
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void table_looksAsDrawn() throws IOException {
    Golden.check("patterns-100.txt", tell(Reports.day(), PLAIN.withTop(8)));
    Golden.check(
        "patterns-80-ascii.txt",
        tell(Reports.day(), PLAIN.withWidth(80).withTop(8).withUnicode(false)));
    Golden.check(
        "patterns-120-colour.txt",
        tell(
            Reports.calm(),
            PLAIN
                .withWidth(120)
                .withPalette(
                    Palette.of(true, name -> name.equals("TERM") ? "xterm-256color" : null))));
    Golden.check("patterns-empty.txt", tell(Reports.empty(), PLAIN));
    Golden.check("patterns-timeless.txt", tell(Reports.timeless(), PLAIN));
  }

  @Test
  void everyWidth_isKept() throws IOException {
    for (int width = RenderSettings.MIN_WIDTH; width <= 160; width++) {
      for (Report report :
          new Report[] {Reports.calm(), Reports.evil(Reports.EVIL), Reports.timeless()}) {
        int most = width;
        assertThat(tell(report, PLAIN.withWidth(width)).lines())
            .allSatisfy(line -> assertThat(Cells.width(line)).as(line).isLessThanOrEqualTo(most));
      }
    }
  }
}
