package nightjar.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import nightjar.LineRef;
import nightjar.search.QueryMarks;
import nightjar.search.QueryParser;
import nightjar.search.QuerySettings;
import org.junit.jupiter.api.Test;

class LineTableTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private static FoundLine line(long nanos, String service, String text, boolean isMatch) {
    return new FoundLine(nanos, 17, service, "/var/log/app.log", 1, text, 0, "", "", isMatch);
  }

  private LineTable table(int width, boolean isCut) throws Exception {
    var query = QueryParser.parse("needle", QuerySettings.at(0));
    return new LineTable(
        out, RenderSettings.plain().withWidth(width), new QueryMarks(query), isCut);
  }

  private List<String> shown(LineTable table) throws Exception {
    table.end(new LinesFound("needle", 1, OptionalLong.of(1), false, true, null, List.of(), true));
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void matchBeyondTheScreen_isMovedIntoSight() throws Exception {
    LineTable table = table(60, true);
    table.line(line(0, "shop", "x".repeat(500) + " needle " + "y".repeat(500), true));
    String row = shown(table).getFirst();
    assertThat(row).contains("…").contains("needle");
    assertThat(row.length()).isLessThanOrEqualTo(60);
  }

  @Test
  void inAPipe_nothingIsCut() throws Exception {
    LineTable table = table(60, false);
    table.line(line(0, "shop", "x".repeat(500) + " needle", true));
    assertThat(shown(table).getFirst()).endsWith("x needle").startsWith("1970-01-01 00:00:00.000");
  }

  @Test
  void withoutTimeAndService_columnsStay() throws Exception {
    LineTable table = table(100, false);
    table.line(line(LineRef.NO_TIME, "", "needle", true));
    table.gap();
    table.line(line(0, "a-service-with-a-long-name", "needle", true));
    List<String> rows = shown(table);
    assertThat(rows.get(0)).contains("E  app.log");
    assertThat(rows.get(1)).isEqualTo("--");
    assertThat(rows.get(0).indexOf("needle")).isEqualTo(rows.get(2).indexOf("needle"));
  }

  @Test
  void hostileText_isSafe() throws Exception {
    Hostile hostile = new Hostile(11);
    LineTable table = table(80, true);
    for (int i = 0; i < 500; i++) {
      table.line(line(i, hostile.text(), hostile.text() + "needle" + hostile.text(), true));
    }
    assertThat(String.join("", shown(table)))
        .doesNotContain("\u001b", "\u202e", "\u009b", "\r", "\u2028");
  }
}
