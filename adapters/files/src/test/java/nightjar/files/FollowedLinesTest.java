package nightjar.files;

import static nightjar.files.Following.append;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import nightjar.source.Arrival;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FollowedLinesTest {
  private static final Duration QUIET = Duration.ofSeconds(5);
  @TempDir private Path folder;
  private Path log;

  @BeforeEach
  void name() {
    log = folder.resolve("app.log");
  }

  @Test
  void wholeLines_areHandedIn_onceEach_asTheyAre() throws Exception {
    append(log, "one\r\ntwo\nthr");
    try (var following = new Following(log)) {
      assertThat(following.poll()).isEqualTo("one\r\ntwo\n");
      assertThat(following.poll()).isEmpty();
      append(log, "ee\nfour\n");
      assertThat(following.poll()).isEqualTo("three\nfour\n");
      Arrival.Lines last = following.taken().getLast();
      assertThat(last.source()).isEqualTo(log.toString());
      assertThat(last.service()).isEmpty();
      assertThat(last.batch()).isEmpty();
      assertThat(following.state(log).lines()).isEqualTo(4);
      assertThat(following.state(log).trouble()).isEmpty();
    }
  }

  @Test
  void lastLineWithoutBreak_isHandedIn_whenItHasRested() throws Exception {
    append(log, "one\nlast");
    try (var following = new Following(log)) {
      assertThat(following.poll()).isEqualTo("one\n");
      following.pass(QUIET.minusMillis(1));
      append(log, " of all");
      assertThat(following.poll()).isEmpty();
      following.pass(QUIET.minusMillis(1));
      assertThat(following.poll()).isEmpty();
      following.pass(Duration.ofMillis(1));
      assertThat(following.poll()).isEqualTo("last of all\n");
      append(log, "\nnext\n");
      following.poll();
      assertThat(following.text()).isEqualTo("one\nlast of all\n\nnext\n");
      following.restart();
      assertThat(following.poll()).isEmpty();
    }
  }

  @Test
  void tooLongALine_isCut_andItsRestDropped_alsoOverARestart() throws Exception {
    var settings =
        new FollowSettings(Duration.ofMillis(1), Duration.ZERO, QUIET, QUIET, QUIET, 16, 5_000);
    append(log, "short\n" + "0123456789abcdef" + "x".repeat(100));
    try (var following = new Following(settings, log)) {
      assertThat(following.poll()).isEqualTo("short\n0123456789abcdef\n");
      append(log, "y".repeat(40));
      assertThat(following.poll()).isEmpty();
      following.restart();
      append(log, "z\nnext\nexactly sixteen.\nend\n");
      assertThat(following.poll()).isEqualTo("next\nexactly sixteen.\nend\n");
      assertThat(following.state(log).cutLines()).isZero();
    }
    try (var again = new Following(settings, log)) {
      again.poll();
      assertThat(again.state(log).cutLines()).isEqualTo(1);
    }
  }

  @Test
  void arrivals_areBounded_inLinesAndBytes() throws Exception {
    Files.write(log, Stored.lines(60_000));
    try (var following = new Following(log)) {
      following.poll();
      assertThat(following.text().getBytes(StandardCharsets.UTF_8)).isEqualTo(Stored.lines(60_000));
      assertThat(following.taken())
          .hasSizeGreaterThan(11)
          .allMatch(l -> l.text().length <= 1 << 20)
          .allMatch(l -> count(l.text()) <= 5_000);
    }
  }

  @Test
  void restart_afterEveryArrival_losesNothing_andRepeatsNothing() throws Exception {
    var settings =
        new FollowSettings(Duration.ofMillis(1), Duration.ZERO, QUIET, QUIET, QUIET, 200, 3);
    byte[] lines = Stored.lines(300);
    Files.write(log, lines);
    try (var following = new Following(settings, log)) {
      boolean more = true;
      while (more) {
        more = following.files().poll();
        following.restart();
      }
      following.poll();
      assertThat(following.text().getBytes(StandardCharsets.UTF_8)).isEqualTo(lines);
    }
  }

  @Test
  void temporaryRefusal_isTriedAgain_withGrowingPauses_andTheSameLines() throws Exception {
    append(log, "one\n");
    try (var following = new Following(log)) {
      following.refuseNext("disk full", true);
      following.refuseNext("disk full", true);
      assertThat(following.poll()).isEmpty();
      assertThat(following.state(log).trouble()).contains("disk full").contains("tried again");
      append(log, "two\n");
      assertThat(following.poll()).isEmpty();
      following.pass(Duration.ofMillis(250));
      assertThat(following.poll()).isEmpty();
      following.pass(Duration.ofMillis(250));
      assertThat(following.poll()).isEmpty();
      following.pass(Duration.ofMillis(250));
      assertThat(following.poll()).isEqualTo("one\ntwo\n");
      assertThat(following.state(log).trouble()).isEmpty();
    }
  }

  @Test
  void refusedLines_areKept_thoughTheFileIsEmptiedMeanwhile() throws Exception {
    append(log, "one\n");
    try (var following = new Following(log)) {
      following.refuseNext("disk full", true);
      following.poll();
      Files.writeString(log, "");
      following.pass(Duration.ofSeconds(1));
      assertThat(following.poll()).isEqualTo("one\n");
      append(log, "two\n");
      assertThat(following.poll()).isEqualTo("two\n");
    }
  }

  @Test
  void lastingRefusal_isShown_andTriedEachTenSeconds() throws Exception {
    append(log, "one\n");
    try (var following = new Following(log)) {
      following.refuseNext("not allowed", false);
      following.poll();
      following.pass(Duration.ofMillis(9_999));
      assertThat(following.poll()).isEmpty();
      assertThat(following.state(log).trouble()).contains("not allowed");
      following.pass(Duration.ofMillis(1));
      assertThat(following.poll()).isEqualTo("one\n");
    }
  }

  @Test
  void run_handsInWhatComes_untilItIsClosed() throws Exception {
    append(log, "one\n");
    var came = new CountDownLatch(2);
    var files =
        new FollowedFiles(
            List.of(log.toString()),
            _ -> came.countDown(),
            InstantSource.system(),
            ZoneOffset.UTC,
            Map.of(),
            Following.SETTINGS,
            _ -> {});
    Thread thread =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    files.run();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                });
    assertThat(awaitLines(files, log)).isTrue();
    append(log, "two\n");
    came.await();
    files.close();
    thread.join();
  }

  private static boolean awaitLines(FollowedFiles files, Path log) {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (System.nanoTime() < deadline) {
      if (files.states().stream()
          .anyMatch(s -> s.name().equals(log.toString()) && s.lines() == 1)) {
        return true;
      }
      Thread.onSpinWait();
    }
    return false;
  }

  private static long count(byte[] text) {
    return new String(text, StandardCharsets.UTF_8).lines().count();
  }
}
