package nightjar.eval.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CycledLinesTest {
  @TempDir private Path folder;

  private static List<String> take(CycledLines lines, int count) throws IOException {
    Body body = new Body();
    List<String> taken = new ArrayList<>();
    while (taken.size() < count) {
      lines.next(body, count - taken.size());
      assertThat(body.toString()).endsWith("\n").hasLineCount(body.lines());
      taken.addAll(body.toString().lines().toList());
    }
    return taken;
  }

  @Test
  void lines_comeAgainOnLaterDays() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("a.log"), "2026-03-02 a 10000\r\n\n2026-03-02 b\n \n2026-03-02 c");
    try (CycledLines lines = new CycledLines(file, 1_000, 1)) {
      assertThat(take(lines, 8))
          .containsExactly(
              "2026-03-02 a 10000",
              "2026-03-02 b",
              "2026-03-02 c",
              "2026-03-03 a 10567",
              "2026-03-03 b",
              "2026-03-03 c",
              "2026-03-04 a 10024",
              "2026-03-04 b");
    }
  }

  @Test
  void longLine_isCut_andTheNextIsWhole() throws IOException {
    Path file = Files.writeString(folder.resolve("a.log"), "x".repeat(3_000_000) + "\nshort\n");
    try (CycledLines lines = new CycledLines(file, 1_000, 1)) {
      assertThat(take(lines, 2)).containsExactly("x".repeat(1 << 16), "short");
    }
  }

  @Test
  void emptyFile_isRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("a.log"), "\n \n");
    try (CycledLines lines = new CycledLines(file, 1_000, 1)) {
      assertThatThrownBy(() -> lines.next(new Body(), 1)).hasMessageContaining("no line to send");
    }
  }

  @Test
  void rareIds_areInOneLineEach_andTheSameAgain() throws IOException {
    Path file = Files.writeString(folder.resolve("a.log"), "some words\n".repeat(50));
    List<String> all;
    List<String> planted;
    try (CycledLines lines = new CycledLines(file, 10_000, 1)) {
      all = take(lines, 10_000);
      planted = lines.planted();
      assertThat(lines.samples()).hasSize(500).containsOnly("some words");
    }
    assertThat(planted).hasSize(100).doesNotHaveDuplicates();
    assertThat(planted)
        .allSatisfy(id -> assertThat(all).filteredOn(line -> line.contains(id)).hasSize(1));
    try (CycledLines again = new CycledLines(file, 10_000, 1)) {
      assertThat(take(again, 10_000)).isEqualTo(all);
    }
    assertThat(GzipSize.of(file, 10_000, 10_000, 1)).isEqualTo(gzip(String.join("\n", all) + "\n"));
  }

  private static long gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.size();
  }

  @Test
  void generatedLines_areOfADay() throws IOException {
    Path file = GeneratedFile.write(folder.resolve("g.log"), 5_000, 7);
    List<String> lines = Files.readAllLines(file);
    assertThat(lines.size()).isBetween(5_000, 5_100);
    assertThat(lines.getFirst()).contains("2026");
  }
}
