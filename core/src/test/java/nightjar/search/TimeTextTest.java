package nightjar.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "9223372036854775807",
        "-9223372036854775808",
        "2262-01-01T00:00:00Z",
        "1677-12-31T23:59:59Z",
        "+999999999-12-31T23:59:59Z",
        "NaN",
        ""
      })
  void timesThatCannotBeMoved_areNone(String text) {
    assertThat(TimeText.parse(text)).isEmpty();
  }

  @Test
  void firstAndLast_areTimes() {
    assertThat(TimeText.parse("1678-01-01")).isPresent();
    assertThat(TimeText.parse("2261-12-31T23:59:59.999999999Z")).isPresent();
  }
}
