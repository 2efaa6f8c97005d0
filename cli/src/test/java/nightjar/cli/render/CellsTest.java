package nightjar.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CellsTest {
  @Test
  void width_countsColumns() {
    assertThat(Cells.width("abc")).isEqualTo(3);
    assertThat(Cells.width("日本語")).isEqualTo(6);
    assertThat(Cells.width("e\u0301")).isEqualTo(1);
    assertThat(Cells.width("🚀")).isEqualTo(2);
    assertThat(Cells.width("▁█…·␛")).isEqualTo(5);
    assertThat(Cells.width("ｶ한")).isEqualTo(3);
  }

  @Test
  void cut_leavesRoomForTheEllipsis() {
    assertThat(Cells.cut("abcdef", 6, "…")).isEqualTo("abcdef");
    assertThat(Cells.cut("abcdefg", 6, "…")).isEqualTo("abcde…");
    assertThat(Cells.cut("日本語", 5, "…")).isEqualTo("日本…");
    assertThat(Cells.cut("日本語", 4, "…")).isEqualTo("日…");
    assertThat(Cells.cut("abc", 2, "...")).isEqualTo("ab");
  }

  @Test
  void cut_keepsAMarkWithItsLetter() {
    assertThat(Cells.cut("ae\u0301xyz", 3, "…")).isEqualTo("ae\u0301…");
  }

  @Test
  void cutStart_keepsTheEnd() {
    assertThat(Cells.cutStart("/var/log/app.log:12", 11, "…")).isEqualTo("…app.log:12");
    assertThat(Cells.cutStart("app.log:12", 11, "…")).isEqualTo("app.log:12");
  }

  @Test
  void wrap_breaksAtSpaces() {
    assertThat(Cells.wrap("one two three four", 9, 9))
        .isEqualTo(List.of("one two", "three", "four"));
    assertThat(Cells.wrap("one two", 7, 7)).isEqualTo(List.of("one two"));
    assertThat(Cells.wrap("", 7, 7)).isEqualTo(List.of(""));
  }

  @Test
  void wrap_breaksLongWordsWhereItMust() {
    assertThat(Cells.wrap("abcdefghij", 4, 4)).isEqualTo(List.of("abcd", "efgh", "ij"));
  }

  @Test
  void randomText_fits() {
    Hostile hostile = new Hostile(2);
    for (int i = 0; i < 5_000; i++) {
      String text = SafeText.of(hostile.text(), true);
      int columns = 2 + i % 60;
      assertThat(Cells.width(Cells.cut(text, columns, "…"))).isLessThanOrEqualTo(columns);
      assertThat(Cells.width(Cells.cutStart(text, columns, "…"))).isLessThanOrEqualTo(columns);
      List<String> lines = Cells.wrap(text, columns, columns);
      assertThat(lines).allMatch(line -> Cells.width(line) <= columns);
      assertThat(String.join("", lines).replace(" ", "")).isEqualTo(text.replace(" ", ""));
    }
  }
}
