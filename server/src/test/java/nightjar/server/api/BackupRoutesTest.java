package nightjar.server.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import nightjar.duckdb.DuckDbSettings;
import nightjar.duckdb.DuckDbStore;
import nightjar.journal.Journal;
import nightjar.server.carry.Backup;
import nightjar.server.carry.Backups;
import nightjar.server.config.SettingsLoader;
import nightjar.server.config.StoreConfig;
import nightjar.server.http.Problem;
import nightjar.server.http.Route;
import nightjar.server.http.Scope;
import nightjar.source.Arrival;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The calls that make a backup, of a journal and a store that nobody else uses. */
class BackupRoutesTest {
  private static final InstantSource CLOCK = InstantSource.system();

  @TempDir private Path folder;
  private final ConcurrentLinkedQueue<String> told = new ConcurrentLinkedQueue<>();
  private CountDownLatch mayEnd = new CountDownLatch(0);
  private Journal journal;
  private DuckDbStore store;
  private Backups backups;

  @BeforeEach
  void open() throws Exception {
    Path data = Files.createDirectories(folder.resolve("data"));
    StoreConfig config =
        StoreConfig.from(
            SettingsLoader.load(
                new SettingsLoader.Places(
                    Map.of("data", data.toString()), Map.of(), folder, folder, Optional.empty())));
    journal = Journal.open(config.journalFolder(), config.journal(CLOCK));
    journal.append(new Arrival.Lines(1, "app", "", "", "", "a line\n".getBytes(UTF_8)));
    store = DuckDbStore.open(data, DuckDbSettings.DEFAULT);
    backups = new Backups(new Backup(config, journal, store, CLOCK, "1.2.3"), this::tell);
  }

  @AfterEach
  void close() throws Exception {
    mayEnd.countDown();
    backups.close();
    store.close();
    journal.close();
  }

  /** A backup is told of when it is made, and its state changes only then. */
  private void tell(String line) {
    told.add(line);
    try {
      mayEnd.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Map<String, Object> call(String method, String body) throws Exception {
    FakeRequest request = new FakeRequest().json(body);
    return JsonTree.object(route(method).handler().answer(request).body());
  }

  private Route route(String method) {
    return new BackupRoutes(backups)
        .routes().stream().filter(each -> each.method().equals(method)).findFirst().orElseThrow();
  }

  private Problem refused(String body) {
    try {
      throw new AssertionError("taken: " + call("POST", body));
    } catch (Problem problem) {
      return problem;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static String asked(Path place) {
    return "{\"folder\": \"" + place + "\"}";
  }

  private Map<String, Object> ended() throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while ("running".equals(call("GET", "").get("state"))) {
      assertThat(System.nanoTime()).isLessThan(end);
      LockSupport.parkNanos(5_000_000);
    }
    return call("GET", "");
  }

  @Test
  void calls_areForTheAdministrator() {
    assertThat(new BackupRoutes(backups).routes())
        .extracting(Route::scope)
        .containsOnly(Scope.ADMIN)
        .hasSize(2);
  }

  @Test
  void withoutABackup_thereIsNone() throws Exception {
    assertThat(call("GET", "")).isEqualTo(Map.of("state", "none"));
  }

  @Test
  void backup_isMade_andItsStateSaysWhatIsInIt() throws Exception {
    Path place = folder.resolve("monday");
    assertThat(call("POST", asked(place))).containsEntry("folder", place.toString());
    assertThat(ended())
        .containsEntry("state", "done")
        .containsEntry("folder", place.toString())
        .containsEntry("records", 0L)
        .containsEntry("with_key", false)
        .containsKeys("bytes", "files", "arrival");
    assertThat(place.resolve("backup.json")).exists();
    assertThat(place.resolve("journal.key")).doesNotExist();
    assertThat(told).singleElement().asString().contains(place.toString());

    Path keyed = folder.resolve("keyed");
    var _ = call("POST", "{\"folder\": \"" + keyed + "\", \"with_key\": true}");
    assertThat(ended()).containsEntry("with_key", true);
    assertThat(keyed.resolve("journal.key")).exists();
  }

  @Test
  void whileOneIsMade_anotherIsRefused() throws Exception {
    mayEnd = new CountDownLatch(1);
    assertThat(call("POST", asked(folder.resolve("first")))).containsEntry("state", "running");
    Problem problem = refused(asked(folder.resolve("second")));
    assertThat(problem.status()).isEqualTo(409);
    mayEnd.countDown();
    assertThat(ended()).containsEntry("folder", folder.resolve("first").toString());
    assertThat(folder.resolve("second")).doesNotExist();
    var _ = call("POST", asked(folder.resolve("second")));
    assertThat(ended()).containsEntry("folder", folder.resolve("second").toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"folder\": \"\"}",
        "{\"folder\": \"monday\"}",
        "{\"folder\": \"../monday\"}",
        "{\"folder\": \"/tmp/a\\u0000b\"}"
      })
  void bodyWithoutAWholePath_is400_andSaysHow(String body) {
    Problem problem = refused(body);
    assertThat(problem.status()).isEqualTo(400);
    assertThat(problem.detail()).contains("the whole path");
    assertThat(problem.hint()).contains("\"folder\"");
  }

  @Test
  void placesThatCannotBe_are400_andSayWhy() throws Exception {
    for (Map.Entry<Path, String> each :
        Map.of(
                folder,
                "is there already",
                folder.resolve("none/below"),
                "there is no folder",
                folder.resolve("data/inside"),
                "is in the data folder")
            .entrySet()) {
      Problem problem = refused(asked(each.getKey()));
      assertThat(problem.status()).isEqualTo(400);
      assertThat(problem.detail()).contains(each.getValue());
    }
    assertThat(call("GET", "")).isEqualTo(Map.of("state", "none"));
  }

  @Test
  void backupThatFails_isTold_andLeavesNothing() throws Exception {
    store.close();
    Path place = folder.resolve("monday");
    var _ = call("POST", asked(place));
    Map<String, Object> failed = ended();
    assertThat(failed)
        .containsEntry("state", "failed")
        .containsEntry("folder", place.toString())
        .hasEntrySatisfying("detail", why -> assertThat((String) why).isNotBlank());
    assertThat(told).singleElement().asString().contains("came to nothing");
    try (var left = Files.list(folder)) {
      assertThat(left.toList()).isEqualTo(List.of(folder.resolve("data")));
    }
  }
}
