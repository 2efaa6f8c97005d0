package nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nightjar.cli.BuiltCommand.Ended;
import nightjar.testkit.StandInJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that takes lines is backed up, and another one goes on from the backup. */
class BackupIT {
  private static final Duration SOON = Duration.ofSeconds(40);
  private static final Pattern KEY = Pattern.compile("nj_\\S+");

  @TempDir private Path folder;

  @Test
  void backupUnderLoad_isRestored_andServed() throws Exception {
    Path backup = folder.resolve("backup");
    Path again = folder.resolve("again");
    AtomicInteger sent = new AtomicInteger();
    int before;
    try (UpProcess up = UpProcess.up(folder, Map.of(), folder.resolve("data"))) {
      String key = key(up);
      send(up.door(), sent, 20);
      before = sent.get();
      UpWait.until("lines", SOON, () -> up.door().total("parcel") >= before);
      AtomicBoolean isEnough = new AtomicBoolean();
      Thread sender = Thread.ofPlatform().start(() -> sendUntil(up.door(), sent, isEnough));
      try {
        assertRefused(up, backup);
        Ended made =
            run(Map.of("NIGHTJAR_KEY", key), "backup", "" + backup, "--server", up.address());
        assertThat(made.code()).as(made.err()).isZero();
        assertThat(made.out()).contains("copied");
      } finally {
        isEnough.set(true);
        sender.join();
      }
      assertThat(up.err()).contains("a backup of arrivals up to");
    }
    Ended restored = run(Map.of(), "restore", "" + backup, "--data", "" + again);
    assertThat(restored.code()).as(restored.err()).isZero();
    Files.copy(folder.resolve("data/journal.key"), again.resolve("journal.key"));
    try (UpProcess up = UpProcess.up(folder, Map.of(), again)) {
      assertThat(up.err()).doesNotContain("The administrator's key"); // keys are restored
      UpWait.until("lines", SOON, () -> up.door().total("parcel") >= before);
      List<Object> lines = up.door().all("parcel");
      assertThat(lines).hasSizeLessThanOrEqualTo(sent.get());
      assertThat(lines.stream().map(line -> StandInJson.text(line, "message")))
          .doesNotHaveDuplicates();
      send(up.door(), sent, 1);
      UpWait.until("what comes then", SOON, () -> up.door().total("parcel") > lines.size());
    }
  }

  private static String key(UpProcess up) throws Exception {
    UpWait.until("a key", SOON, () -> KEY.matcher(up.err()).find());
    Matcher key = KEY.matcher(up.err());
    assertThat(key.find()).isTrue();
    return key.group();
  }

  /** Without the administrator's key, and into a place that is there. */
  private void assertRefused(UpProcess up, Path backup) throws Exception {
    Ended refused = run(Map.of(), "backup", "" + backup, "--server", up.address());
    assertThat(refused.code()).as(refused.out()).isEqualTo(ExitCode.UNAVAILABLE);
    Ended there =
        run(Map.of("NIGHTJAR_KEY", key(up)), "backup", "" + folder, "--server", up.address());
    assertThat(there.code()).isEqualTo(ExitCode.USAGE);
    assertThat(there.err()).contains("is there already");
    assertThat(backup).doesNotExist();
  }

  private Ended run(Map<String, String> environment, String... arguments) throws Exception {
    try (UpProcess process = UpProcess.launch(folder, environment, arguments)) {
      return process.ended(Duration.ofMinutes(2));
    }
  }

  private static void send(UpDoor door, AtomicInteger sent, int batches) throws Exception {
    for (int i = 0; i < batches; i++) {
      StringBuilder text = new StringBuilder();
      int first = sent.getAndAdd(100);
      for (int line = first; line < first + 100; line++) {
        text.append(Instant.now()).append(" INFO parcel ").append(line).append(" sent\n");
      }
      door.posted("/api/v1/logs?source=post", "text/plain", text.toString());
    }
  }

  private static void sendUntil(UpDoor door, AtomicInteger sent, AtomicBoolean isEnough) {
    try {
      while (!isEnough.get()) {
        send(door, sent, 1);
      }
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
