package nightjar.redact;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamePairsTest {
  private final Rule rule = new NamePairs();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "found ‹Anna Schmidt› in row 7",
        "x=‹Maria Garcia› y",
        "(‹Thomas J. Anderson›)",
        "‹JOSÉ FERNÁNDEZ›",
        "вызов: ‹Анна Петрова›",
        "‹Obinna Nwosu› and ‹Anna Schmidt› in row 7",
        "‹Müller, Hans-Peter› geb.; Berlin, London",
        "Apache Jackson Virginia Mark Will Grace May 12 10:00",
        "Maria Callback, Anna Server, Table Schmidt",
        "Maria.Garcia Maria/Garcia Maria-Garcia Maria_Garcia maria garcia",
        "Maria Garcia_7 Anna Schmidt=3 Anna Schmidt.java",
      })
  void givenAndFamilyName_areFound(String marked) {
    MarkedText.check(rule, marked);
  }
}
