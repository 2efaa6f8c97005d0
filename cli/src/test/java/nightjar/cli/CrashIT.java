package nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import nightjar.testkit.StandInJson;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nightjar is killed while lines come, again and again: what it answered 200 is there, once. */
class CrashIT {
  @TempDir private Path folder;

  @Test
  void killedUnderLoad_keepsEveryAnsweredLine() throws Exception {
    crash(3, 1);
  }

  @Test
  @Tag("slow")
  void killedTwentyTimes_keepsEveryAnsweredLine() throws Exception {
    crash(20, 2);
  }

  private void crash(int kills, long seed) throws Exception {
    Random random = new Random(seed);
    UpProcess up = start();
    try (UpSenders senders = new UpSenders(up.address())) {
      for (int kill = 0; kill < kills; kill++) {
        awaitAnswers(up, senders, 20 + random.nextInt(200));
        up.kill();
        up = start();
        senders.goOn(up.address());
      }
      awaitAnswers(up, senders, 50);
      senders.stop();
      checkLines(up.door(), senders);
      assertThat(up.end().code()).isZero();
    } finally {
      up.close();
    }
  }

  private UpProcess start() throws Exception {
    return UpProcess.up(folder, Map.of(), folder.resolve("data"));
  }

  private static void awaitAnswers(UpProcess up, UpSenders senders, long more) throws Exception {
    long enough = senders.answers() + more;
    UpWait.until(
        more + " more answers",
        Duration.ofSeconds(30),
        () -> senders.answers() >= enough || !up.isAlive());
    assertThat(up.isAlive()).as(up.err()).isTrue();
  }

  /** Everything answered is there once, and nothing twice. */
  static void checkLines(UpDoor door, UpSenders senders) throws Exception {
    Set<String> answered = senders.answered();
    UpWait.until(
        "everything is stored",
        Duration.ofSeconds(30),
        () -> {
          Object conservation = StandInJson.member(door.get("/health"), "conservation");
          return UpDoor.number(conservation, "pending") == 0 && door.total("") >= answered.size();
        });
    List<String> found = UpSenders.ids(door.all(""));
    Set<String> distinct = new HashSet<>(found);
    assertThat(found).doesNotHaveDuplicates();
    assertThat(distinct).containsAll(answered);
    distinct.removeAll(answered);
    assertThat(senders.unanswered()).containsAll(distinct);
    assertThat(door.total("")).isEqualTo(found.size());
    Object store = StandInJson.member(StandInJson.member(door.get("/health"), "parts"), "store");
    assertThat(UpDoor.number(store, "records")).isEqualTo(found.size());
  }
}
