package nightjar.eval.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelledLinesTest {
  @TempDir Path folder;

  private Path write(String system, String file, String text) throws IOException {
    Path into = Files.createDirectories(folder.resolve(system));
    Files.writeString(into.resolve(file), text);
    return into;
  }

  private static List<List<String>> rows(String text) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    try (CsvReader reader = new CsvReader(new StringReader(text))) {
      for (List<String> row = reader.next(); !row.isEmpty(); row = reader.next()) {
        rows.add(row);
      }
    }
    return rows;
  }

  @Test
  void quotes_holdCommasLineEndsAndQuotes() throws IOException {
    assertThat(rows("a,\"b,\"\"c\"\"\r\nd\",\r\n\"\",e f\n"))
        .containsExactly(List.of("a", "b,\"c\"\r\nd", ""), List.of("", "e f"));
  }

  @Test
  void quotesThatDoNotBeginACell_standForThemselves() throws IOException {
    assertThat(rows("say \"x\",\"y\"z")).containsExactly(List.of("say \"x\"", "yz"));
  }

  @Test
  void lastRow_needsNoLineEnd_andAMarkOfByteOrderIsNoText() throws IOException {
    assertThat(rows("\uFEFFa,b\rc,d")).containsExactly(List.of("a", "b"), List.of("c", "d"));
    assertThat(rows("")).isEmpty();
    assertThat(rows("\n")).containsExactly(List.of(""));
  }

  @Test
  void quotesThatDoNotEnd_areToldWithTheirLine() {
    assertThatThrownBy(() -> rows("a\nb,\"c\nd"))
        .isInstanceOf(IOException.class)
        .hasMessage("the quotes that begin in line 2 do not end");
  }

  @Test
  void systems_areFoldersWithAStructuredFileOfTheirName() throws IOException {
    String csv = "LineId,Content,EventTemplate\n1,a 1,a <*>\n";
    write("Zed", "Zed_full.log_structured.csv", csv);
    write("HDFS", "HDFS_2k.log_structured_corrected.csv", csv);
    write("other", "HDFS_2k.log_structured.csv", csv);
    write("empty", "notes.txt", "");
    assertThat(LabelledLines.systems(folder))
        .containsExactly(folder.resolve("HDFS"), folder.resolve("Zed"));
    assertThat(LabelledLines.systems(folder.resolve("Zed"))).containsExactly(folder.resolve("Zed"));
  }

  @Test
  void correctedTemplates_comeBeforeOthers() throws IOException {
    write("HDFS", "HDFS_2k.log_structured.csv", "Content,EventTemplate\na,wrong\n");
    write("HDFS", "HDFS_full.log_structured.csv", "Content,EventTemplate\na,wrong\n");
    Path system =
        write("HDFS", "HDFS_2k.log_structured_corrected.csv", "EventTemplate,Content\nright,a\n");
    assertThat(LabelledLines.read(system))
        .isEqualTo(new LabelledLines("HDFS", List.of("a"), List.of("right")));
  }

  @Test
  void bytesThatAreNoUtf8_areReplaced_notRefused() throws IOException {
    Path system = Files.createDirectories(folder.resolve("S"));
    Files.write(
        system.resolve("S_2k.log_structured.csv"),
        "Content,EventTemplate\ncaf\u00e9,b\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(LabelledLines.read(system).contents()).containsExactly("caf\uFFFD");
  }

  @Test
  void whatIsWrongWithAFile_isNamed() throws IOException {
    Path noColumn = write("A", "A_2k.log_structured.csv", "Content,EventId\nx,1\n");
    assertThatThrownBy(() -> LabelledLines.read(noColumn))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("A_2k.log_structured.csv: no column EventTemplate");
    Path noRow = write("B", "B_2k.log_structured.csv", "Content,EventTemplate\n");
    assertThatThrownBy(() -> LabelledLines.read(noRow)).hasMessageContaining("no row");
    Path shortRow = write("C", "C_2k.log_structured.csv", "Id,Content,EventTemplate\n1,x\n");
    assertThatThrownBy(() -> LabelledLines.read(shortRow))
        .hasMessageContaining("row 1 has 2 cells, the header 3");
  }
}
