package nightjar.redact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values that are written otherwise are found, and what is around them stays as it was. */
class DecodedTest {
  private final Redactor redactor = new Redactor();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "to=jane%40example.com&x=%20 | to=[EMAIL]&x=%20",
        "{\\\"mail\\\":\\\"jane\\u0040example.com\\\"} | {\\\"mail\\\":\\\"[EMAIL]\\\"}",
        "{\\\\\\\"pwd\\\\\\\":\\\\\\\"hunter22\\\\\\\"} | {\\\\\\\"pwd\\\\\\\":\\\\\\\"[SECRET]\\\\\\\"}",
        "an １０.１.２.３ Tür | an [IP] Tür",
        "ja\u200Bne@exam\u00ADple.com bekommt | [EMAIL] bekommt",
        "card ٤١١١ ١١١١ ١١١١ ١١١١ ok | card [CREDIT_CARD] ok",
        "card 4111\u00A01111\u00A01111\u00A01111 ok | card [CREDIT_CARD] ok",
        "ssn 123‑45‑6789 ü | ssn [SSN] ü",
        "100% of 10.1.2.3 | 100% of [IP]",
        "C:\\temp\\new at 10.1.2.3 | C:\\temp\\new at [IP]",
      })
  void valueInOtherCharacters_isFound(String text, String expected) {
    assertThat(redactor.redact(text)).hasToString(expected);
  }

  @Test
  void textAsItIs_isNotCopied() {
    for (String text : List.of("", "plain", "50% of ü", "100%", "%zz", "é")) {
      assertThat(Decoded.of(text)).as(text).isNull();
    }
  }

  @Test
  void places_areThoseOfTheRawText() {
    List<Masked> found = redactor.find("é %41 to jane%40example.com!");
    assertThat(found).hasSize(1);
    assertThat(found.getFirst().start()).isEqualTo(9);
    assertThat(found.getFirst().end()).isEqualTo(27);
    assertThat(found.getFirst().kind()).isEqualTo("EMAIL");
    assertThat(found.getFirst().reason()).isNotEmpty();
  }
}
