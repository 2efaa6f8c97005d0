package nightjar.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import nightjar.source.LogSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputsTest {
  @TempDir private Path folder;

  @Test
  void files_areReadInTheOrderTheyWereNamed_eachOnce() throws IOException {
    write("b.log");
    write("a.log");
    Files.createSymbolicLink(folder.resolve("link.log"), folder.resolve("a.log"));
    Inputs inputs = resolve("b.log", "a.log", "./b.log", "link.log");
    assertThat(names(inputs)).containsExactly("/b.log", "/a.log");
    assertThat(inputs.notes()).hasSize(2).allMatch(note -> note.contains("is read once"));
    assertThat(inputs.failures()).isEmpty();
  }

  @Test
  void folder_isReadSorted_andSaysWhatItLeftOut() throws IOException {
    write("sub/z.log");
    write("app.log");
    write("app.log.1");
    write("photo.png");
    write(".hidden.log");
    Files.write(folder.resolve("wtmp"), new byte[4096]);
    Inputs inputs = resolve("");
    assertThat(names(inputs)).containsExactly("/app.log", "/app.log.1", "/sub/z.log");
    assertThat(inputs.failures()).isEmpty();
    assertThat(inputs.notes())
        .anyMatch(
            note ->
                note.startsWith("2 files were left out by their names")
                    && note.contains("photo.png"))
        .anyMatch(
            note -> note.startsWith("1 file was left out because it does not hold plain text"));
  }

  @Test
  void folderLoop_isWalkedOnce() throws IOException {
    write("sub/a.log");
    Files.createSymbolicLink(folder.resolve("sub/up"), folder);
    Files.createSymbolicLink(folder.resolve("sub/self"), folder.resolve("sub/self"));
    Inputs inputs = resolve("");
    assertThat(names(inputs)).containsExactly("/sub/a.log");
    assertThat(inputs.failures())
        .singleElement()
        .satisfies(failure -> assertThat(failure.reason()).contains("leads back to itself"));
  }

  @Test
  void missingFile_namesTheNearest() throws IOException {
    write("app.log");
    assertThat(reason("app.lgo")).startsWith("no such file; did you mean ").endsWith("app.log?");
    assertThat(reason("nothing-like-it")).startsWith("no such file; check the name");
    assertThat(reason("logs/app.log")).contains("there is no folder");
    Files.createSymbolicLink(folder.resolve("dangling.log"), Path.of("gone.log"));
    assertThat(reason("dangling.log")).contains("a link to gone.log, which does not exist");
    assertThat(Inputs.resolve(List.of("nul\0byte")).failures()).hasSize(1);
  }

  @Test
  void pattern_isExpandedHere() throws IOException {
    write("a.log");
    write("b.txt");
    write("x/c.log");
    write("x/y/d.log");
    write(".secret.log");
    assertThat(names(resolve("*.log"))).containsExactly("/a.log");
    assertThat(names(resolve("**/*.log"))).containsExactly("/a.log", "/x/c.log", "/x/y/d.log");
    assertThat(names(resolve("{a,b}.*"))).containsExactly("/a.log", "/b.txt");
    assertThat(names(resolve("x/?.log"))).containsExactly("/x/c.log");
    assertThat(reason("*.lgo")).startsWith("no file fits this pattern");
    assertThat(reason("[a.log")).startsWith("it is no pattern");
    write("[real].log");
    assertThat(names(resolve("[real].log"))).containsExactly("/[real].log");
  }

  @Test
  void emptyFile_isReadAndNoted() throws IOException {
    Files.createFile(folder.resolve("empty.log"));
    Inputs inputs = resolve("empty.log");
    assertThat(inputs.sources()).hasSize(1);
    assertThat(inputs.notes()).singleElement().asString().endsWith("empty.log is empty.");
  }

  @Test
  void whatNightjarWrote_isNoLog_unlessNamed() throws IOException {
    write("app.log");
    Files.writeString(folder.resolve("labels.json"), "{\n  \"schema\" : \"nightjar.labels/1\"}");
    Inputs inputs = resolve("");
    assertThat(names(inputs)).containsExactly("/app.log");
    assertThat(inputs.notes()).singleElement().asString().contains("Nightjar itself wrote it");
    assertThat(resolve("labels.json").sources()).hasSize(1);
  }

  @Test
  void standardInput_isTakenOnce() {
    assertThat(Inputs.resolve(List.of("-", "-")).sources())
        .singleElement()
        .isInstanceOf(StandardInput.class);
  }

  @Test
  void pipe_isReadWhenNamed_leftOutWhenMet() throws Exception {
    Path pipe = folder.resolve("pipe");
    assumeTrue(
        new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0, "no mkfifo here");
    assertThat(resolve("").notes())
        .singleElement()
        .asString()
        .contains("it is a pipe, socket or device");
    Inputs inputs = resolve("pipe");
    byte[] lines = Stored.lines(1000);
    Thread writer = Thread.ofVirtual().start(() -> writeAll(pipe, lines));
    try (InputStream in = inputs.sources().getFirst().open()) {
      assertThat(in.readAllBytes()).isEqualTo(lines);
    }
    writer.join();
  }

  @Test
  void pipeWithoutWriter_canBeStopped() throws Exception {
    Path pipe = folder.resolve("pipe");
    assumeTrue(
        new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0, "no mkfifo here");
    Inputs inputs = resolve("pipe");
    Thread.ofVirtual().start(inputs::stop);
    try (InputStream in = inputs.sources().getFirst().open()) {
      assertThat(in.readAllBytes()).isEmpty();
    }
  }

  @Test
  void devicesAndSockets_areToldApart() throws IOException {
    assumeTrue(Files.exists(Path.of("/dev/null")), "no devices here");
    try (InputStream in = Inputs.resolve(List.of("/dev/null")).sources().getFirst().open()) {
      assertThat(in.readAllBytes()).isEmpty();
    }
    Path path = folder.resolve("socket");
    try (var socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      socket.bind(UnixDomainSocketAddress.of(path));
      assertThat(reason("socket")).startsWith("it is a socket or a disk");
    }
  }

  @Test
  void withoutPermission_saysWhoMay() throws IOException {
    write("closed.log");
    Files.setPosixFilePermissions(
        folder.resolve("closed.log"), PosixFilePermissions.fromString("-wx------"));
    assumeTrue(
        !Files.isReadable(folder.resolve("closed.log")),
        "root reads everything: not provable here");
    assertThat(reason("closed.log"))
        .startsWith("permission denied (-wx------, owner ")
        .contains("sudo nightjar scan");
  }

  private Inputs resolve(String... names) {
    return Inputs.resolve(
        List.of(names).stream().map(name -> folder + (name.isEmpty() ? "" : "/" + name)).toList());
  }

  private String reason(String name) {
    Inputs inputs = resolve(name);
    assertThat(inputs.sources()).isEmpty();
    return inputs.failures().getFirst().reason();
  }

  private List<String> names(Inputs inputs) {
    return inputs.sources().stream()
        .map(LogSource::name)
        .map(name -> name.substring(folder.toString().length()))
        .toList();
  }

  private void write(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, Stored.lines(1));
  }

  private static void writeAll(Path pipe, byte[] bytes) {
    try {
      Files.write(pipe, bytes);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
