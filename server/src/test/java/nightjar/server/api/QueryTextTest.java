package nightjar.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import nightjar.server.http.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryTextTest {
  @Test
  void words_phrasesAndExclusions() throws Problem {
    QueryText text = QueryText.parse("  timeout \"card denied\" -retry -\"not this\" http://x:80 ");
    assertThat(text.words()).containsExactly("timeout", "card denied", "http://x:80");
    assertThat(text.not()).containsExactly("retry", "not this");
  }

  @Test
  void fields_filterAndQuotesMakeThemText() throws Problem {
    QueryText text =
        QueryText.parse("level:error,warning service:\"my pay\" Source:x pattern:ab,cd is:unusual");
    assertThat(text.levels()).containsExactlyInAnyOrder(13, 17);
    assertThat(text.service()).isEqualTo("my pay");
    assertThat(text.source()).isEqualTo("x");
    assertThat(text.patterns()).containsExactly("ab", "cd");
    assertThat(text.unusual()).isEqualTo(Optional.of(true));
    assertThat(QueryText.parse("\"level:error\"").words()).containsExactly("level:error");
    assertThat(QueryText.parse("-is:unusual").unusual()).isEqualTo(Optional.of(false));
    assertThat(QueryText.parse("-level:debug,trace").levels())
        .containsExactlyInAnyOrder(0, 9, 13, 17, 21);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      value = {
        "'ok \"open', 4, not closed",
        "'a level:', 3, nothing follows level:",
        "'level:loud', 1, loud is no level",
        "'x - y', 3, nothing follows -",
        "'is:odd', 1, is:odd is not",
        "'-service:a', 1, cannot be excluded",
        "'service:a service:b', 11, given twice",
        "'\"\"', 1, empty",
      })
  void error_saysWhere(String query, int position, String what) {
    assertThatThrownBy(() -> QueryText.parse(query))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("character " + position + ":")
        .hasMessageContaining(what);
  }

  @Test
  void hugeQuery_isRefused() {
    assertThatThrownBy(() -> QueryText.parse("x".repeat(1001))).isInstanceOf(Problem.class);
    assertThatThrownBy(() -> QueryText.parse("x ".repeat(33))).hasMessageContaining("32 words");
  }
}
