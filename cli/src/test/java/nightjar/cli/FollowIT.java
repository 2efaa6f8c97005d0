package nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code nightjar up FILE DIR}: every line of files that live is there, once. */
class FollowIT {
  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir private Path folder;
  private int written;

  @Test
  void rotatedTruncatedAndRestarted_everyLineOnce() throws Exception {
    Path file = folder.resolve("app.log");
    Path directory = Files.createDirectory(folder.resolve("logs"));
    Path shop = directory.resolve("shop.log");
    write(file, 100);
    write(shop, 100);
    try (UpProcess up = up(file, directory)) {
      awaitAll(up, "what was there");
      write(file, 10);
      write(shop, 10);
      write(directory.resolve("later.log"), 10);
      awaitAll(up, "what was added");
      write(file, 7);
      write(shop, 7);
      rename(file);
      rename(shop);
      write(file, 5);
      write(shop, 5);
      awaitAll(up, "after a rotation by renaming");
      copyAndTruncate(file);
      copyAndTruncate(shop);
      write(file, 3);
      write(shop, 3);
      awaitAll(up, "after a copy and a truncation");
      assertThat(up.end().code()).isZero();
    }
    write(file, 20);
    write(shop, 20);
    rename(shop);
    write(shop, 4);
    write(directory.resolve("new.log"), 4);
    try (UpProcess up = up(file, directory)) {
      awaitAll(up, "after a restart");
      write(file, 2);
      write(shop, 2);
      awaitAll(up, "what came then");
      up.kill();
    }
    write(file, 6);
    try (UpProcess up = up(file, directory)) {
      awaitAll(up, "after it was killed");
      assertOnce(up);
      assertThat(up.end().code()).isZero();
    }
  }

  private UpProcess up(Path file, Path directory) throws Exception {
    return UpProcess.up(
        folder, Map.of(), folder.resolve("data"), file.toString(), directory.toString());
  }

  private void awaitAll(UpProcess up, String what) throws Exception {
    UpWait.until(what, SOON, () -> up.door().total("") >= written);
    assertOnce(up);
  }

  private void assertOnce(UpProcess up) throws Exception {
    List<String> ids = UpSenders.ids(up.door().all(""));
    assertThat(ids)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, written).mapToObj(FollowIT::id).toList());
  }

  private static String id(int number) {
    return "w0b0l" + number;
  }

  private void write(Path file, int lines) throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < lines; i++) {
      text.append(Instant.now() + " INFO order " + id(written++) + " was placed\n");
    }
    Files.writeString(
        file,
        text,
        StandardCharsets.UTF_8,
        StandardOpenOption.CREATE,
        StandardOpenOption.WRITE,
        StandardOpenOption.APPEND);
  }

  /** As {@code logrotate} does: .1 becomes .2, the file .1. */
  private static void rename(Path file) throws IOException {
    makeRoom(file, 1);
    Files.move(file, older(file, 1));
  }

  private static void copyAndTruncate(Path file) throws IOException {
    makeRoom(file, 1);
    Files.copy(file, older(file, 1));
    try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
      open.setLength(0);
    }
  }

  private static void makeRoom(Path file, int generation) throws IOException {
    if (Files.exists(older(file, generation))) {
      makeRoom(file, generation + 1);
      Files.move(older(file, generation), older(file, generation + 1));
    }
  }

  private static Path older(Path file, int generation) {
    return file.resolveSibling(file.getFileName() + "." + generation);
  }
}
