package nightjar.files;

import static nightjar.files.Following.append;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FollowedPlacesTest {
  @TempDir private Path folder;
  private Path log;

  @BeforeEach
  void name() {
    log = folder.resolve("app.log");
  }

  @Test
  void missingFile_isWaitedFor_withItsTrouble() throws Exception {
    try (var following = new Following(log)) {
      following.poll();
      assertThat(following.state(log).trouble()).contains("no such file").contains("waited for");
      append(log, "1\n");
      assertThat(following.poll()).isEqualTo("1\n");
      assertThat(following.state(log).trouble()).isEmpty();
    }
  }

  @Test
  void newFiles_inFoldersAndPatterns_areFound() throws Exception {
    Path inner = Files.createDirectory(folder.resolve("shop"));
    try (var following = new Following(folder, folder + "/none/*.txt")) {
      following.poll();
      assertThat(following.state(folder + "/none/*.txt").trouble()).contains("no file fits");
      append(log, "1\n");
      append(inner.resolve("shop.log"), "2\n");
      append(folder.resolve(".hidden"), "hidden\n");
      append(folder.resolve("core.bin"), "by its name\n");
      Files.createDirectory(folder.resolve("none"));
      append(folder.resolve("none/a.txt"), "3\n");
      following.poll();
      assertThat(following.text().lines()).containsExactlyInAnyOrder("1", "2", "3");
      assertThat(following.taken())
          .anyMatch(l -> l.source().equals(folder.resolve("none/a.txt").toString()));
      assertThat(following.state(folder + "/none/*.txt").trouble()).isEmpty();
    }
  }

  @Test
  void deletedFile_ofAFolder_isForgotten_afterItsLastLines() throws Exception {
    append(log, "1\n");
    try (var following = new Following(folder)) {
      following.poll();
      Files.delete(log);
      following.poll();
      following.pass(Duration.ofMinutes(2));
      following.poll();
      following.poll();
      assertThat(following.files().states()).isEmpty();
      append(log, "2\n");
      assertThat(following.poll()).isEqualTo("2\n");
    }
  }

  @Test
  void oneFile_underTwoNames_isReadOnce() throws Exception {
    append(log, "1\n");
    Path second = Files.createLink(folder.resolve("other.log"), log);
    Path link = Files.createSymbolicLink(folder.resolve("link.log"), log);
    try (var following = new Following(log, second, link, folder)) {
      following.poll();
      append(log, "2\n");
      following.poll();
      assertThat(following.text()).isEqualTo("1\n2\n");
    }
  }

  @Test
  void linkThatIsSwapped_finishesTheOldFile_thenReadsTheNew() throws Exception {
    Path a = folder.resolve("a.txt");
    Path b = folder.resolve("b.txt");
    append(a, "1\n");
    Files.createSymbolicLink(log, a);
    try (var following = new Following(log)) {
      following.poll();
      append(a, "2\n");
      append(b, "3\n");
      swap(b);
      assertThat(following.poll()).isEqualTo("2\n3\n");
      following.stop();
      append(b, "4\n");
      append(folder.resolve("c.txt"), "5\n");
      swap(folder.resolve("c.txt"));
      following.restart();
      assertThat(following.poll()).isEqualTo("4\n5\n");
      swap(a);
      following.poll();
    }
  }

  @Test
  void linksOutOfAFollowedFolder_areNotFollowed_butNamedOnesAre() throws Exception {
    Path inside = Files.createDirectory(folder.resolve("in"));
    Path secret = folder.resolve("secret.log");
    append(secret, "secret\n");
    Path link = Files.createSymbolicLink(inside.resolve("link.log"), secret);
    Path links = Files.createSymbolicLink(inside.resolve("links"), folder);
    try (var following = new Following(inside)) {
      assertThat(following.poll()).isEmpty();
      assertThat(following.state(link).trouble()).contains("leads out of");
      assertThat(following.state(links).trouble()).contains("leads out of");
    }
    try (var following = new Following(link)) {
      assertThat(following.poll()).isEqualTo("secret\n");
    }
  }

  @Test
  void devices_areRefused() throws Exception {
    try (var following = new Following("/dev/zero", "-")) {
      assertThat(following.poll()).isEmpty();
      assertThat(following.state("/dev/zero").trouble()).contains("device");
      assertThat(following.state("-").trouble()).contains("not followed");
    }
  }

  @Test
  void folder_thatTakesTheNameOfAFile_isTrouble_andNotTheEnd() throws Exception {
    append(log, "1\n");
    try (var following = new Following(log)) {
      following.poll();
      Files.delete(log);
      Files.createDirectory(log);
      following.poll();
      assertThat(following.state(log).trouble()).contains("folder");
      Files.delete(log);
      append(log, "2\n");
      assertThat(following.poll()).isEqualTo("2\n");
    }
  }

  @Test
  void namedPipe_isReadAsItComes_fromOneWriterAfterTheOther() throws Exception {
    Path pipe = folder.resolve("pipe");
    Process made = new ProcessBuilder("mkfifo", pipe.toString()).start();
    assertThat(made.waitFor()).isZero();
    try (var following = new Following(pipe)) {
      following.poll();
      for (String text : new String[] {"1\n2\n", "3\n"}) {
        try (OutputStream out = Files.newOutputStream(pipe)) {
          out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        awaitText(following, text);
      }
      assertThat(following.text()).isEqualTo("1\n2\n3\n");
      assertThat(following.taken()).allMatch(l -> l.position().isEmpty());
    }
  }

  @Test
  void permissionDenied_thenGranted_recovers() throws Exception {
    assumeThat(System.getProperty("user.name")).as("root may read everything").isNotEqualTo("root");
    append(log, "1\n");
    Files.setPosixFilePermissions(log, PosixFilePermissions.fromString("---------"));
    try (var following = new Following(log)) {
      following.poll();
      assertThat(following.state(log).trouble()).contains("permission denied");
      Files.setPosixFilePermissions(log, PosixFilePermissions.fromString("rw-------"));
      assertThat(following.poll()).isEqualTo("1\n");
      assertThat(following.state(log).trouble()).isEmpty();
    }
  }

  @Test
  void compressedFiles_thatAreNamed_areReadOnce() throws Exception {
    byte[] lines = Stored.lines(20_000);
    Path gz = Files.write(folder.resolve("a.gz"), Stored.gzip(lines));
    Path zst = Files.write(folder.resolve("b.log.zst"), Stored.zstd(lines));
    String text = new String(lines, StandardCharsets.UTF_8);
    try (var following = new Following(gz, zst)) {
      following.files().poll();
      following.restart();
      following.poll();
      assertThat(following.text()).hasSize(2 * text.length());
      following.restart();
      assertThat(following.poll()).isEmpty();
      Files.write(gz, Stored.gzip("other\n".getBytes(StandardCharsets.UTF_8)));
      assertThat(following.poll()).isEqualTo("other\n");
    }
  }

  @Test
  void compressedFile_cutOffInTheMiddle_resumesThere_andTellsOfDamage() throws Exception {
    var settings =
        new FollowSettings(
            Duration.ofMillis(1),
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO,
            Duration.ofSeconds(1),
            4096,
            5_000);
    byte[] lines = Stored.lines(5_000);
    Path gz = Files.write(folder.resolve("a.gz"), Stored.gzip(lines));
    try (var following = new Following(settings, gz)) {
      boolean more = true;
      while (more) {
        more = following.files().poll();
        following.restart();
      }
      assertThat(following.text()).isEqualTo(new String(lines, StandardCharsets.UTF_8));
      byte[] whole = Stored.gzip(Stored.lines(100));
      Files.write(gz, Arrays.copyOf(whole, whole.length - 4));
      following.poll();
      assertThat(following.state(gz).trouble()).contains("cut short");
    }
  }

  @Test
  void whatIsNoText_isRefused_sayingHowToReadIt() throws Exception {
    Path zip = Files.write(folder.resolve("a.log"), new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0, 0, 0});
    Path noise = Files.write(folder.resolve("b.log"), new byte[4000]);
    try (var following = new Following(zip, noise)) {
      assertThat(following.poll()).isEmpty();
      assertThat(following.state(zip).trouble()).contains("unzip -p");
      assertThat(following.state(noise).trouble()).contains("does not look like text");
    }
  }

  @Test
  void folder_isFollowed_asItWouldBeRead_andWhatIsLeftOutIsToldOnce() throws Exception {
    Files.write(log, Stored.lines(1));
    Files.write(folder.resolve("app.log.1"), Stored.lines(1));
    Files.write(folder.resolve("old.log.gz"), Stored.gzip(Stored.lines(1)));
    Files.writeString(folder.resolve("labels.json"), "{\n  \"schema\" : \"nightjar.labels/1\"}\n");
    Files.write(folder.resolve("wtmp"), new byte[4096]);
    Files.write(folder.resolve("photo.png"), Stored.lines(1));
    try (var following = new Following(folder)) {
      assertThat(following.poll()).isEqualTo(new String(Stored.lines(1), StandardCharsets.UTF_8));
      Inputs read = Inputs.resolve(List.of(folder.toString()));
      assertThat(following.notes()).containsAll(read.notes()).hasSize(read.notes().size() + 2);
      assertThat(following.notes())
          .anyMatch(note -> note.contains("Nightjar itself wrote it") && note.contains("labels"))
          .anyMatch(note -> note.contains("plain text") && note.contains("wtmp"))
          .anyMatch(note -> note.contains("by its name") && note.contains("photo.png"))
          .anyMatch(note -> note.contains("compressed") && note.contains("old.log.gz"))
          .anyMatch(note -> note.contains("rotated") && note.contains("app.log.1"));
      assertThat(following.files().states()).hasSize(1);
      int told = following.notes().size();
      append(folder.resolve("labels.json"), " ");
      assertThat(following.poll()).isEmpty();
      assertThat(following.notes()).hasSize(told);
      Files.writeString(folder.resolve("wtmp"), "it became a log\n");
      assertThat(following.poll()).isEqualTo("it became a log\n");
    }
  }

  @Test
  void rotatedFiles_areNoNews_whenTheyWereFollowed() throws Exception {
    append(log, "1\n");
    try (var following = new Following(folder)) {
      following.poll();
      Files.move(log, folder.resolve("app.log.1"));
      append(log, "2\n");
      following.poll();
      following.restart();
      following.poll();
      assertThat(following.notes()).isEmpty();
    }
  }

  @Test
  void settings_haveTheirDefaults_andNameTheKeyThatIsWrong() {
    FollowSettings usual = FollowSettings.usual();
    assertThat(usual.poll()).isEqualTo(Duration.ofMillis(250));
    assertThat(usual.quiet()).isEqualTo(Duration.ofSeconds(5));
    assertThat(usual.arrivalBytes()).isEqualTo(1 << 20);
    assertThat(usual.arrivalLines()).isEqualTo(5_000);
    assertThatThrownBy(
            () ->
                new FollowSettings(
                    Duration.ZERO,
                    usual.discovery(),
                    usual.quiet(),
                    usual.linger(),
                    usual.retry(),
                    16,
                    1))
        .hasMessageContaining("poll");
  }

  private void swap(Path to) throws Exception {
    Path next = Files.createSymbolicLink(folder.resolve("next"), to);
    Files.move(next, log, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void awaitText(Following following, String end) throws Exception {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!following.text().endsWith(end) && System.nanoTime() < deadline) {
      following.poll();
    }
  }
}
