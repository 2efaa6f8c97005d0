package nightjar.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import nightjar.incident.Incident;
import nightjar.pattern.Model;
import nightjar.pattern.ModelFile;
import nightjar.shape.CollidingMessages;
import nightjar.shape.FastKey;
import nightjar.source.Arrival;
import nightjar.source.LogSource;
import nightjar.source.MemoryLog;
import nightjar.store.LogRow;
import org.junit.jupiter.api.Test;

/** Nobody sees the seed of the fast key in what is found, and who cannot know it cannot use it. */
class FastKeySeedTest {
  private static final ScanSettings SCAN = ScanSettings.defaults(ZoneOffset.UTC);
  private static final long CAME = ShopLog.START.getEpochSecond() * 1_000_000_000L;
  private static final int SECRETS = 100;

  private record Found(
      List<LogRow> rows,
      List<Incident> incidents,
      List<LivePipeline.Pattern> patterns,
      String kept) {}

  private static Found live(List<String> lines, long seed) throws IOException {
    List<LogRow> rows = new ArrayList<>();
    LivePipeline live =
        new LivePipeline(LiveSettings.defaults(SCAN, new FastKey(seed)), Model.EMPTY);
    long number = 0;
    for (int at = 0; at < lines.size(); at += 100) {
      String some = String.join("\n", lines.subList(at, Math.min(lines.size(), at + 100))) + "\n";
      byte[] bytes = some.getBytes(StandardCharsets.UTF_8);
      long came = CAME + 4 * 3_600_000_000_000L;
      live.accept(++number, new Arrival.Lines(came, "shop.log", "", "", "", bytes));
      live.tick(came, rows::add);
    }
    LivePipeline.Judged judged = live.judge();
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    ModelFile.write(live.model(), kept);
    return new Found(
        rows, judged.incidents(), judged.patterns(), kept.toString(StandardCharsets.UTF_8));
  }

  @Test
  void rowsIncidentsPatternsAndWhatIsKept_areTheSameUnderAnySeed() throws IOException {
    SplittableRandom random = new SplittableRandom(3);
    for (int log = 0; log < 3; log++) {
      ShopLog shop = new ShopLog(log).requests(120);
      for (int i = 0; i < 90; i++) {
        shop.add(70 * 60_000 + i * 1_500L, "ERROR bank refused connection " + i + ", store busy");
      }
      for (int i = 0; i < 2_000; i++) {
        shop.add(i * 3_001L, "DEBUG " + words(random) + " took " + i + " ms");
      }
      Found one = live(shop.lines(), 1);
      assertThat(one.incidents()).isNotEmpty();
      assertThat(one.rows()).hasSize(shop.lines().size());
      assertThat(live(shop.lines(), random.nextLong())).isEqualTo(one);
    }
  }

  private static String words(SplittableRandom random) {
    String text = "";
    for (int i = random.nextInt(1, 6); i > 0; i--) {
      text += (char) ('a' + random.nextInt(26)) + "" + (char) ('a' + random.nextInt(26)) + " ";
    }
    return text.strip();
  }

  @Test
  void linesMadeToCollideUnderAKnownSeed_areOfTwoShapesUnderASecretOne() throws IOException {
    List<String> lines = colliding();
    assertThat(shapes(live(lines, SCAN.seed()))).hasSize(1);
    SplittableRandom random = new SplittableRandom(9);
    for (int i = 0; i < SECRETS; i++) {
      assertThat(shapes(live(lines, random.nextLong()))).hasSize(2);
    }
  }

  @Test
  void linesMadeToCollide_areOneShapeInAScan() {
    LogSource log =
        new MemoryLog("app.log", String.join("\n", colliding()).getBytes(StandardCharsets.UTF_8));
    Scan.Result result = new Scan(SCAN).run(List.of(log), Progress.NONE);
    assertThat(result.report().input().records()).isEqualTo(2);
    assertThat(result.report().patterns()).hasSize(1);
  }

  private static List<String> colliding() {
    List<String> messages = new CollidingMessages(SCAN.seed()).pair(" answers the caller");
    assertThat(messages.getFirst()).isNotEqualTo(messages.getLast());
    return messages.stream().map(message -> "2026-03-02T06:00:00Z INFO " + message).toList();
  }

  private static Set<Long> shapes(Found found) {
    assertThat(found.rows()).hasSize(2);
    Set<Long> shapes = new HashSet<>();
    found.rows().forEach(row -> shapes.add(row.shape()));
    return shapes;
  }
}
