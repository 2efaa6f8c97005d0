package nightjar.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import nightjar.redact.Redacted;
import nightjar.search.Query;
import nightjar.store.LogQuery;
import nightjar.store.LogRow;
import nightjar.testkit.LogStoreContractRecords;
import org.junit.jupiter.api.Test;

/** What the roll-ups of a database tell is what the records say that were added to them. */
public abstract class RollupsContract extends DatabaseContract {
  private static final long SLOT = Condition.SLOT_NANOS;

  /** A multiple of every bucket's length below. */
  private static final long FROM = START - START % (6 * SLOT);

  private final LogStoreContractRecords records = new LogStoreContractRecords(7);

  protected RollupsContract(TestDatabase database) {
    super(database);
  }

  private static LogRow record(long number, String service, long nanos) {
    return new LogRow(
        number, nanos, START, 9, service, "f", 1, -number, Redacted.kept("t"), 0, 1, 1);
  }

  private void add(List<LogRow> rows) throws SQLException {
    var _ = Rollups.append(dialect, connection, rows);
  }

  private <K> Map<K, Long> sums(RolledUp asked, Sql.RowReader<K> key, int sum) throws SQLException {
    Map<K, Long> sums = new TreeMap<>();
    Sql.each(
        connection,
        asked.sql(),
        row -> sums.put(key.read(row), row.getLong(sum)),
        asked.parameters().toArray());
    return sums;
  }

  private static <K> Map<K, Long> counts(
      List<LogRow> rows, LogQuery query, Function<LogRow, K> key) {
    Map<K, Long> counts = new TreeMap<>();
    rows.stream()
        .filter(query::matches)
        .forEach(row -> counts.merge(key.apply(row), 1L, Long::sum));
    return counts;
  }

  private void assertAnswers(List<LogRow> rows, LogQuery query) throws SQLException {
    assertThat(sums(RolledUp.total(query), row -> 0, 1))
        .as(query.toString())
        .isEqualTo(counts(rows, query, row -> 0));
    assertThat(sums(RolledUp.services(query), row -> row.getString(1), 2))
        .as(query.toString())
        .isEqualTo(counts(rows, query, LogRow::service));
    assertThat(sums(RolledUp.shapes(query), row -> row.getLong(1), 2))
        .as(query.toString())
        .isEqualTo(counts(rows, query, LogRow::shape));
    assertThat(sums(RolledUp.levels(query), row -> row.getInt(1), 2))
        .as(query.toString())
        .isEqualTo(counts(rows, query, row -> Rollups.severityGroup(row.severity())));
    for (long bucket : new long[] {SLOT, 3 * SLOT, 6 * SLOT}) {
      LogQuery within = query.within(FROM, FROM + 9 * bucket);
      assertThat(
              sums(
                  RolledUp.volume(within, FROM, bucket),
                  row -> row.getInt(1) + " " + row.getInt(2),
                  3))
          .as(within.toString())
          .isEqualTo(
              counts(
                  rows,
                  within,
                  row ->
                      (row.timeNanos() - FROM) / bucket
                          + " "
                          + Rollups.severityGroup(row.severity())));
    }
  }

  @Test
  void queriesWithoutText_areAnsweredAsTheRecordsSay() throws SQLException {
    List<LogRow> rows = new ArrayList<>();
    int answered = 0;
    for (int commit = 1; commit <= 4; commit++) {
      List<LogRow> more = records.rows(rows.size() + 1L, 150, commit);
      add(more);
      rows.addAll(more);
      if (commit == 2) {
        Rollups.mergeAll(connection);
        assertThat(Rollups.recent(connection)).isZero();
      }
      assertAnswers(rows, LogQuery.ALL);
      for (int i = 0; i < 120; i++) {
        LogQuery query = records.query();
        if (Condition.isRolledUp(query)) {
          assertAnswers(rows, query);
          answered++;
        }
      }
    }
    assertThat(answered).isGreaterThan(40);
    assertThat(count("rollup_recent")).isPositive();
    assertThat(count("rollup")).isPositive();
  }

