package nightjar.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nightjar.journal.JournalKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
  @TempDir Path root;
  private Path folder = Path.of("");
  private Path user = Path.of("");
  private final Map<String, String> flags = new HashMap<>();
  private final Map<String, String> environment = new HashMap<>();
  private Optional<Path> file = Optional.empty();

  @BeforeEach
  void folders() throws IOException {
    folder = Files.createDirectories(root.resolve("work"));
    user = Files.createDirectories(root.resolve("config"));
    Files.createDirectories(user.resolve("nightjar"));
  }

  private Settings load() throws ConfigException {
    return SettingsLoader.load(new SettingsLoader.Places(flags, environment, folder, user, file));
  }

  private void refused(String... words) {
    assertThatThrownBy(this::load)
        .isInstanceOf(ConfigException.class)
        .satisfies(e -> assertThat(String.valueOf(e.getMessage())).contains(words));
  }

  private void port(int expected, String origin) throws ConfigException {
    Settings settings = load();
    assertThat(settings.get(HttpConfig.PORT)).isEqualTo(expected);
    assertThat(settings.origin(HttpConfig.PORT)).isEqualTo(origin);
  }

  @Test
  void theNearestPlaceWins_andItsNameIsKept() throws Exception {
    port(8000, "default");
    Files.writeString(user.resolve("nightjar/nightjar.yaml"), "http:\n  port: 1\n");
    port(1, user.resolve("nightjar/nightjar.yaml") + ":2");
    Files.writeString(folder.resolve("nightjar.yaml"), "# ours\nhttp.port: 2\n");
    port(2, "nightjar.yaml:2");
    Path given = Files.writeString(root.resolve("given.yaml"), "http: {port: 3}");
    file = Optional.of(given);
    port(3, given + ":1");
    Files.writeString(folder.resolve(".env"), "\nexport NIGHTJAR_PORT=\"4\" # four\n");
    port(4, "NIGHTJAR_PORT (.env:2)");
    environment.put("NIGHTJAR_PORT", "5");
    port(5, "NIGHTJAR_PORT");
    flags.put("http.port", "6");
    port(6, "command line");
    environment.put("NIGHTJAR_PORT", " ");
    flags.clear();
    port(4, "NIGHTJAR_PORT (.env:2)");
  }

  @Test
  void unknownNames_areNamedWithTheirPlaceAndTheNearest() throws Exception {
    environment.put("NIGHTJAR_PROT", "1");
    refused("unknown variable NIGHTJAR_PROT", "did you mean NIGHTJAR_PORT?");
    environment.clear();
    environment.put("NIGHTJAR_JAVA_OPTS", "-Xmx1g");
    environment.put("SOMETHING", "else");
    load();
    Files.writeString(folder.resolve(".env"), "OTHER=1\nNIGHTJAR_BIN=1\n");
    refused("unknown variable NIGHTJAR_BIN (.env:2)", "NIGHTJAR_BIND");
    Files.delete(folder.resolve(".env"));
    Files.writeString(folder.resolve("nightjar.yaml"), "http:\n  bind: 127.0.0.1\n  prot: 1\n");
    refused("unknown key http.prot (nightjar.yaml:3)", "did you mean http.port?");
    Files.writeString(folder.resolve("nightjar.yaml"), "x: [1\n");
    refused("nightjar.yaml:");
    Files.writeString(folder.resolve("nightjar.yaml"), "data: a\ndata: b\n");
    refused("nightjar.yaml:");
    Files.delete(folder.resolve("nightjar.yaml"));
    Files.writeString(folder.resolve(".env"), "A=1\nsecret words\n");
    refused(".env:2");
    Files.delete(folder.resolve(".env"));
    file = Optional.of(folder.resolve("none.yaml"));
    refused("none.yaml does not exist");
  }

  @Test
  void badValues_stopTheStart_secretsAreNotShown() throws Exception {
    for (String[] bad :
        new String[][] {
          {"NIGHTJAR_PORT", "80x"},
          {"NIGHTJAR_PORT", "65536"},
          {"NIGHTJAR_INSECURE", "maybe"},
          {"NIGHTJAR_MAX_BODY_BYTES", "10 apples"},
          {"NIGHTJAR_LOKI_MODE", "push"},
          {"LOKI_URL", "localhost"},
          {"GITHUB_REPO", "repo"},
          {"NIGHTJAR_TZ", "Mars/Base"},
          {"CONTAMINATION", "0.6"},
          {"OPENAI_BUDGET", "-1"}
        }) {
      environment.clear();
      environment.put(bad[0], bad[1]);
      refused("must be", "\"" + bad[1] + "\"", "set by " + bad[0]);
    }
    environment.clear();
    environment.put("NIGHTJAR_WEBHOOK_URL", "not an address");
    assertThatThrownBy(this::load)
        .hasMessageContaining("alert.webhook.url must be")
        .hasMessageNotContaining("not an address");
  }

  @Test
  void values_areRead() throws Exception {
    environment.put("NIGHTJAR_MAX_BODY_BYTES", "1 MiB");
    environment.put("LOKI_POLL_SECONDS", "0.5");
    environment.put("CORS_ORIGINS", "[\"https://a.example\", \"https://b.example\"]");
    environment.put("EMBEDDING_LOG_LEVELS", "ERROR,WARN");
    environment.put("SLACK_WEBHOOK_URL", "https://hooks.example/x");
    Settings settings = load();
    HttpConfig http = HttpConfig.from(settings);
    assertThat(http.limits().bodyBytes()).isEqualTo(1 << 20);
    assertThat(http.corsOrigins()).containsExactly("https://a.example", "https://b.example");
    assertThat(LokiConfig.from(settings).pollTime()).isEqualTo(Duration.ofMillis(500));
    assertThat(ModelConfig.from(settings).embeddingLevels()).containsExactly("ERROR", "WARN");
    assertThat(AlertConfig.from(settings).slackWebhook().orElseThrow().reveal())
        .isEqualTo("https://hooks.example/x");
    assertThat(AlertConfig.from(settings).toString()).doesNotContain("hooks.example");
    assertThat(settings.shown())
        .contains(new Settings.Shown("alert.slack.webhook", "***", "SLACK_WEBHOOK_URL"));
    environment.put("SLACK_WEBHOOK", "https://hooks.example/y");
    assertThat(load().origin(AlertConfig.SLACK_WEBHOOK)).isEqualTo("SLACK_WEBHOOK");
  }

  @Test
  void serversOfLaterVersions_areNotedAndNoError() throws Exception {
    environment.put("DATABASE_URL", "postgresql://user:secret@host/db");
    environment.put("SENTRY_DSN", "https://x");
    environment.put("KAFKA_BOOTSTRAP_SERVERS", "k:9092");
    environment.put("QDRANT_URL", "http://q:6333");
    List<String> notes = load().notes();
    assertThat(notes).hasSize(4).noneMatch(note -> note.contains("secret"));
    assertThat(String.join(" ", notes)).contains("SENTRY_DSN is set; it is ignored");
  }

  @Test
  void defaults_areWhatIsWritten() throws Exception {
    Settings settings = load();
    HttpConfig http = HttpConfig.from(settings);
    assertThat(http.bind()).isEqualTo("127.0.0.1");
    assertThat(http.insecure()).isFalse();
    assertThat(http.limits())
        .isEqualTo(
            new Limits(
                10 << 20,
                64 << 20,
                100,
                0,
                1024,
                16_384,
                8192,
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                1024,
                Duration.ofSeconds(60),
                64,
                1000,
                1000));
    StoreConfig store = StoreConfig.from(settings);
    assertThat(store.journalMaxBytes()).isEqualTo(4L << 30);
    assertThat(store.journalMaxAge()).isEqualTo(Duration.ofDays(30));
    assertThat(store.journalKey()).isEqualTo(JournalKey.beside());
    assertThat(store.memoryBytes()).isEqualTo(192L << 20);
    assertThat(store.maxBytes()).isEqualTo(20L << 30);
    assertThat(store.maxAge()).isEmpty();
    LokiConfig loki = LokiConfig.from(settings);
    assertThat(loki.query()).isEqualTo("{job=\"app\"}");
    assertThat(loki.mode()).isEqualTo("poll");
    assertThat(loki.range()).isEqualTo(Duration.ofMinutes(10));
    DetectConfig detect = DetectConfig.from(settings);
    assertThat(detect.windowSize()).isEqualTo(50);
    assertThat(detect.windowStep()).isEqualTo(25);
    assertThat(detect.contamination()).isEqualTo(0.05);
    assertThat(AlertConfig.from(settings).minScore()).isEqualTo(50);
    assertThat(ModelConfig.from(settings).chatModel()).isEqualTo("gpt-4o-mini");
    assertThat(ClusteringConfig.from(settings).maxModelOutliers()).isEqualTo(5);
    assertThat(EngineConfig.from(settings).qdrantTime()).isEqualTo(Duration.ofSeconds(60));
    assertThat(TraceConfig.from(settings).serviceName()).isEqualTo("nightjar");
    assertThat(settings.notes()).isEmpty();
  }

  @Test
  void keyTable_hasEachNameOnce() {
    Set<String> names = new HashSet<>();
    for (Setting<?> setting : KeyTable.all()) {
      assertThat(names.add(setting.key())).as(setting.key()).isTrue();
      for (String variable : setting.variables()) {
        assertThat(names.add(variable)).as(variable).isTrue();
      }
    }
  }

  /** The example lists the key table: {@code # description}, then {@code # NAME=default}. */
  @Test
  void exampleFile_isTheKeyTable() throws IOException {
    StringBuilder expected =
        new StringBuilder(
            """
            # Settings of Nightjar. Copy this file to .env and take away the # of what you set.
            # What wins: flag, environment, .env, nightjar.yaml, ~/.config/nightjar/nightjar.yaml, default.
            """);
    for (Setting<?> setting : KeyTable.all()) {
      expected
          .append("\n# ")
          .append(setting.description())
          .append(" (")
          .append(setting.key())
          .append(")\n");
      for (String variable : setting.variables()) {
        expected
            .append("#")
            .append(variable)
            .append("=")
            .append(setting.defaultText())
            .append("\n");
      }
    }
    Path example = Path.of("..", ".env.example");
    if (Boolean.getBoolean("nightjar.write")) {
      Files.writeString(example, expected);
    }
    assertThat(example).hasContent(expected.toString());
  }
}
