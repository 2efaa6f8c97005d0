package nightjar.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordsTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;

  @Test
  void count_groupsDigits() {
    assertThat(Words.count(1_052_604)).isEqualTo("1,052,604");
    assertThat(Words.count(1, "line")).isEqualTo("1 line");
    assertThat(Words.count(0, "line")).isEqualTo("0 lines");
    assertThat(Words.spelled(3)).isEqualTo("Three");
    assertThat(Words.spelled(1_200)).isEqualTo("1,200");
  }

  @Test
  void bytes_haveAUnitPeopleKnow() {
    assertThat(Words.bytes(1)).isEqualTo("1 byte");
    assertThat(Words.bytes(1_023)).isEqualTo("1,023 bytes");
    assertThat(Words.bytes(1_536)).isEqualTo("1.5 KiB");
    assertThat(Words.bytes(153_092_096)).isEqualTo("146 MiB");
    assertThat(Words.bytes(1024L * 1024 * 1024 - 1)).isEqualTo("1.0 GiB");
    assertThat(Words.bytes(Long.MAX_VALUE)).isEqualTo("8.0 EiB");
  }

  @Test
  void span_hasTwoUnits() {
    assertThat(Words.span(0)).isEqualTo("0 ms");
    assertThat(Words.span(9_800_000_000L)).isEqualTo("9.8 s");
    assertThat(Words.span(5 * SECOND)).isEqualTo("5 s");
    assertThat(Words.span(59_990_000_000L)).isEqualTo("1 min 00 s");
    assertThat(Words.span(2 * MINUTE + 5 * SECOND)).isEqualTo("2 min 05 s");
    assertThat(Words.span(24 * HOUR)).isEqualTo("24 h 00 min");
    assertThat(Words.span(76 * HOUR)).isEqualTo("3 d 04 h");
    assertThat(Words.span(Long.MAX_VALUE)).isEqualTo("106,751 d 23 h");
  }

  @Test
  void per_isTheUnitOfARate() {
    assertThat(Words.per(HOUR)).isEqualTo("hour");
    assertThat(Words.per(24 * MINUTE)).isEqualTo("24 min");
    assertThat(Words.per(90 * SECOND)).isEqualTo("1 min 30 s");
  }

  @Test
  void seconds_areShort() {
    assertThat(Words.seconds(0.412)).isEqualTo("0.41 s");
    assertThat(Words.seconds(9.8)).isEqualTo("9.8 s");
    assertThat(Words.seconds(42.3)).isEqualTo("42 s");
    assertThat(Words.seconds(102)).isEqualTo("1 min 42 s");
    assertThat(Words.seconds(Double.NaN)).isEmpty();
  }

  @Test
  void share_keepsOneDecimal() {
    assertThat(Words.share(0.842)).isEqualTo("84.2 %");
    assertThat(Words.share(0.00001)).isEqualTo("<0.1 %");
    assertThat(Words.share(0)).isEqualTo("0.0 %");
  }

  @Test
  void about_isNeverNoneOrAllUnlessItIs() {
    assertThat(Words.about(31, 1_000)).isEqualTo("3 %");
    assertThat(Words.about(4, 1_000)).isEqualTo("0.4 %");
    assertThat(Words.about(1, 1_000_000)).isEqualTo("less than 0.1 %");
    assertThat(Words.about(999_999, 1_000_000)).isEqualTo("more than 99 %");
    assertThat(Words.about(7, 7)).isEqualTo("100 %");
    assertThat(Words.about(0, 7)).isEqualTo("0 %");
    assertThat(Words.about(0, 0)).isEqualTo("0 %");
  }

  @Test
  void some_saysHowManyMore() {
    assertThat(Words.some(List.of("a", "b", "c"), 2)).isEqualTo("a, b and 1 more");
    assertThat(Words.some(List.of("a", "b"), 2)).isEqualTo("a, b");
    assertThat(Words.some(List.of(), 2)).isEmpty();
  }
}
