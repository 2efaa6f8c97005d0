package nightjar.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeveritiesTest {
  @ParameterizedTest
  @CsvSource({
    "TRACE,1",
    "finest,1",
    "trce,1",
    "Debug,5",
    "fine,5",
    "verbose,5",
    "dbug,5",
    "INFO,9",
    "Information,9",
    "notice,10",
    "Note,10",
    "warn,13",
    "WARNING,13",
    "err,17",
    "Error,17",
    "SEVERE,17",
    "fail,17",
    "critical,18",
    "crit,18",
    "alert,19",
    "emerg,21",
    "panic,21",
    "DPANIC,21",
    "fatal,21",
    "FTL,21",
    "LOG,9",
    "STATEMENT,9",
    "informational,9",
    "information,9",
    "infor,0",
    "x,0",
    "warningly,0",
    "warn!,0",
  })
  void word_isItsNumber(String word, int expected) {
    byte[] bytes = word.getBytes(UTF_8);

    assertThat(Severities.ofWord(bytes, 0, bytes.length)).isEqualTo((byte) expected);
  }

  @Test
  void wordsThatBeginSentences_countOnlyWhereALevelStands() {
    byte[] bytes = "access".getBytes(UTF_8);

    assertThat(Severities.ofWord(bytes, 0, 6)).isEqualTo((byte) 9);
    assertThat(Severities.ofStrictWord(bytes, 0, 6)).isZero();
  }

  @Test
  void syslogNumbers_areSteps() {
    assertThat(IntStream.of(0, 1, 2, 3, 4, 5, 6, 7).map(n -> Severities.ofSyslog(n)))
        .containsExactly(21, 19, 18, 17, 13, 10, 9, 5);
  }

  @Test
  void numbersOfLibraries_areTold() {
    assertThat(IntStream.of(10, 20, 30, 40, 50, 60).map(n -> Severities.ofNumber(n, false)))
        .containsExactly(1, 5, 9, 13, 17, 21);
    assertThat(IntStream.of(10, 20, 30, 40, 50).map(n -> Severities.ofNumber(n, true)))
        .containsExactly(5, 9, 13, 17, 18);
    assertThat(
            IntStream.of(100, 200, 250, 300, 400, 500, 550, 600)
                .map(n -> Severities.ofNumber(n, false)))
        .containsExactly(5, 9, 10, 13, 17, 18, 19, 21);
    assertThat(Severities.ofNumber(3, false)).isZero();
  }

  @Test
  void letters_areTheirNumbers() {
    assertThat("VDIWEFx".chars().map(c -> Severities.ofLetter((byte) c)))
        .containsExactly(5, 5, 9, 13, 17, 21, 0);
  }
}
