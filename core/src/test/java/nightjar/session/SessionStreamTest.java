package nightjar.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SessionStreamTest {
  @Test
  void flagsWhatTheReferenceFlags() throws IOException {
    List<String[]> lines = reference();
    SessionTypes types = types(lines.stream().map(line -> line[0]).toList());
    for (int column = 1; column <= 2; column++) {
      int flag = column;
      int[] expected =
          IntStream.range(0, lines.size()).filter(i -> lines.get(i)[flag].equals("1")).toArray();
      int delay = column == 1 ? 0 : 100;
      assertThat(afterWarmUp(new SessionStream(types, delay, SessionEdges.none()).judge()))
          .as("delay %s", delay)
          .isNotEmpty()
          .containsExactly(expected);
    }
  }

  @Test
  void oddSessionsOfTheWarmUp_areFlaggedToo() {
    List<String> sessions = clean(3000);
    for (int i = 10; i < 400; i += 40) {
      sessions.set(i, "abx");
    }
    List<SessionFinding> findings = judge(sessions);
    assertThat(findings).hasSize(10).allMatch(finding -> finding.session() % 40 == 10);
    assertThat(findings.getFirst().states().getFirst().bits()).isGreaterThan(4);
  }

  @Test
  void runShorterThanTheWarmUp_isJudgedByOneFit() {
    List<String> sessions = clean(300);
    for (int i = 10; i < 300; i += 50) {
      sessions.set(i, "axyz".substring(0, 2 + i % 3));
    }
    assertThat(judge(sessions)).hasSize(6).allMatch(finding -> finding.session() % 50 == 10);
    assertThat(judge(clean(300))).isEmpty();
    assertThat(judge(sessions.subList(0, 99))).isEmpty();
  }

  @Test
  void cleanSessions_areNotFlagged() {
    assertThat(judge(clean(8000))).isEmpty();
  }

  @Test
  void mixturesOfRarePatterns_areNothingOdd() {
    Random random = new Random(7);
    List<int[]> sets = new ArrayList<>();
    for (int session = 0; session < 6000; session++) {
      sets.add(
          IntStream.range(0, 200)
              .filter(pattern -> random.nextDouble() < 6.0 / (pattern + 6))
              .toArray());
    }
    SessionTypes types = new SessionTypes(sets, IntStream.range(0, 6000).toArray());
    assertThat(new SessionStream(types, 100, SessionEdges.none()).judge()).isEmpty();
  }

  private static List<SessionFinding> judge(List<String> sessions) {
    return new SessionStream(types(sessions), 100, SessionEdges.none()).judge();
  }

  /** Sessions that all hold a to d, half of them e, a third f. */
  private static List<String> clean(int sessions) {
    List<String> result = new ArrayList<>();
    for (int i = 0; i < sessions; i++) {
      result.add("abcd" + (i % 2 == 0 ? "e" : "") + (i % 3 == 0 ? "f" : ""));
    }
    return result;
  }

  private static SessionTypes types(List<String> sessions) {
    List<int[]> sets = sessions.stream().map(session -> session.chars().toArray()).toList();
    return new SessionTypes(sets, IntStream.range(0, sets.size()).toArray());
  }

  private static int[] afterWarmUp(List<SessionFinding> findings) {
    return findings.stream()
        .mapToInt(SessionFinding::session)
        .filter(session -> session >= SessionStream.WARM_UP)
        .toArray();
  }

  private static List<String[]> reference() throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    SessionStreamTest.class.getResourceAsStream("session-cut.txt")),
                StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(" ", -1))
          .peek(fields -> assertThat(Arrays.asList(fields)).hasSize(3))
          .toList();
    }
  }
}
