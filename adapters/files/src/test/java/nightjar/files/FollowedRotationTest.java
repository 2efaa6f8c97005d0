package nightjar.files;

import static nightjar.files.Following.append;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FollowedRotationTest {
  @TempDir private Path folder;
  private Path log;

  @BeforeEach
  void name() {
    log = folder.resolve("app.log");
  }

  @Test
  void rename_finishesTheOldFile_alsoWhatIsWrittenLater_thenTheNew() throws Exception {
    try (var following = followed("1\n", log)) {
      append(log, "2\n");
      rotate(1);
      append(log, "4\n");
      append(rotated(1), "3\n");
      assertThat(following.poll()).isEqualTo("2\n3\n4\n");
      append(rotated(1), "late\n");
      append(log, "5\n");
      assertThat(following.poll()).isEqualTo("late\n5\n");
      following.pass(Duration.ofMinutes(2));
      following.poll();
      append(log, "6\n");
      assertThat(following.poll()).isEqualTo("6\n");
      assertThat(following.taken().getLast().position()).doesNotContain("|");
      following.restart();
      assertThat(following.poll()).isEmpty();
    }
  }

  @Test
  void lastLineOfARotatedFile_withoutBreak_isNotLost() throws Exception {
    try (var following = followed("1\nlast", log)) {
      rotate(1);
      append(log, "new\n");
      assertThat(following.poll()).isEqualTo("new\n");
      following.pass(Duration.ofMinutes(2));
      following.poll();
      assertThat(following.text()).isEqualTo("1\nnew\nlast\n");
    }
  }

  @Test
  void renameWithoutANewFileYet_waits() throws Exception {
    try (var following = followed("1\n", log)) {
      rotate(1);
      append(rotated(1), "2\n");
      assertThat(following.poll()).isEqualTo("2\n");
      assertThat(following.state(log).trouble()).contains("no such file");
      append(log, "3\n");
      assertThat(following.poll()).isEqualTo("3\n");
      assertThat(following.state(log).trouble()).isEmpty();
    }
  }

  @Test
  void twoRotationsBetweenLooks_loseNothing() throws Exception {
    try (var following = followed("1\n", log)) {
      append(log, "2\n");
      rotate(1);
      append(log, "3\n");
      rotateAll();
      append(log, "4\n");
      following.poll();
      assertThat(following.text()).isEqualTo("1\n2\n3\n4\n");
    }
  }

  @Test
  void copytruncate_isNotReadTwice() throws Exception {
    try (var following = followed("1 first line\n2 second line\n", folder)) {
      Files.copy(log, rotated(1));
      Files.writeString(log, "");
      assertThat(following.poll()).isEmpty();
      append(log, "3\n");
      assertThat(following.poll()).isEqualTo("3\n");
      following.restart();
      assertThat(following.poll()).isEmpty();
    }
  }

  @Test
  void truncatedAndWrittenToMoreThanBefore_isReadFromItsBeginning() throws Exception {
    try (var following = followed("1 old\n", log)) {
      Files.writeString(log, "2 new and longer\n3 new\n");
      assertThat(following.poll()).isEqualTo("2 new and longer\n3 new\n");
      Files.writeString(log, "4\n");
      assertThat(following.poll()).isEqualTo("4\n");
    }
  }

  @Test
  void truncatedWhileStopped_sameSizeOrLarger_isReadFromItsBeginning() throws Exception {
    try (var following = followed("1 old\n", log)) {
      following.stop();
      Files.writeString(log, "2 new\n");
      following.restart();
      assertThat(following.poll()).isEqualTo("2 new\n");
      following.stop();
      Files.writeString(log, "3 new\n4 new\n");
      following.restart();
      assertThat(following.poll()).isEqualTo("3 new\n4 new\n");
    }
  }

  @Test
  void deletedAndCreatedAgain_ofTheSameSize_isReadWhole() throws Exception {
    try (var following = followed("1 old\n", log)) {
      Files.delete(log);
      append(log, "2 new\n");
      assertThat(following.poll()).isEqualTo("2 new\n");
      following.stop();
      Files.delete(log); // the file system is free to give its inode to the next one
      append(log, "3 new\n");
      following.restart();
      assertThat(following.poll()).isEqualTo("3 new\n");
    }
  }

  @Test
  void rotatedWhileStopped_isFinishedFirst() throws Exception {
    try (var following = followed("1\n", log)) {
      following.stop();
      append(log, "2\n");
      rotate(1);
      append(log, "3\n");
      following.restart();
      following.poll();
      assertThat(following.text()).isEqualTo("1\n2\n3\n");
      following.restart();
      append(log, "4\n");
      assertThat(following.poll()).isEqualTo("4\n");
    }
  }

  @Test
  void rotatedTwiceWhileStopped_losesNothing_andReadsNoOlderOnes() throws Exception {
    append(log, "0\n");
    rotate(1);
    age(rotated(1));
    try (var following = followed("1\n", log)) {
      following.stop();
      append(log, "2\n");
      rotateAll();
      append(log, "3\n");
      rotateAll();
      append(log, "4\n");
      following.restart();
      following.poll();
      assertThat(following.text()).isEqualTo("1\n2\n3\n4\n");
    }
  }

  @Test
  void rotatedWhileStopped_andNotYetThereAgain_isFinished() throws Exception {
    try (var following = followed("1\n", log)) {
      following.stop();
      append(log, "2\n");
      rotate(1);
      following.restart();
      assertThat(following.poll()).isEqualTo("2\n");
      append(log, "3\n");
      assertThat(following.poll()).isEqualTo("3\n");
    }
  }

  @Test
  void killedBetweenTheOldFileAndTheNew_losesNothing() throws Exception {
    try (var following = followed("1\n", log)) {
      append(log, "2\n");
      rotate(1);
      append(log, "3\n");
      following.refuseNext("stopping", true);
      following.poll();
      following.restart();
      following.poll();
      assertThat(following.text()).isEqualTo("1\n2\n3\n");
    }
  }

  @Test
  void compressedRotations_areNotReadAgain() throws Exception {
    try (var following = followed("1\n", folder)) {
      rotate(1);
      append(log, "2\n");
      following.poll();
      Files.write(
          folder.resolve("app.log.1.gz"), Stored.gzip("1\n".getBytes(StandardCharsets.UTF_8)));
      Files.delete(rotated(1));
      following.restart();
      append(log, "3\n");
      following.poll();
      assertThat(following.text()).isEqualTo("1\n2\n3\n");
    }
  }

  @Test
  void rotation_inAFollowedFolderOrPattern_isReadUnderOneName() throws Exception {
    for (String argument : new String[] {folder.toString(), folder + "/app.log*"}) {
      try (var following = followed("1\n", argument)) {
        append(log, "2\n");
        rotate(1);
        append(log, "3\n");
        following.poll();
        following.pass(Duration.ofMinutes(2));
        following.poll();
        following.restart();
        following.poll();
        assertThat(following.text()).isEqualTo("1\n2\n3\n");
        assertThat(following.taken()).allMatch(l -> l.source().equals(log.toString()));
      }
      Files.delete(log);
      Files.delete(rotated(1));
    }
  }

  @Test
  void anyOrderOfRotationsWritesAndRestarts_losesAndRepeatsNothing() throws Exception {
    for (int seed = 0; seed < 60; seed++) {
      var random = new Random(seed);
      Path own = Files.createDirectory(folder.resolve("seed" + seed));
      log = own.resolve("app.log");
      var written = new StringBuilder();
      try (var following = new Following(log)) {
        append(log, "start\n");
        written.append("start\n");
        following.poll();
        int line = 0;
        for (int step = 0; step < 60; step++) {
          switch (random.nextInt(6)) {
            case 0 -> following.poll();
            case 1 -> following.restart();
            case 2 -> {
              if (Files.exists(log)) {
                rotateAll();
              }
            }
            case 3 -> following.pass(Duration.ofSeconds(random.nextInt(100)));
            default -> {
              String text = "seed " + seed + " line " + line++ + "\n";
              append(log, text);
              written.append(text);
            }
          }
        }
        following.poll();
        // Files begun within one tick of the file system's clock may come in any order.
        assertThat(following.text().lines())
            .as("seed %d", seed)
            .containsExactlyInAnyOrderElementsOf(written.toString().lines().toList());
      }
    }
  }

  /** Follows, when everything that is there was handed in. */
  private Following followed(String text, Object argument) throws Exception {
    append(log, text);
    var following = new Following(argument);
    following.poll();
    return following;
  }

  /** As {@code logrotate} does: each becomes the next older. */
  private void rotateAll() throws IOException {
    for (int i = 20; i >= 1; i--) {
      rotate(i);
    }
  }

  /** Moves {@code app.log} or a rotated one to a number. */
  private void rotate(int number) throws IOException {
    Path from = number == 1 ? log : rotated(number - 1);
    if (Files.exists(from)) {
      Files.move(from, rotated(number), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private Path rotated(int number) {
    return log.resolveSibling("app.log." + number);
  }

  private static void age(Path file) throws IOException {
    Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000));
  }
}
