package nightjar.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionTableTest {
  private final SessionLog log = new SessionLog();
  private long records;

  @Test
  void sessionsClose_longestIdleFirst() {
    SessionTable table = new SessionTable(log, 10);
    count(table, "a", 0, 1);
    count(table, "b", 1, 1);
    count(table, "a", 5, 2);
    table.closeIdle(11);
    assertThat(closed()).isEmpty();
    count(table, "c", 14, 3);
    table.closeIdle(14);
    assertThat(closed()).containsExactly("b");
    count(table, "a", 16, 4);
    assertThat(closed()).as("idle for 11: a new session").containsExactly("b", "a");
    assertThat(table.size()).isEqualTo(2);
    assertThat(log.details.first(log.detail(1))).isZero();
    assertThat(log.details.last(log.detail(1))).isEqualTo(5);
    assertThat(log.details.records(log.detail(1))).isEqualTo(2);
  }

  @Test
  void equalSetsInEqualOrder_shareANumber() {
    SessionTable table = new SessionTable(log, 1);
    for (String id : List.of("a", "b", "c")) {
      count(table, id, 0, 7);
      count(table, id, 0, id.equals("c") ? 8 : 9);
      count(table, id, 0, 7);
    }
    table.closeIdle(100);
    assertThat(log.sequence(0)).isEqualTo(log.sequence(1)).isNotEqualTo(log.sequence(2));
  }

  @Test
  void longListsOfShapes_areKeptUpToTheBound() {
    SessionTable table = new SessionTable(log, 1);
    for (int shape = 0; shape < 200; shape++) {
      count(table, "a", 0, shape % 100);
    }
    table.closeIdle(100);
    assertThat(log.sequences.to(0) - log.sequences.from(0))
        .isEqualTo(SessionShapeLists.MOST_SHAPES);
  }

  @Test
  void millionValues_stayWithinBounds() {
    SessionTable table = new SessionTable(log, Long.MAX_VALUE);
    for (int i = 0; i < 1_000_000; i++) {
      count(table, "id-" + i, i, i % 50_000);
      assertThat(table.size()).isLessThanOrEqualTo(SessionTable.MOST_OPEN);
    }
    assertThat(log.size() + table.size()).isEqualTo(1_000_000);
    assertThat(log.details.size()).isLessThanOrEqualTo(SessionLog.MOST_DETAILS);
    assertThat(log.sequences.size()).isLessThanOrEqualTo(SessionSequences.MOST);
    assertThat(count(table, "id-999999", 1_000_000, 1)).as("still open").isEqualTo(table.size());
  }

  @Test
  void rareSessions_keepTheirDetails() {
    SessionTable table = new SessionTable(log, 1);
    for (int i = 0; i < 300_000; i++) {
      count(table, "id-" + i, i * 10L, i % 10_000 == 5 ? 2 : 1);
    }
    table.closeIdle(Long.MAX_VALUE);
    List<String> rare = new ArrayList<>();
    for (int session = 0; session < log.size(); session++) {
      if (log.sequence(session) == 1) {
        rare.add(log.details.id(log.detail(session)));
      }
    }
    assertThat(rare).hasSize(30).startsWith("id-5", "id-10005").endsWith("id-290005");
  }

  private int count(SessionTable table, String id, long time, int shape) {
    byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
    long hash = SessionHash.of(bytes, 0, bytes.length);
    table.count(hash, bytes, 0, bytes.length, records++, time, shape, 0, 0, records);
    return table.size();
  }

  private List<String> closed() {
    List<String> ids = new ArrayList<>();
    for (int session = 0; session < log.size(); session++) {
      ids.add(log.details.id(log.detail(session)));
    }
    return ids;
  }
}
