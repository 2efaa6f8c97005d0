package nightjar.eval.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CheckFolderTest {
  @Test
  void folder_isGoneAfterwards() throws Exception {
    Path path;
    try (var folder = new CheckFolder("test")) {
      path = folder.path();
      Files.writeString(folder.folder("a").resolve("b"), "c");
    }
    assertThat(path).doesNotExist();
  }

  @Test
  void whatCannotBeMounted_isToldAndLeavesNothing() throws Exception {
    Path path;
    try (var folder = new CheckFolder("test")) {
      path = folder.path();
      Path at = folder.folder("at");
      assertThatThrownBy(() -> folder.mount(at, "-o", "loop", "/no/such/image"))
          .isInstanceOf(IOException.class);
    }
    assertThat(path).doesNotExist();
  }

  @Test
  void powerLoss_takesWhatWasNotFlushed_andNothingElse() throws Exception {
    Path path;
    try (var folder = new CheckFolder("test");
        var disk = disk(folder)) {
      path = folder.path();
      Path flushed = Files.writeString(disk.root().resolve("flushed"), "here");
      Tool.run("sync", "-f", flushed.toString());
      Path other = Files.writeString(disk.root().resolve("other"), "gone");
      disk.cutPower();
      disk.restorePower();
      assertThat(flushed).hasContent("here");
      assertThat(other).doesNotExist();
    }
    assertThat(path).doesNotExist();
    assertThat(Files.readString(Path.of("/proc/self/mounts"))).doesNotContain(path.toString());
  }

  private static LoopDisk disk(CheckFolder folder) throws InterruptedException {
    try {
      return new LoopDisk(folder, "disk", 16 << 20);
    } catch (IOException e) {
      return abort("no loop device here: " + e.getMessage());
    }
  }
}