  @Test
  void namesOfServices_areFoundWhateverTheirCase() throws SQLException {
    List<LogRow> rows = new ArrayList<>();
    for (String service :
        List.of(
            "\u0130STANBUL",
            "stra\u00dfe",
            "STRASSE",
            "\u00c4pfel",
            "\u039f\u0394\u039f\u03a3",
            "%_",
            "\\",
            "it's",
            "a\0B",
            "a\uffff",
            "",
            "\u01c5",
            "\ud801\udc00x")) {
      rows.add(record(rows.size() + 1L, service, START));
    }
    add(rows);

    for (LogRow row : rows) {
      String name = row.service();
      if (name.isEmpty()) {
        continue;
      }
      for (String asked : List.of(name, Texts.folded(name), name.substring(name.length() - 1))) {
        for (Query.Match match : List.of(Query.Match.PART, Query.Match.WHOLE)) {
          if (asked.equals(Texts.storable(asked))) {
            assertAnswers(rows, LogQuery.of(new Query.Service(match, asked)));
          }
        }
      }
    }
    assertAnswers(rows, LogQuery.of(new Query.Service(Query.Match.PART, "S")));
  }

  @Test
  void extremeNumbers_areAsked() throws SQLException {
    List<LogRow> rows =
        List.of(
            record(Long.MAX_VALUE, "far", Long.MAX_VALUE),
            record(1, "near", START),
            record(2, "before", -1),
            record(Long.MIN_VALUE, "first", Long.MIN_VALUE));
    add(rows);

    assertAnswers(rows, LogQuery.ALL);
    assertAnswers(rows, LogQuery.ofShapes(Set.of(Long.MIN_VALUE, -1L, Long.MAX_VALUE)));
    assertAnswers(rows, LogQuery.NOTHING);
    assertAnswers(rows, LogQuery.of(new Query.To(0)));
    assertAnswers(rows, LogQuery.of(new Query.From(-SLOT)));
  }

  @Test
  void trends_sayHowManyOfAShapeThereWereInEachBucket() throws SQLException {
    add(
        List.of(
            record(1, "a", FROM - 1),
            record(1, "b", FROM),
            record(1, "a", FROM + 3 * SLOT - 1),
            record(1, "a", FROM + 3 * SLOT),
            record(2, "a", FROM + 5 * SLOT),
            record(2, "a", FROM + 6 * SLOT),
            record(3, "first", Long.MIN_VALUE),
            record(3, "last", Long.MAX_VALUE)));

    RolledUp asked = RolledUp.trends(FROM, 3 * SLOT, 2);
    assertThat(sums(asked, row -> row.getLong(1) + " " + row.getInt(2), 3))
        .isEqualTo(Map.of("-1 0", 2L, "-1 1", 1L, "-2 1", 1L));
    RolledUp odd = RolledUp.trends(FROM - 1, SLOT + 1, 9);
    assertThat(sums(odd, row -> row.getLong(1) + " " + row.getInt(2), 3))
        .isEqualTo(Map.of("-1 0", 1L, "-1 1", 1L, "-1 2", 1L, "-2 4", 1L, "-2 5", 1L));
    RolledUp before = RolledUp.trends(-10 * SLOT, SLOT, 3);
    assertThat(sums(before, row -> row.getLong(1), 3)).isEmpty();
  }

  @Test
  void whatIsSubtracted_isNotCounted_andOldSlotsGo() throws SQLException {
    LogRow first = record(1, "a", FROM);
    LogRow second = record(2, "a", FROM + SLOT);
    add(List.of(first, second));
    Rollups.mergeAll(connection);
    assertThat(Rollups.add(dialect, connection, List.of(second), Long.MIN_VALUE, -1)).isEqualTo(1);
    assertThat(Rollups.recent(connection)).isEqualTo(1);
    assertThat(sums(RolledUp.shapes(LogQuery.ALL), row -> row.getLong(1), 2))
        .isEqualTo(Map.of(-1L, 1L));

    Rollups.forgetBefore(connection, Rollups.slot(FROM + SLOT));
    assertThat(sums(RolledUp.total(LogQuery.ALL), row -> 0, 1)).isEmpty();
    assertThat(Rollups.merge(connection, 1)).isEqualTo(1); // few are left as they are
    assertThat(Rollups.merge(connection, 100_000)).isZero();
    assertThat(count("rollup_recent")).isZero();
    Rollups.clear(connection);
    assertThat(count("rollup")).isZero();
  }
}
