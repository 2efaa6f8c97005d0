package nightjar.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Real lines of every family of formats and what must be read from them; the files beside say how
 * they are written.
 */
class GoldenLinesTest {
  private static final List<String> FAMILIES =
      List.of("syslog", "loghub", "jvm", "languages", "servers", "structured", "generic");

  /** One source: a name, its lines, and the records they hold. */
  record Block(String name, List<String> lines, List<String> records) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Block> blocks() throws IOException {
    List<Block> blocks = new ArrayList<>();
    for (String family : FAMILIES) {
      String name = "";
      List<String> lines = new ArrayList<>();
      List<String> records = new ArrayList<>();
      for (String line : (text(family) + "\n\n").split("\n", -1)) {
        if (line.startsWith("# ")) {
          name = family + ": " + line.substring(2);
        } else if (line.startsWith("> ")) {
          lines.add(line.substring(2));
        } else if (line.startsWith("= ")) {
          records.add(line.substring(2));
        } else if (!lines.isEmpty()) {
          blocks.add(new Block(name, List.copyOf(lines), List.copyOf(records)));
          lines.clear();
          records.clear();
        }
      }
    }
    return blocks.stream();
  }

  private static String text(String family) throws IOException {
    try (InputStream in = GoldenLinesTest.class.getResourceAsStream(family + ".golden")) {
      assertThat(in).as(family).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @ParameterizedTest
  @MethodSource("blocks")
  void lines_areReadAsWritten(Block block) {
    ReadLog log = ReadLog.of(String.join("\n", block.lines) + "\n");

    assertThat(log.records().stream().map(ReadLog.Entry::golden))
        .containsExactlyElementsOf(block.records);
    assertThat(log.lines()).isEqualTo(block.lines.size());
  }

  @ParameterizedTest
  @MethodSource("blocks")
  void lines_areReadTheSame_inTheMiddleOfALongSource(Block block) {
    String text = (String.join("\n", block.lines) + "\n").repeat(2500 / block.lines.size());

    ReadLog log = ReadLog.of(text);

    List<String> expected = block.records;
    List<String> tail =
        log.records().subList(log.records().size() - expected.size(), log.records().size()).stream()
            .map(ReadLog.Entry::golden)
            .map(GoldenLinesTest::withoutTime)
            .toList();
    assertThat(tail)
        .containsExactlyElementsOf(expected.stream().map(GoldenLinesTest::withoutTime).toList());
  }

  private static String withoutTime(String record) {
    return record.substring(record.indexOf('|'));
  }
}
