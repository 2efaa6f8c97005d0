package nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import nightjar.cli.ConfigShell.Ended;
import nightjar.server.config.ConfigException;
import nightjar.server.config.KeyTable;
import nightjar.server.config.Settings;
import nightjar.server.config.SettingsLoader;
import nightjar.testkit.StandInJson;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigCommandTest {
  @TempDir private Path folder;
  private ConfigShell shell = new ConfigShell(Path.of(""));

  @BeforeEach
  void begin() {
    shell = new ConfigShell(folder.resolve("data"));
  }

  private static String row(Ended ended, String key) {
    return ended.out().lines().filter(line -> line.startsWith(key + " ")).findFirst().orElse("");
  }

  @Test
  void show_hasEveryKey() {
    Ended ended = shell.run("config", "show");
    assertThat(ended.code()).isEqualTo(ExitCode.DONE);
    assertThat(ended.out().lines()).hasSameSizeAs(KeyTable.all());
    assertThat(row(ended, "http.port")).matches("http.port +8000");
    assertThat(ended.err()).isEmpty();
  }

  @Test
  void origin_saysWhoSetIt() throws IOException {
    Path file = Files.writeString(folder.resolve("own.yaml"), "http:\n  bind: 127.0.0.2\n");
    Ended ended =
        shell
            .set("NIGHTJAR_PORT", "9000")
            .run("config", "show", "--origin", "--config", file.toString());
    assertThat(row(ended, "http.port")).matches("http.port +9000 +NIGHTJAR_PORT");
    assertThat(row(ended, "http.bind")).matches("http.bind +127.0.0.2 +.*own.yaml:2");
    assertThat(row(ended, "loki.mode")).matches("loki.mode +poll +default");
  }

  @Test
  void secrets_areNotShown() {
    shell
        .set("SLACK_WEBHOOK", "https://hooks.slack.com/services/T0/B0/hidden")
        .set("LOKI_URL", "http://me:hidden@loki:3100/a");
    Ended table = shell.run("config", "show", "--origin");
    assertThat(row(table, "alert.slack.webhook")).contains("***").contains("SLACK_WEBHOOK");
    assertThat(row(table, "loki.url")).contains("http://***@loki:3100/a");
    assertThat(table.out()).doesNotContain("hidden");
    assertThat(shell.run("config", "show", "--json").out()).doesNotContain("hidden");
  }

  @Test
  void whatHasNoEffect_isToldBesideTheTable() {
    Ended ended = shell.set("KAFKA_BOOTSTRAP_SERVERS", "kafka:9092").run("config", "show");
    assertThat(ended.code()).isEqualTo(ExitCode.DONE);
    assertThat(ended.err()).startsWith("nightjar: KAFKA_BOOTSTRAP_SERVERS is set; this version");
  }

  @Test
  void json_holdsKeysValuesOriginsAndNotes() throws IOException {
    Ended ended = shell.set("SENTRY_DSN", "https://a@b/1").run("config", "show", "--json");
    Object json = StandInJson.read(ended.out());
    List<Object> rows = StandInJson.items(json, "settings");
    assertThat(rows).hasSameSizeAs(KeyTable.all());
    Object data =
        rows.stream()
            .filter(row -> StandInJson.text(row, "key").equals("data"))
            .findFirst()
            .orElseThrow();
    assertThat(StandInJson.text(data, "value")).isEqualTo(shell.data().toString());
    assertThat(StandInJson.text(data, "origin")).isEqualTo("NIGHTJAR_DATA");
    assertThat(StandInJson.items(json, "notes")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "NIGHTJAR_PROT,9,unknown variable NIGHTJAR_PROT; did you mean NIGHTJAR_PORT?",
    "WINDOW_SIZE,0,detect.window-size must be",
    "LOKI_URL,loki,loki.url must be an address"
  })
  void wrongSetting_isNamed(String variable, String value, String message) {
    Ended ended = shell.set(variable, value).run("config", "show");
    assertThat(ended.code()).isEqualTo(ExitCode.USAGE);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err()).startsWith("nightjar: " + message).contains("help config");
  }

  @Test
  void missingFile_isNamed() {
    Ended ended = shell.run("config", "show", "--config", "no-such.yaml");
    assertThat(ended.code()).isEqualTo(ExitCode.USAGE);
    assertThat(ended.err()).contains("no-such.yaml does not exist");
  }

  @Test
  void values_cannotSteerTheTerminal() {
    shell.set("NIGHTJAR_SLACK_CHANNEL", "a\u001b[2J");
    assertThat(shell.run("config", "show").out()).doesNotContain("\u001b");
  }

  @Test
  void example_setsNothing_andItsValuesAreTheDefaults() throws IOException, ConfigException {
    Ended ended = shell.run("config", "example");
    assertThat(ended.out().lines()).allMatch(line -> line.isEmpty() || line.startsWith("#"));
    String active =
        ended
            .out()
            .lines()
            .map(l -> l.replaceFirst("^#(?=[A-Z])", ""))
            .collect(Collectors.joining("\n"));
    Files.writeString(folder.resolve(".env"), active);
    Settings settings =
        SettingsLoader.load(
            new SettingsLoader.Places(
                Map.of(), Map.of(), folder, folder.resolve("none"), Optional.empty()));
    var shown = settings.shown();
    var table = KeyTable.all();
    for (int i = 0; i < table.size(); i++) {
      assertThat(active).contains("\n" + table.get(i).variables().getFirst() + "=");
      assertThat(shown.get(i).value()).isEqualTo(table.get(i).defaultText());
    }
  }

  @ParameterizedTest
  @CsvSource({"config,config what?", "config shwo,unknown word shwo; did you mean show?"})
  void wrongUsage(String line, String message) {
    Ended ended = shell.run(line.split(" "));
    assertThat(ended.code()).isEqualTo(ExitCode.USAGE);
    assertThat(ended.err()).startsWith("nightjar: " + message);
  }
}
