package nightjar.eval.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {
  @TempDir private Path folder;

  @Test
  void facts_areReadBack_andAnUnfinishedOneIsNone() throws Exception {
    Path file = folder.resolve("ledger");
    try (var book = new Ledger.Book(file)) {
      book.sends(0, 10);
      book.answered(507, 0, 10);
      book.acknowledged(0, 10);
      book.sends(10, 5);
      book.answered(0, 10, 5);
    }
    Files.writeString(file, "A 10 5", StandardOpenOption.APPEND);
    Ledger ledger = Ledger.read(file);
    assertThat(ledger.sent().cardinality()).isEqualTo(15);
    assertThat(ledger.acknowledged().cardinality()).isEqualTo(10);
    assertThat(ledger.answers())
        .containsEntry(0, 1L)
        .containsEntry(200, 1L)
        .containsEntry(507, 1L)
        .hasSize(3);
  }

  @Test
  void missingFile_isAClientThatHasNotBegun() throws Exception {
    assertThat(Ledger.read(folder.resolve("none")).sent().isEmpty()).isTrue();
  }
}
