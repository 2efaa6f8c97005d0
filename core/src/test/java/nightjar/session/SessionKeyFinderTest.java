package nightjar.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Sessions overlap: every test feeds the steps of some forty at a time, shuffled by a seed. */
class SessionKeyFinderTest {
  private final Random random = new Random(5);

  @Test
  void hdfsBlocks_areFound() {
    SessionCollector sessions =
        collect(
            i -> "blk_" + random.nextLong(),
            "Receiving block % src: /10.250.19.#:5# dest: /10.250.19.102:50010",
            "PacketResponder # for block % terminating",
            "BLOCK* NameSystem.addStoredBlock: blockMap updated: 10.250.19.#:50010 is added to %"
                + " size 67108864",
            "Deleting block % file /mnt/hadoop/dfs/data/current/subdir#/%");
    assertThat(sessions.key()).map(SessionKey::name).contains("blk_");
    assertThat(sessions.sessions()).isEqualTo(400);
  }

  @Test
  void openStackRequests_areFound() {
    SessionCollector sessions =
        collect(
            i -> "req-" + new UUID(random.nextLong(), random.nextLong()),
            "[% 113d3a99c3da401fbd62cc2caa5b96d2 - - -] GET /v2/servers/detail status: 200 len: #",
            "[% 113d3a99c3da401fbd62cc2caa5b96d2 - - -] Attempting claim: memory # MB",
            "[% 113d3a99c3da401fbd62cc2caa5b96d2 - - -] Claim successful");
    assertThat(sessions.key()).map(SessionKey::name).contains("req-");
    assertThat(sessions.sessions()).isEqualTo(400);
  }

  @Test
  void differentNamesOfTheSameIds_areOneKey() {
    SessionCollector sessions =
        collect(
            i -> new UUID(random.nextLong(), random.nextLong()).toString(),
            "request_id=% accepted",
            "charging card for request % amount #",
            "request_id=% answered in # ms");
    assertThat(sessions.key()).isPresent();
    sessions.with(
        log -> {
          assertThat(log.size()).isEqualTo(400);
          assertThat(log.details.records(log.detail(200))).isEqualTo(3);
          return log;
        });
  }

  @Test
  void linkingField_goesBeforeWhatMessagesHold() {
    List<String> ids = ids(i -> String.format("%032x", random.nextLong()));
    SessionCollector sessions = new SessionCollector(SessionSettings.DEFAULT);
    SessionLines lines = new SessionLines(sessions::observe);
    for (int i = 10; i < ids.size(); i++) {
      lines.add("order-" + i / 2 + " accepted", i, 0, ids.get(i));
      lines.add("order-" + (i - 4) / 2 + " paid in " + i + " ms", i, 1, ids.get(i - 4));
      lines.add("order-" + (i - 9) / 2 + " packed in " + i + " ms", i, 2, ids.get(i - 9));
    }
    sessions.with(log -> log.size());
    assertThat(sessions.key()).map(SessionKey::name).contains("linking field");
  }

  @Test
  void processesOfOneLogin_areFound() {
    SessionCollector sessions =
        collect(
            i -> "sshd[" + (20_000 + i) + "]",
            "%: Invalid user webmaster from 173.234.31.186",
            "%: Failed password for invalid user webmaster from 173.234.31.186 port 3# ssh2",
            "%: Connection closed by 173.234.31.186 [preauth]");
    assertThat(sessions.key()).map(SessionKey::name).contains("sshd[");
    assertThat(sessions.sessions()).isEqualTo(400);
  }

  @Test
  void logWithoutSessions_hasNone() {
    SessionCollector sessions = new SessionCollector(SessionSettings.DEFAULT);
    SessionLines lines = new SessionLines(sessions::observe);
    for (int i = 0; i < 20_000; i++) {
      int host = random.nextInt(60);
      int second = 1_700_000_000 + i / 5;
      switch (random.nextInt(3)) {
        case 0 -> lines.add(second + " node-" + host + " cpu " + random.nextInt(100_000), i, 0);
        case 1 -> lines.add(second + " node-" + host + " disk " + random.nextInt(100) + " %", i, 0);
        default -> lines.add(second + " seq=" + (10_000 + i) + " node-" + host + " is alive", i, 0);
      }
    }
    assertThat(sessions.<Integer>with(SessionLog::size)).isZero();
    assertThat(sessions.key()).isEmpty();
  }

  @Test
  void keyThatAPersonGives_isTaken() {
    SessionCollector sessions =
        new SessionCollector(SessionSettings.DEFAULT.withKey("user (\\w+)"));
    SessionLines lines = new SessionLines(sessions::observe);
    lines.add("user eve comes", 1, 0);
    lines.add("user bob comes", 2, 0);
    lines.add("user eve goes", 3, 0);
    lines.add("nobody goes", 4, 0);
    assertThat(sessions.sessions()).isEqualTo(2);
    sessions.with(
        log -> {
          assertThat(log.details.id(log.detail(0))).isEqualTo("bob");
          assertThat(log.details.records(log.detail(1))).isEqualTo(2);
          return log;
        });
  }

  @Test
  void recordsOfTheDiscovery_count() {
    SessionCollector sessions =
        collect(i -> "job_" + i, "% queued", "% started on node #", "% done");
    sessions.with(
        log -> {
          for (int session = 0; session < log.size(); session++) {
            assertThat(log.details.records(log.detail(session))).isEqualTo(3);
          }
          return log;
        });
  }

  private interface Id {
    String of(int number);
  }

  private static List<String> ids(Id id) {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      ids.add(id.of(i));
    }
    return ids;
  }

  /** 400 sessions with every step once; % is the id, # a random number. */
  private SessionCollector collect(Id id, String... steps) {
    SessionCollector sessions = new SessionCollector(SessionSettings.DEFAULT);
    SessionLines lines = new SessionLines(sessions::observe);
    List<String> ids = ids(id);
    int[] next = new int[ids.size()];
    int done = 0;
    for (int time = 0; done < ids.size(); time++) {
      int i = Math.min(ids.size() - 1, done + random.nextInt(40));
      if (next[i] < steps.length) {
        String step = steps[next[i]++];
        lines.add(
            step.replace("%", ids.get(i)).replace("#", "" + random.nextInt(1000)), time, i % 3);
      }
      while (done < ids.size() && next[done] == steps.length) {
        done++;
      }
    }
    sessions.with(log -> log.size());
    return sessions;
  }
}
