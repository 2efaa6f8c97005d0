package nightjar.redact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Forms and check digits of every kind of number, by a table of values that are and are not. */
class NumberFormsTest {
  record Row(Kind kind, boolean isNumber, String value) {
    static Row of(String line) {
      String[] parts = line.split(" ", 3);
      return new Row(Kind.valueOf(parts[0]), parts[1].equals("yes"), parts[2]);
    }
  }

  static List<Row> rows() throws IOException {
    List<Row> rows = new ArrayList<>();
    try (InputStream table = NumberFormsTest.class.getResourceAsStream("numbers.txt")) {
      assertThat(table).as("numbers.txt").isNotNull();
      for (String line : new String(table.readAllBytes(), UTF_8).split("\n", -1)) {
        if (!line.isEmpty() && !line.startsWith("#")) {
          rows.add(Row.of(line));
        }
      }
    }
    return rows;
  }

  private static boolean isNumber(Kind kind, String value) {
    return NumberForms.ALL.stream()
        .anyMatch(form -> form.kind() == kind && form.end(value, 0) == value.length());
  }

  @ParameterizedTest
  @MethodSource("rows")
  void values_areNumbersOfTheirKindOrNot(Row row) {
    assertThat(isNumber(row.kind, row.value)).isEqualTo(row.isNumber);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void edges_areSeenTo(Row row) {
    for (String longer : List.of("a" + row.value, "_" + row.value, "1" + row.value)) {
      for (NumberForm form : NumberForms.ALL) {
        assertThat(form.end(longer, 1)).as("%s in %s", form.kind(), longer).isEqualTo(-1);
      }
    }
    for (String behind : List.of("z_", "_")) {
      for (NumberForm form : NumberForms.ALL) {
        assertThat(form.end(row.value + behind, 0))
            .as("%s in %s", form.kind(), row.value + behind)
            .isNotEqualTo(row.value.length());
      }
    }
  }

  /** Every single wrong digit is seen by these. */
  @Test
  void aWrongDigit_isSeen() throws IOException {
    List<Kind> checked =
        List.of(
            Kind.CREDIT_CARD,
            Kind.IBAN,
            Kind.IN_AADHAAR,
            Kind.IT_FISCAL_CODE,
            Kind.PL_PESEL,
            Kind.CRYPTO,
            Kind.UK_NHS);
    Random random = new Random(8);
    for (Row row : rows()) {
      int at = random.nextInt(row.value.length());
      char c = row.value.charAt(at);
      if (row.isNumber && checked.contains(row.kind) && c >= '2' && c <= '9') {
        String wrong = row.value.substring(0, at) + (char) (c - 1) + row.value.substring(at + 1);
        boolean isOneCase =
            wrong.startsWith("0x") && wrong.equals(wrong.toLowerCase(java.util.Locale.ROOT));
        assertThat(isNumber(row.kind, wrong)).as(wrong).isEqualTo(isOneCase);
      }
    }
  }

  /** Where nothing before the first character and run can begin a number, none does. */
  @ParameterizedTest
  @MethodSource("rows")
  void firstCharacterAndRun_leaveNoNumberOut(Row row) {
    NumberForms all = new NumberForms(NumberForms.ALL);
    int end = all.end(row.value, 0);
    int longest =
        NumberForms.ALL.stream().mapToInt(form -> form.end(row.value, 0)).max().orElse(-1);
    assertThat(end).isEqualTo(longest);
  }
}
