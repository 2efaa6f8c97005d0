package nightjar.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import nightjar.cli.ConfigShell.Ended;
import nightjar.duckdb.DuckDbSettings;
import nightjar.duckdb.DuckDbStore;
import nightjar.journal.Journal;
import nightjar.server.Nightjar;
import nightjar.server.live.StoreDigest;
import nightjar.source.Arrival;
import nightjar.store.LogStore;
import nightjar.testkit.SmallDisk;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupCommandTest {
  @TempDir private Path folder;
  private ConfigShell shell = new ConfigShell(Path.of(""));
  private Path backup = Path.of("");
  private Path again = Path.of("");

  @BeforeEach
  void fill() throws Exception {
    shell = new ConfigShell(folder.resolve("data")).set("TZ", "UTC");
    KeptShop.fill(shell);
    backup = folder.resolve("backup");
    again = folder.resolve("again");
  }

  private static Map<String, String> digest(Path data) {
    try (LogStore store = DuckDbStore.open(data, DuckDbSettings.DEFAULT)) {
      return StoreDigest.of(store);
    }
  }

  private Ended run(int code, String... arguments) {
    Ended ended = shell.run(arguments);
    assertThat(ended.code()).as(ended.out() + ended.err()).isEqualTo(code);
    return ended;
  }

  @Test
  void restored_hasTheSame_andTheKeyOnlyWhereItWasAskedFor() throws Exception {
    Map<String, String> before = digest(shell.data());
    String raw = run(ExitCode.DONE, "journal", "dump", "--lines").out();
    Ended made = run(ExitCode.DONE, "backup", backup.toString());
    assertThat(made.out()).contains("copied", "1,681 records");
    assertThat(made.err()).contains("the journal's key is not in it");
    assertThat(backup.resolve("journal.key")).doesNotExist();
    assertThat(Files.getPosixFilePermissions(backup))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));

    Ended restored = run(ExitCode.DONE, "restore", backup.toString(), "--data", again.toString());
    assertThat(restored.err()).contains("put journal.key into " + again);
    assertThat(digest(again)).isEqualTo(before);
    Files.copy(shell.data().resolve("journal.key"), again.resolve("journal.key"));
    assertThat(run(ExitCode.DONE, "journal", "dump", "--lines", "--data", again.toString()).out())
        .isEqualTo(raw);

    run(ExitCode.DONE, "backup", folder.resolve("keyed").toString(), "--with-key");
    Path other = folder.resolve("other");
    Ended keyed =
        run(ExitCode.DONE, "restore", folder.resolve("keyed").toString(), "--data", "" + other);
    assertThat(keyed.err()).isEmpty();
    assertThat(run(ExitCode.DONE, "journal", "dump", "--lines", "--data", "" + other).out())
        .isEqualTo(raw);
  }

  @Test
  void damagedOrMissingFile_isNamed_andNothingIsRestored() throws Exception {
    run(ExitCode.DONE, "backup", backup.toString());
    Path damaged = segment(backup);
    byte[] bytes = Files.readAllBytes(damaged);
    bytes[bytes.length / 2] ^= 1;
    Files.write(damaged, bytes);
    Ended ended = run(ExitCode.NOT_WRITTEN, "restore", "" + backup, "--data", "" + again);
    assertThat(ended.err()).contains(damaged.getFileName() + " is damaged");
    Files.delete(damaged);
    Ended missing = run(ExitCode.NOT_WRITTEN, "restore", "" + backup, "--data", "" + again);
    assertThat(missing.err()).contains(damaged.getFileName() + " is missing");
    assertThat(again).doesNotExist();
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).containsExactlyInAnyOrder(shell.data(), backup);
    }
  }

  private static Path segment(Path data) throws Exception {
    try (Stream<Path> files = Files.list(data.resolve("journal"))) {
      return files.filter(file -> file.toString().endsWith(".journal")).findAny().orElseThrow();
    }
  }

  @Test
  void namesThatLeadOut_areRefused() throws Exception {
    Files.createDirectories(backup);
    Files.writeString(
        backup.resolve("backup.json"),
        """
        {"schema":"nightjar.backup/1","version":"1","made":"x","arrival":1,"records":1,
         "with_key":false,"files":[{"name":"../out","bytes":1,"sha256":"%s"}]}
        """
            .formatted("0".repeat(64)));
    Files.writeString(folder.resolve("out"), "x");
    Ended ended = run(ExitCode.NOT_WRITTEN, "restore", "" + backup, "--data", "" + again);
    assertThat(ended.err()).contains("no file of a backup: ../out");
    assertThat(again).doesNotExist();
  }

  @Test
  void foldersThatAreThere_areRefused() throws Exception {
    Files.createDirectories(backup);
    assertThat(run(ExitCode.NOT_WRITTEN, "backup", backup.toString()).err())
        .contains("is there already");
    assertThat(run(ExitCode.NOT_WRITTEN, "backup", shell.data() + "/inside").err())
        .contains("is in the data folder");
    assertThat(run(ExitCode.NOT_WRITTEN, "backup", folder + "/a/b").err())
        .contains("there is no folder");
    assertThat(run(ExitCode.NOT_WRITTEN, "restore", "" + backup, "--data", "" + again).err())
        .contains("is no backup");
    Files.delete(backup);
    run(ExitCode.DONE, "backup", backup.toString());
    Files.writeString(Files.createDirectories(again).resolve("x"), "mine");
    assertThat(run(ExitCode.NOT_WRITTEN, "restore", "" + backup, "--data", "" + again).err())
        .contains("not an empty folder");
    Files.delete(again.resolve("x"));
    run(ExitCode.DONE, "restore", "" + backup, "--data", "" + again);
  }

  @Test
  void whileSomebodyUsesTheFolder_theServerIsNamed() throws Exception {
    try (Journal _ = Journal.open(KeptShop.journal(shell), KeptShop.settings())) {
      assertThat(run(ExitCode.UNAVAILABLE, "backup", backup.toString()).err())
          .contains("in use", "--server URL");
    }
    assertThat(backup).doesNotExist();
  }

  @Test
  void placeWithoutRoom_isSaid_leavesNothing_andTheServerGoesOn() throws Exception {
    try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), 256 << 10);
        Nightjar nightjar = shell.up()) {
      String place = disk.root().resolve("backup").toString();
      String key = nightjar.firstKey().orElseThrow();
      Ended full =
          run(ExitCode.NOT_WRITTEN, "backup", place, "--server", nightjar.address(), "--key", key);
      assertThat(full.err()).contains("no backup was made", "No space left on device");
      assertThat(left(disk.root())).isEmpty();
      byte[] line = (KeptShop.START + " INFO after the full disk\n").getBytes(UTF_8);
      nightjar.live().take(new Arrival.Lines(1, "app.log", "", "", "", line));
      Instant end = Instant.now().plusSeconds(30);
      while (nightjar.store().rows() < 1_682) {
        assertThat(Instant.now()).isBefore(end);
        LockSupport.parkNanos(5_000_000);
      }
      run(ExitCode.DONE, "backup", "" + backup, "--server", nightjar.address(), "--key", key);
    }
    run(ExitCode.DONE, "restore", "" + backup, "--data", "" + again);
    assertThat(KeptShop.texts(again)).hasSize(1_682);
  }

  @Test
  void placeWithoutRoom_isSaid_ofAFolderToo_andForWhatIsRestored() throws Exception {
    run(ExitCode.DONE, "backup", backup.toString());
    try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), 256 << 10)) {
      String place = disk.root().resolve("it").toString();
      assertThat(run(ExitCode.NOT_WRITTEN, "backup", place).err())
          .contains("No space left on device");
      assertThat(left(disk.root())).isEmpty();
      assertThat(run(ExitCode.NOT_WRITTEN, "restore", "" + backup, "--data", place).err())
          .contains("No space left on device");
      assertThat(left(disk.root())).isEmpty();
    }
  }

  private static List<Path> left(Path folder) throws IOException {
    try (Stream<Path> left = Files.list(folder)) {
      return left.toList();
    }
  }

  @Test
  void wrongUse_isTold() {
    for (List<String> wrong :
        List.of(
            List.of("backup"),
            List.of("backup", "x", "--server", "http://x", "--data", "y"),
            List.of("backup", "x", "--key", "k"),
            List.of("backup", "x", "--data", folder.resolve("none").toString()),
            List.of("restore", "x"))) {
      run(ExitCode.USAGE, wrong.toArray(String[]::new));
    }
  }
}
