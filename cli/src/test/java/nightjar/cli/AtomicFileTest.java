package nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  @TempDir private Path folder;

  @Test
  void content_replacesTheFile_evenIfTheWriterCloses() throws IOException {
    Path path = Files.writeString(folder.resolve("report.html"), "old");
    AtomicFile.of("--html", path.toString())
        .write(
            out -> {
              out.write('n');
              out.close();
            });
    assertThat(path).hasContent("n");
    assertOnly("report.html");
  }

  @Test
  void whatIsRead_isNotOverwritten_underNoName() throws IOException {
    Path log = Files.writeString(folder.resolve("app.log"), "a line");
    Path link = Files.createSymbolicLink(folder.resolve("report.html"), log);
    AtomicFile page = AtomicFile.of("--html", link.toString());
    assertThatThrownBy(() -> page.mustNotBe(List.of("-", "no/such", log.toString())))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("is read");
    AtomicFile.of("--html", folder.resolve("new.html").toString())
        .mustNotBe(List.of(log.toString()));
  }

  @Test
  void failure_leavesTheOldFile_andNothingBeside() throws IOException {
    Path path = Files.writeString(folder.resolve("report.html"), "old");
    AtomicFile file = AtomicFile.of("--html", path.toString());
    assertThatThrownBy(
            () ->
                file.write(
                    out -> {
                      out.write('n');
                      throw new IOException("disk full");
                    }))
        .hasMessage("disk full");
    assertThat(path).hasContent("old");
    assertOnly("report.html");
  }

  @Test
  void placeThatCannotBe_isRefusedAtOnce() {
    assertThatThrownBy(() -> AtomicFile.of("--html", folder.toString()))
        .hasMessageContaining("is a folder");
    assertThatThrownBy(() -> AtomicFile.of("--html", folder + "/no/a.html"))
        .hasMessageContaining("there is no folder");
  }

  private void assertOnly(String name) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString())).containsExactly(name);
    }
  }
}
