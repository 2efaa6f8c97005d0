package nightjar.server.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import nightjar.server.http.JsonFault;
import nightjar.server.http.JsonLimits;
import nightjar.server.http.JsonScan;
import nightjar.server.http.TestDoor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A corpus of bad input, where its folder is given by {@code -Dnightjar.shared=}. */
class BadInputTest {
  private static final JsonLimits LIMITS = new JsonLimits(64, 1000, 1000, new LongAdder());

  @TempDir Path folder;

  private static List<Path> corpus(String... folders) throws IOException {
    Path corpus = Path.of(System.getProperty("nightjar.shared", ""), "corpus");
    if (!Files.isDirectory(corpus)) {
      System.err.println(
          "SKIPPED: no corpus of bad input; set -Dnightjar.shared to the folder that holds corpus/");
    }
    assumeTrue(Files.isDirectory(corpus), "corpus (-Dnightjar.shared)");
    try (Stream<Path> files =
        Stream.of(folders).map(corpus::resolve).flatMap(BadInputTest::below)) {
      return files.toList();
    }
  }

  private static Stream<Path> below(Path folder) {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void jsonTestSuite_isJudgedRight() throws Exception {
    List<Path> files = corpus("jsontestsuite/test_parsing");
    assertThat(files).hasSizeGreaterThan(300);
    for (Path file : files) {
      String name = String.valueOf(file.getFileName());
      boolean valid = isJson(Files.readAllBytes(file));
      if (!name.startsWith("i_")) {
        assertThat(valid).as(name).isEqualTo(name.startsWith("y_"));
      }
    }
  }

  private static boolean isJson(byte[] text) {
    try {
      JsonScan.check(text, LIMITS);
      return true;
    } catch (JsonFault _) {
      return false;
    }
  }

  @Test
  void everyFileAsEveryType_isAcceptedOr400_andTheNextCallWorks() throws Exception {
    List<Path> files =
        corpus("jsontestsuite", "blns", "utf8tests", "nightjar-cases", "fluent-bit-otlp");
    try (TestDoor door = new TestDoor(folder).start()) {
      for (Path file : files) {
        byte[] body = Files.readAllBytes(file);
        String name = String.valueOf(file.getFileName());
        assertThat(door.post("/api/v1/logs", "text/plain", body).statusCode())
            .as(name)
            .isEqualTo(200);
        for (String type : List.of("application/json", "application/x-ndjson")) {
          HttpResponse<String> answer = door.post("/api/v1/logs", type, body);
          assertThat(answer.statusCode()).as(name).isIn(200, 400);
          if (name.startsWith("n_") && type.equals("application/json") && body.length > 3) {
            assertThat(answer.statusCode()).as(name).isEqualTo(400);
          }
        }
        assertThat(door.post("/api/v1/logs", "text/plain", "next\n".getBytes(UTF_8)).statusCode())
            .isEqualTo(200);
      }
      door.system.arrivals.forEach(
          arrival -> assertThat(arrival.text()[arrival.text().length - 1]).isEqualTo((byte) '\n'));
    }
  }
}
