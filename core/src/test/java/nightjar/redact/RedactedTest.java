package nightjar.redact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RedactedTest {
  @Test
  void whatAStoreKept_isWhatItWas() {
    Redacted made = new Redactor().redact("mail to ann@shop.example");

    assertThat(Redacted.kept(made.toString(), made.kinds())).isEqualTo(made);
    assertThat(Redacted.kept(made.toString())).hasToString("mail to [EMAIL]").isNotEqualTo(made);
    assertThat(Redacted.kept("a", 1L << 38).kinds()).isEqualTo(1L << 38);
  }

  @Test
  void beginning_hasNoHalfOfAPair() {
    assertThat(Redacted.kept("abc", 2).cut(3)).isEqualTo(Redacted.kept("abc", 2));
    assertThat(Redacted.kept("abc", 2).cut(2)).isEqualTo(Redacted.kept("ab", 2));
    assertThat(Redacted.kept("a\ud83e\udd89b").cut(2)).hasToString("a");
    assertThat(Redacted.kept("a").cut(0).isEmpty()).isTrue();
  }
}
