package nightjar.sql;

import static nightjar.testkit.LogStoreContractRecords.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nightjar.redact.Redacted;
import nightjar.store.PatternRow;
import org.junit.jupiter.api.Test;

/** Texts come back from columns, patterns above all, whatever is in them. */
public abstract class TextsContract extends DatabaseContract {
  private static final List<String> HOSTILE =
      List.of(
          "",
          "\0",
          "a\0b\uffff\0\uffff\uffff\ufffe",
          "'; DROP TABLE meta; --",
          "\"quoted\" \\ \\0 $$ ? :x {} %s",
          "\u202eevil\u2028\ufeff\u001b[31m \ud83e\udd89 \ufffd",
          "\n\r\n\t");

  protected TextsContract(TestDatabase database) {
    super(database);
  }

  @Test
  void hostileTexts_comeBackFromColumns() throws SQLException {
    for (String text : HOSTILE) {
      Deliveries.remember(connection, text, text + "x");
    }
    for (String text : HOSTILE) {
      assertThat(Deliveries.memory(connection, text)).as(text).contains(text + "x");
    }
    assertThat(Deliveries.memories(connection).keySet())
        .containsExactlyInAnyOrderElementsOf(HOSTILE);
    List<PatternRow> patterns = new ArrayList<>();
    for (String text : HOSTILE) {
      patterns.add(
          new PatternRow(
              text,
              Redacted.kept(text),
              9,
              List.of(1L),
              START,
              START,
              1,
              Redacted.kept(text),
              Redacted.kept(text),
              List.of(text, "", text)));
    }
    replace(patterns, List.of());
    assertThat(Patterns.all(connection)).containsExactlyInAnyOrderElementsOf(patterns);
    replace(List.of(), HOSTILE);
    assertThat(Patterns.all(connection)).isEmpty();
  }

  @Test
  void halfASurrogate_isReplaced() throws SQLException {
    Deliveries.remember(connection, "half", "a\ud83e.");
    assertThat(Deliveries.memory(connection, "half")).contains("a\ufffd.");
  }

  @Test
  void patterns_areReplacedAndGo_inOrderOfCodePoints() throws SQLException {
    List<PatternRow> patterns =
        List.of(
            pattern("B", 1, List.of(Long.MIN_VALUE, -1L, Long.MAX_VALUE)),
            pattern("a", 2, List.of()),
            pattern("b", 3, List.of(4L)),
            pattern("\u00e9", 4, List.of(5L)),
            pattern("\uffee", 5, List.of(6L)),
            pattern("\ud83e\udd89", 6, List.of(7L)));
    replace(patterns.reversed(), List.of());
    assertThat(Patterns.all(connection)).isEqualTo(patterns);

    replace(List.of(pattern("a", 20, List.of(8L))), List.of("B", "none"));
    assertThat(Patterns.all(connection))
        .extracting(PatternRow::id, PatternRow::count)
        .startsWith(tuple("a", 20L), tuple("b", 3L))
        .hasSize(5);
    assertThat(
            Sql.list(
                connection,
                "SELECT shape FROM pattern_shape WHERE pattern = ?",
                row -> row.getLong(1),
                "a"))
        .containsExactly(8L);
  }

  @Test
  void patterns_areCountedAnewFromTheRecordsThereAre() throws SQLException {
    replace(
        List.of(
            pattern("one", 99, List.of(1L, 2L)),
            pattern("two", 99, List.of(3L)),
            pattern("gone", 99, List.of(9L))),
        List.of());

    for (int pass = 0; pass < 2; pass++) {
      Patterns.recount(
          dialect,
          connection,
          Map.of(1L, new long[] {5, 10, 20}, 2L, new long[] {6, 8, 15}, 3L, new long[] {1, 7, 7}));
    }

    assertThat(Patterns.all(connection))
        .extracting(
            PatternRow::id, PatternRow::count, PatternRow::firstNanos, PatternRow::lastNanos)
        .containsExactly(tuple("one", 11L, 8L, 20L), tuple("two", 1L, 7L, 7L));
  }
}
