package nightjar.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberTokenTest {
  private final NumberToken token = new NumberToken();

  @ParameterizedTest
  @CsvSource({
    "0, 0, ''",
    "843, 843, ''",
    "-1.5, -1.5, ''",
    "0.25, 0.25, ''",
    "12ms, 12, ms",
    "1.5s, 1.5, s",
    "64KB, 64, KB",
    "7., 7, ''",
    "123456789012, 123456789012, ''"
  })
  void plainNumbers_areRead(String text, double value, String unit) {
    assertThat(read(text)).isTrue();
    assertThat(token.value).isEqualTo(value);
    assertThat(NumberToken.text(token.unit)).isEqualTo(unit);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "abc",
        "-",
        "05",
        "1.2.3",
        "2026-03-01",
        "12/7",
        "1234567890123",
        "0x1f",
        "12abcd",
        "PT1.5S",
        "1m30s",
        ".5",
        "blk_12"
      })
  void anythingElse_isNot(String text) {
    assertThat(read(text)).isFalse();
  }

  @Test
  void units_convertWhereTheyMeasureTheSame() {
    assertThat(factor("1s", "1ms")).isCloseTo(1000, within(1e-9));
    assertThat(factor("1KB", "1MB")).isCloseTo(1.0 / 1024, within(1e-12));
    assertThat(factor("1x", "1x")).isEqualTo(1);
    assertThat(factor("1s", "1MB")).isNaN();
    assertThat(factor("1", "1ms")).isNaN();
  }

  private double factor(String from, String to) {
    read(from);
    int first = token.unit;
    read(to);
    return NumberToken.factor(first, token.unit);
  }

  private boolean read(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return token.read(bytes, 0, bytes.length);
  }
}
