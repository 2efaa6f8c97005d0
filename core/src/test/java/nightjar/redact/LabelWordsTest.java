package nightjar.redact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelWordsTest {
  private final LabelWords words =
      LabelWords.of(
          Map.of(
              "ssn",
              1,
              "tax file number",
              2,
              "number",
              3,
              "client secret",
              4,
              "密码",
              5,
              "пароль",
              6,
              "geburtsdatum",
              7));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ssn=1 | 1",
        "SSN : 1 | 1",
        "customer.ssn=1 | 1",
        "customerSsn=1 | 1",
        "USER_SSN2=1 | 1",
        "ssn_1=1 | 1",
        "taxFileNumber=1 | 2",
        "TAX-FILE-NUMBER: 1 | 2",
        "his tax file number := 1 | 2",
        "taxfilenumber=1 | 2",
        "fileNumber=1 | 3",
        "CLIENTSecret => 1 | 4",
        "clientsecret=1 | 4",
        "\"client_secret\": 1 | 4",
        "['client_secret'] = 1 | 4",
        "[client_secret] => 1 | 4",
        "<ClientSecret>1 | 4",
        "<ns:ssn>1 | 1",
        "用户密码: 1 | 5",
        "Пароль: 1 | 6",
        "essn=1 | 0",
        "ssnx=1 | 0",
        "missn=1 | 0",
        "client_secret_id=1 | 0",
        "a > 1 | 0",
        "= 1 | 0",
      })
  void name_isKnownByItsLastWords(String text, int value) {
    int sign = text.indexOf("=>") >= 0 ? text.indexOf("=>") + 1 : sign(text);
    int end = Labels.nameEnd(text, sign);
    assertThat(end < 0 ? 0 : words.before(text, end)).isEqualTo(value);
  }

  private static int sign(String text) {
    int at = text.length() - 1;
    while (!Labels.isSign(text.charAt(at))) {
      at--;
    }
    return at;
  }

  @ParameterizedTest
  @CsvSource({
    "tax file number 123, 2, 15",
    "Tax-File-Number 123, 2, 15",
    "number 123, 3, 6",
    "ssn, 1, 3",
    "ssn_last, 1, 3",
    "密码是, 5, 2",
  })
  void phrase_isFoundForwards(String text, int value, int end) {
    long found = words.behind(text, 0);
    assertThat(Span.start(found)).isEqualTo(value);
    assertThat(Span.end(found)).isEqualTo(end);
  }

  @Test
  void wordThatGoesOn_isAnother() {
    assertThat(words.behind("ssnx 1", 0)).isEqualTo(Span.NONE);
    assertThat(words.behind("tax file 1", 0)).isEqualTo(Span.NONE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a=v | 1 | v",
        "a = v | 2 | v",
        "a:=v | 1 | v",
        "a => v | 3 | v",
        "a': 'v' | 2 | v",
        "a=[\"v\"] | 1 | v\"]",
      })
  void value_startsBehindTheSign(String text, int sign, String rest) {
    assertThat(text.substring(Labels.valueStart(text, sign))).startsWith(rest);
  }
}
