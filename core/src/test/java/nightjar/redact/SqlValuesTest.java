package nightjar.redact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlValuesTest {
  private final Redactor redactor =
      new Redactor(
          List.of(
              new SqlValues(
                  List.of(),
                  List.of(
                      new SqlValues.Columns(
                          Kind.SECRET, LabelWords.of(Map.of("password", 1, "token", 1)))))),
          RedactionSettings.DEFAULT);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "INSERT INTO person (name, dob, phone) VALUES ('Rosa', '1913-02-04', '415-555-2671')"
            + " | INSERT INTO person (name, dob, phone) VALUES ('Rosa', '[DATE_OF_BIRTH]', '[PHONE]')",
        "insert into p(id,passport_no)values(17,'C01X00T47'),(18,'N1234567');"
            + " | insert into p(id,passport_no)values(17,'[PASSPORT]'),(18,'[PASSPORT]');",
        "INSERT INTO \"u\" (\"id\", \"account_number\") VALUES (4155552671, 31926819) RETURNING id"
            + " | INSERT INTO \"u\" (\"id\", \"account_number\") VALUES (4155552671, [BANK_NUMBER])"
            + " RETURNING id",
        "REPLACE INTO u (at, password) VALUES (NOW(), N'it''s, (secret)')"
            + " | REPLACE INTO u (at, password) VALUES (NOW(), N'[SECRET]')",
        "INSERT INTO u (a, b, user_token) VALUES (f(1, 'x'), 'a, b', 'k17')"
            + " | INSERT INTO u (a, b, user_token) VALUES (f(1, 'x'), 'a, b', '[SECRET]')",
      })
  void values_haveTheNameOfTheirColumn(String line, String expected) {
    assertThat(redactor.redact(line)).hasToString(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO u (id, password) VALUES (1, NULL), (2, ?), (3, $1), (4, :pw)",
        "INSERT INTO u (id, phone) VALUES (4155552671, 'none')",
        "INSERT INTO u VALUES (1, '415-555-2671')",
        "default values (phone) values 4155552671",
        "(phone) ON x VALUES (4155552671)",
        "INSERT INTO u (phone) VALUES (); (4155552671)",
        "values (",
        "(phone) values",
      })
  void otherValues_stay(String line) {
    assertThat(redactor.redact(line)).hasToString(line);
  }

  @Test
  void kindAndReason_areOfTheColumn() {
    List<Masked> found =
        redactor.find("INSERT INTO t (dob, token) VALUES ('1984-03-07', 'a'), ('1985-03-07', 'b')");
    assertThat(found)
        .extracting(Masked::kind)
        .containsExactly("DATE_OF_BIRTH", "SECRET", "DATE_OF_BIRTH", "SECRET");
    assertThat(found).extracting(Masked::reason).allMatch(reason -> reason.contains("column"));
  }
}
