package nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nightjar.testkit.StandInJson;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code nightjar scan} gives to programs: everything, however little people are shown. */
class ScanJsonTest {
  private static final List<String> FAULTS =
      List.of(
          "the disk of the store is gone",
          "cannot bind the listening socket",
          "out of memory while sorting orders",
          "bank closed our account",
          "licence has run out",
          "clock jumped backwards by a week",
          "schema of table parcels does not match",
          "certificate was revoked by its issuer",
          "leader lost, no quorum among replicas",
          "journal ends in the middle",
          "thread pool was shut down",
          "too many open files",
          "configuration names an unknown courier",
          "checksum of warehouse backup differs");

  @TempDir Path folder;
  private final TestShell shell = TestShell.create();

  /** Two days of requests, and every three hours a fatal line of another kind. */
  @BeforeEach
  void writeLog() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 48 * 60; i++) {
      String time = SampleLog.START.plusSeconds(60L * i).toString();
      text.append(time).append(" INFO GET /orders served in ").append(i % 90).append(" ms\n");
      if (i % 180 == 179 && i / 180 < FAULTS.size()) {
        text.append(time).append(" FATAL ").append(FAULTS.get(i / 180)).append('\n');
      }
    }
    Files.writeString(folder.resolve("app.log"), text);
  }

  private String scan(String... options) {
    List<String> arguments =
        new ArrayList<>(
            List.of("scan", folder.resolve("app.log").toString(), "--quiet", "--min-score", "0"));
    arguments.addAll(List.of(options));
    assertThat(Main.run(arguments, shell.shell())).isEqualTo(ExitCode.DONE);
    String output = shell.output();
    shell.out().reset();
    return output;
  }

  @Test
  void oneDocument_hasAllIncidents_whereTheTableHasTen() throws IOException {
    Object document = StandInJson.read(scan("--json"));
    List<?> incidents = (List<?>) StandInJson.member(document, "incidents");
    assertThat(incidents).hasSizeGreaterThan(10);
    assertThat(PatternLog.number(document, "incidents_total")).isEqualTo(incidents.size());
    assertThat(scan()).contains(incidents.size() - 10 + " more with lower scores: --top ");
    assertThat(
            (List<?>)
                StandInJson.member(StandInJson.read(scan("--json", "--top", "1")), "incidents"))
        .hasSameSizeAs(incidents);
  }

  @Test
  void linesOfJson_haveAllIncidents_andTheirSummary() throws IOException {
    List<String> lines = scan("--jsonl").lines().toList();
    assertThat(lines).hasSizeGreaterThan(11);
    Object summary = StandInJson.read(lines.getLast());
    assertThat(PatternLog.number(summary, "incidents")).isEqualTo(lines.size() - 1);
    assertThat(PatternLog.number(summary, "incidents_total")).isEqualTo(lines.size() - 1);
  }
}
