package nightjar.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LinesCsvTest {
  @Test
  void formulas_areText() {
    for (String first : new String[] {"=", "+", "-", "@"}) {
      assertThat(LinesCsv.field(first + "1")).isEqualTo("'" + first + "1");
    }
    assertThat(LinesCsv.field("\t=1")).startsWith("'");
    assertThat(LinesCsv.field("\r=1")).startsWith("'").doesNotContain("\r");
    assertThat(LinesCsv.field("a=1")).isEqualTo("a=1");
    assertThat(LinesCsv.field("")).isEmpty();
  }

  @Test
  void separators_areQuoted_andQuotesDoubled() {
    assertThat(LinesCsv.field("a,b")).isEqualTo("\"a,b\"");
    assertThat(LinesCsv.field("say \"a\"")).isEqualTo("\"say \"\"a\"\"\"");
    assertThat(LinesCsv.field("a\nb")).isEqualTo("\"a\nb\"");
    assertThat(LinesCsv.field("=a,b")).isEqualTo("\"'=a,b\"");
  }

  @Test
  void whatATerminalActsOn_isReplaced() {
    Hostile hostile = new Hostile(3);
    for (int i = 0; i < 1_000; i++) {
      assertThat(LinesCsv.field(hostile.text()))
          .doesNotContain("\u001b", "\u202e", "\u009b", "\r", "\u2028");
    }
  }
}
