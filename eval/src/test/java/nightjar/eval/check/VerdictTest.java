package nightjar.eval.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each way to be wrong is seen, against a server that shows what it is given. */
class VerdictTest {
  @TempDir private Path folder;

  private static String line(int sequence) {
    return SentLine.text(Instant.EPOCH, 0, sequence, false);
  }

  /** Ten lines sent, of which the first eight were acknowledged. */
  private Verdict verdict(List<String> stored) throws IOException {
    Path file = folder.resolve("ledger");
    try (var book = new Ledger.Book(file)) {
      book.sends(0, 10);
      book.acknowledged(0, 8);
    }
    try (var server = new StandInServer()) {
      server.stored.addAll(stored);
      try (var door = new ServerDoor(server.address())) {
        return Verdict.of(List.of(Ledger.read(file)), door);
      }
    }
  }

  private static List<String> lines(int... sequences) {
    return java.util.Arrays.stream(sequences).mapToObj(VerdictTest::line).toList();
  }

  @Test
  void acknowledgedAndUnclearLines_areAsTheyShouldBe() throws Exception {
    Verdict verdict = verdict(lines(8, 0, 1, 2, 3, 4, 5, 6, 7));
    assertThat(verdict.acknowledged()).isEqualTo(8);
    assertThat(verdict.stored()).isEqualTo(9);
    assertThat(verdict.lost() + verdict.duplicates() + verdict.altered() + verdict.strangers())
        .isZero();
  }

  @Test
  void recordOfSeveralLines_isEachOfThem() throws Exception {
    String joined = String.join("\\n", line(0).strip(), line(1).strip(), line(2).strip());
    assertThat(verdict(List.of(joined, line(3), line(4), line(5), line(6), line(7))))
        .extracting(Verdict::lost, Verdict::stored)
        .containsExactly(0L, 8L);
  }

  @Test
  void missingLine_isLost() throws Exception {
    assertThat(verdict(lines(0, 1, 2, 3, 4, 5, 7)).lost()).isEqualTo(1);
  }

  @Test
  void lineOnAnotherPage_isTwice() throws Exception {
    assertThat(verdict(lines(0, 1, 2, 3, 4, 5, 6, 7, 0)).duplicates()).isEqualTo(1);
  }

  @Test
  void lineThatNobodySent_isAStranger() throws Exception {
    assertThat(verdict(lines(0, 1, 2, 3, 4, 5, 6, 7, 10)).strangers()).isEqualTo(1);
    assertThat(verdict(List.of("what is this")).strangers()).isEqualTo(1);
  }

  @Test
  void otherBytes_areAltered() throws Exception {
    assertThat(verdict(List.of(line(0).replace(" was ", " is "))).altered()).isEqualTo(1);
  }
}
