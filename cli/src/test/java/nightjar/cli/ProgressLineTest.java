package nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProgressLineTest {
  @Test
  void numbers_areShort() {
    assertThat(ProgressLine.count(940)).isEqualTo("940");
    assertThat(ProgressLine.count(9_999)).isEqualTo("9,999");
    assertThat(ProgressLine.count(10_400)).isEqualTo("10.4 k");
    assertThat(ProgressLine.count(7_100_000)).isEqualTo("7.1 M");
    assertThat(ProgressLine.count(358_000)).isEqualTo("358 k");
    assertThat(ProgressLine.left(0.2)).isEqualTo("1 s");
    assertThat(ProgressLine.left(119)).isEqualTo("119 s");
    assertThat(ProgressLine.left(600)).isEqualTo("10 min");
    assertThat(ProgressLine.left(Double.POSITIVE_INFINITY)).endsWith(" h");
  }
}
