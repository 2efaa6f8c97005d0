package nightjar.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import nightjar.act.Report;
import org.junit.jupiter.api.Test;

class JsonReportTest {
  private static final RunStats STATS = new RunStats(9.8004, 17.2);
  private static final RenderSettings PLAIN = RenderSettings.plain();

  private static ByteArrayOutputStream scan(Report report) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new JsonReport(out, STATS).tell(report);
    return out;
  }

  @Test
  void scan_readsBack() throws IOException {
    ParsedJson json = ParsedJson.of(scan(Reports.day()));
    assertThat(json.names())
        .containsExactly(
            "schema", "input", "patterns", "incidents_total", "incidents", "stats", "interrupted");
    assertThat(json.at("schema")).isEqualTo("nightjar.scan/1");
    assertThat(json.at("input", "files")).isEqualTo(List.of("hdfs.log", "sshd.log"));
    assertThat(json.at("input", "lines")).isEqualTo(1_052_604L);
    assertThat(json.at("input", "from")).isEqualTo("2026-03-01T22:00:00Z");
    assertThat(json.at("input", "to")).isEqualTo("2026-03-02T22:00:02.500Z");
    assertThat(json.at("input", "sources", 1, "format")).isEqualTo("syslog");
    assertThat(json.at("patterns")).isEqualTo(Map.of("total", 312L, "new", 4L));
    assertThat(json.at("stats")).isEqualTo(Map.of("seconds", 9.8, "cpu_seconds", 17.2));
    assertThat(json.at("interrupted")).isEqualTo(false);
  }

  @Test
  void incident_readsBack() throws IOException {
    ParsedJson json = ParsedJson.of(scan(Reports.day()));
    assertThat(json.names("incidents", 0))
        .containsExactly(
            "id",
            "score",
            "anomaly_score",
            "points",
            "severity",
            "severity_number",
            "title",
            "summary",
            "from",
            "to",
            "lines",
            "services",
            "evidence",
            "first",
            "samples",
            "sessions",
            "trend");
    assertThat(json.at("incidents", 0, "anomaly_score")).isEqualTo(0.94);
    assertThat(json.names("incidents", 0, "points"))
        .containsExactly("new", "rate", "order", "meaning");
    assertThat(json.at("incidents", 0, "severity")).isEqualTo("WARN");
    assertThat(json.at("incidents", 0, "from")).isEqualTo("2026-03-02T20:04:31.402Z");
    assertThat(json.at("incidents", 0, "first", "line")).isEqualTo(188_204L);
    assertThat(json.at("incidents", 0, "samples", 1, "time")).isEqualTo("2026-03-02T20:04:31.977Z");
    assertThat(json.at("incidents", 0, "trend", 16)).isEqualTo(20L);
    assertThat(json.at("incidents", 2, "first")).isNull();
  }

  @Test
  void evidence_hasNumbersOrNull() throws IOException {
    ParsedJson json = ParsedJson.of(scan(Reports.day()));
    assertThat(json.at("incidents", 0, "evidence", 0, "observed")).isNull();
    assertThat(json.at("incidents", 0, "evidence", 1, "observed")).isEqualTo(103L);
    assertThat(json.at("incidents", 0, "evidence", 1, "expected")).isEqualTo(1.2);
  }

  @Test
  void withoutTimes_theyAreNull() throws IOException {
    ParsedJson json = ParsedJson.of(scan(Reports.timeless()));
    assertThat(json.at("input", "from")).isNull();
    assertThat(json.at("incidents", 0, "to")).isNull();
    assertThat(json.at("incidents", 0, "first", "time")).isNull();
    assertThat(json.at("input", "failed", 0, "partly")).isEqualTo(true);
    assertThat(json.at("interrupted")).isEqualTo(true);
  }

  @Test
  void scan_isIndentedForPeople() throws IOException {
    Golden.check("scan.json", scan(Reports.timeless()).toString(StandardCharsets.UTF_8));
  }

  @Test
  void unknownCost_isNull() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new JsonReport(out, RunStats.UNKNOWN).tell(Reports.calm());
    assertThat(ParsedJson.of(out).at("stats", "seconds")).isNull();
  }

  @Test
  void lines_areObjectsOfTheirOwn() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new JsonlReport(out, STATS).tell(Reports.day());
    List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
    assertThat(lines).hasSize(4);
    assertThat(ParsedJson.of(lines.get(0)).at("schema")).isEqualTo("nightjar.incident/1");
    assertThat(ParsedJson.of(lines.get(1)).at("score")).isEqualTo(88L);
    ParsedJson summary = ParsedJson.of(lines.get(3));
    assertThat(summary.at("schema")).isEqualTo("nightjar.summary/1");
    assertThat(summary.at("incidents")).isEqualTo(3L);
    assertThat(summary.at("incidents_total")).isEqualTo(3L);
    assertThat(summary.at("input", "records")).isEqualTo(1_052_600L);
  }

  @Test
  void patterns_readBack() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new PatternsJson(out, PLAIN.withTop(4), STATS, PatternDetails.OF_TEXT, null)
        .tell(Reports.day());
    ParsedJson json = ParsedJson.of(out);
    assertThat(json.at("schema")).isEqualTo("nightjar.patterns/1");
    assertThat(json.at("patterns_total")).isEqualTo(312L);
    assertThat((List<?>) json.at("patterns")).hasSize(4);
    assertThat(json.names("patterns", 3))
        .containsExactly(
            "id",
            "text",
            "count",
            "share",
            "severity",
            "severity_number",
            "first",
            "last",
            "new",
            "trend",
            "sample",
            "title",
            "regex",
            "shape",
            "shapes",
            "parameters");
    assertThat(json.at("patterns", 3, "new")).isEqualTo(true);
    assertThat(json.at("patterns", 3, "sample", "file")).isEqualTo("hdfs.log");
  }

  @Test
  void hostileText_isValidJsonAndInvisibleToATerminal() throws IOException {
    Hostile hostile = new Hostile(5);
    for (int i = 0; i < 300; i++) {
      String text = hostile.text();
      ByteArrayOutputStream out = scan(Reports.evil(text));
      assertThat(ParsedJson.of(out).at("incidents", 0, "title"))
          .isEqualTo(JsonText.wellFormed(text));
      assertThat(out.toString(StandardCharsets.UTF_8).chars())
          .noneMatch(
              c ->
                  (c < 0x20 && c != '\n')
                      || (c >= 0x7f && c <= 0x9f)
                      || c == 0x202e
                      || c == 0x2028);
    }
  }
}
