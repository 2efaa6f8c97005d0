package nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import nightjar.Severity;
import nightjar.cli.ConfigShell.Ended;
import nightjar.server.Nightjar;
import org.duckdb.DuckDBDriver;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportCommandTest {
  @TempDir private Path folder;
  private ConfigShell shell = new ConfigShell(Path.of(""));

  @BeforeEach
  void fill() throws Exception {
    shell = new ConfigShell(folder.resolve("data")).set("TZ", "UTC");
    KeptShop.fill(shell);
  }

  private Ended run(int code, String... arguments) {
    Ended ended = shell.run(arguments);
    assertThat(ended.code()).as(ended.out() + ended.err()).isEqualTo(code);
    return ended;
  }

  @Test
  void jsonLines_areThoseOfTheQuery() throws Exception {
    Path file = folder.resolve("out.jsonl");
    Ended ended = run(ExitCode.DONE, "export", "--jsonl", file.toString(), "voucher");
    assertThat(ended.err()).contains("24 lines");
    assertThat(Files.readAllLines(file))
        .hasSize(24)
        .allSatisfy(line -> assertThat(line).contains("\"schema\":\"nightjar.line/1\"", "voucher"));
    String output = run(ExitCode.DONE, "export", "--jsonl", "-", "voucher").out();
    assertThat(output).isEqualTo(Files.readString(file));
    assertThat(
            run(
                    ExitCode.DONE,
                    "export",
                    "--jsonl",
                    "-",
                    "--from",
                    "2026-03-02T06:00:00Z",
                    "--to",
                    "2026-03-02T06:05:00Z")
                .out()
                .lines())
        .hasSize(70);
  }

  @Test
  void parquet_hasEveryRecord() throws Exception {
    Path file = folder.resolve("it's.parquet");
    run(ExitCode.DONE, "export", "--parquet", file.toString(), "--data", shell.data().toString());
    List<String> texts = new ArrayList<>();
    try (Connection connection = new DuckDBDriver().connect("jdbc:duckdb:", new Properties());
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT text, epoch_ns(timestamp), level FROM '"
                    + file.toString().replace("'", "''")
                    + "' ORDER BY id")) {
      while (rows.next()) {
        texts.add(rows.getLong(2) + rows.getString(3) + rows.getString(1));
      }
    }
    assertThat(texts)
        .containsExactlyInAnyOrderElementsOf(
            KeptShop.rows(shell.data()).stream()
                .map(row -> row.timeNanos() + level(row.severity()) + row.text())
                .toList());
    try (var left = Files.list(folder)) {
      assertThat(left.map(each -> String.valueOf(each.getFileName())))
          .containsExactlyInAnyOrder("data", "it's.parquet");
    }
  }

  @Test
  void ofAServer_isWhatItsFolderHas() throws Exception {
    String lines = run(ExitCode.DONE, "export", "--jsonl", "-").out();
    assertThat(lines.lines().distinct()).hasSize(1_681); // more than a page
    Path parquet = folder.resolve("folder.parquet");
    run(ExitCode.DONE, "export", "--parquet", parquet.toString(), "service:app OR voucher");
    Path served = folder.resolve("served.parquet");
    try (Nightjar nightjar = shell.up()) {
      String url = nightjar.address();
      Ended all = run(ExitCode.DONE, "export", "--jsonl", "-", "--server", url);
      assertThat(all.out()).isEqualTo(lines);
      assertThat(all.err()).contains("1,681 lines");
      String[] some = {
        "export", "--jsonl", "-", "voucher", "--to", "2026-03-02T07:00:00Z", "--server", url
      };
      assertThat(run(ExitCode.DONE, some).out().lines()).hasSize(12);
      run(
          ExitCode.DONE,
          "export",
          "--parquet",
          served.toString(),
          "service:app OR voucher",
          "--server",
          url);
      Ended wrong = run(ExitCode.USAGE, "export", "--jsonl", "-", "levle:error", "--server", url);
      assertThat(wrong.err()).contains("^^^^^^", "Did you mean: level:error");
      Ended noKey =
          run(ExitCode.NOTHING_READ, "export", "--jsonl", "-", "--server", url, "--key", "nj_x");
      assertThat(noKey.err()).contains("The key is not known");
    }
    assertThat(texts(served)).hasSameSizeAs(texts(parquet)).isEqualTo(texts(parquet));
  }

  @Test
  void serverThatDoesNotAnswer_isSaid_andNoFileIsLeft() throws Exception {
    Path file = folder.resolve("out.jsonl");
    Ended ended =
        run(
            ExitCode.NOTHING_READ,
            "export",
            "--jsonl",
            file.toString(),
            "--server",
            "http://127.0.0.1:1");
    assertThat(ended.err()).contains("no answer from http://127.0.0.1:1/");
    assertThat(file).doesNotExist();
  }

  private static List<String> texts(Path parquet) throws Exception {
    List<String> texts = new ArrayList<>();
    try (Connection connection = new DuckDBDriver().connect("jdbc:duckdb:", new Properties());
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT text FROM '" + parquet + "' ORDER BY id, text")) {
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
    }
    return texts;
  }

  private static String level(int severity) {
    return Severity.name(severity);
  }

  @Test
  void wrongUse_isTold() {
    for (List<String> wrong :
        List.of(
            List.of("export"),
            List.of("export", "--jsonl", "a", "--parquet", "b"),
            List.of("export", "--jsonl", "-", "levle:x"),
            List.of("export", "--jsonl", "-", "--from", "20:00"),
            List.of("export", "--jsonl", "-", "--from", "2026-03-02", "--to", "2026-03-01"),
            List.of("export", "--jsonl", "-", "--server", "http://x", "--data", "y"),
            List.of("export", "--parquet", folder + "/none/x.parquet"))) {
      run(ExitCode.USAGE, wrong.toArray(String[]::new));
    }
    run(ExitCode.NOTHING_READ, "export", "--jsonl", "-", "--data", folder + "/none");
  }
}
