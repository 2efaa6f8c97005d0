package nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nightjar.cli.BuiltCommand.Ended;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demonstration, as somebody sees it who has just come. */
class DemoIT {
  @TempDir private Path folder;

  @Test
  void demo_findsThePlantedFault_andLeavesNothing() throws Exception {
    Path temporary = Files.createDirectory(folder.resolve("tmp"));
    Map<String, String> environment = Map.of("NIGHTJAR_JAVA_OPTS", "-Djava.io.tmpdir=" + temporary);
    try (UpProcess demo = UpProcess.launch(folder, environment, "demo", "--once", "--port", "0")) {
      Ended ended = demo.ended(Duration.ofSeconds(90));
      assertThat(ended.code()).as(ended.err()).isZero();
      assertThat(ended.out())
          .containsPattern("(?m)^found: .*\\(score \\d+\\) http://\\S+/NJ-\\d+$");
    }
    assertThat(left(temporary)).isEmpty();
  }

  @Test
  void interruptedDemo_removesItsFolder() throws Exception {
    Path temporary = Files.createDirectory(folder.resolve("tmp"));
    Map<String, String> environment = Map.of("NIGHTJAR_JAVA_OPTS", "-Djava.io.tmpdir=" + temporary);
    try (UpProcess demo = UpProcess.launch(folder, environment, "demo", "--port", "0")) {
      UpWait.until(
          "the shop is open", Duration.ofSeconds(40), () -> demo.out().contains("a shop of"));
      Ended ended = demo.end();
      assertThat(ended.code()).as(ended.err()).isZero();
    }
    assertThat(left(temporary)).noneMatch(Files::isDirectory);
  }

  private static List<Path> left(Path folder) throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
