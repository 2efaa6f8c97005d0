package nightjar.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SafeTextTest {
  @Test
  void plainText_isLeftAlone() {
    assertThat(SafeText.of("GET /a?b=c 200 \"x\"", true)).isEqualTo("GET /a?b=c 200 \"x\"");
    assertThat(SafeText.of("Größe 日本語 🚀 Ελλάδα", true)).isEqualTo("Größe 日本語 🚀 Ελλάδα");
  }

  @Test
  void controls_areShownAsPicturesOrEscapes() {
    assertThat(SafeText.of("\u001b[2J\0\u007f\u009b\r\n", true)).isEqualTo("␛[2J␀␡\\x9b␍␊");
    assertThat(SafeText.of("\u001b[2J\0\u007f\u009b\r\n", false))
        .isEqualTo("\\x1b[2J\\x00\\x7f\\x9b\\x0d\\x0a");
  }

  @Test
  void whatReordersOrHides_isEscaped() {
    assertThat(SafeText.of("a\u202eb\u2066c\u2028d\u200be\ufefff\u200d", true))
        .isEqualTo("a\\u202eb\\u2066c\\u2028d\\u200be\\ufefff\\u200d");
    assertThat(SafeText.of("\udb40\udc41", true)).isEqualTo("\\u{e0041}");
  }

  @Test
  void loneSurrogates_areEscaped() {
    assertThat(SafeText.of("\ud83d-\ude00", true)).isEqualTo("\\ud83d-\\ude00");
  }

  @Test
  void invalidBytes_stayVisible() {
    assertThat(SafeText.of("a\ufffdb", true)).isEqualTo("a\ufffdb");
    assertThat(SafeText.of("a\ufffdb", false)).isEqualTo("a\\ufffdb");
  }

  @Test
  void tabsAndExoticSpaces_areOneSpace() {
    assertThat(SafeText.of("a\tb\u00a0c\u3000d", true)).isEqualTo("a b c d");
  }

  @Test
  void combiningMarks_needALetterAndAreFew() {
    assertThat(SafeText.of("e\u0301", true)).isEqualTo("e\u0301");
    assertThat(SafeText.of("\u0301e", true)).isEqualTo("\\u0301e");
    assertThat(SafeText.of("e\u0301\u0301\u0301\u0301", true))
        .isEqualTo("e\u0301\u0301\u0301\\u0301");
  }

  @Test
  void asciiOnly_isAscii() {
    assertThat(SafeText.of("Größe 🚀", false)).isEqualTo("Gr\\xf6\\xdfe \\u{1f680}");
  }

  @Test
  void randomText_neverLetsAControlThrough() {
    Hostile hostile = new Hostile(1);
    for (int i = 0; i < 20_000; i++) {
      String text = hostile.text();
      String safe = SafeText.of(text, true);
      assertThat(safe.codePoints().filter(SafeTextTest::isHarmful).toArray()).as(text).isEmpty();
      assertThat(SafeText.of(safe, true)).isEqualTo(safe);
      assertThat(SafeText.of(text, false).chars()).allMatch(c -> c >= 0x20 && c < 0x7f);
    }
  }

  static boolean isHarmful(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          true;
      default -> false;
    };
  }
}
