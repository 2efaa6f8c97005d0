package nightjar.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import nightjar.incident.Incident;
import nightjar.pattern.Model;
import nightjar.shape.FastKey;
import nightjar.source.Arrival;
import nightjar.store.LogRow;
import org.junit.jupiter.api.Test;

class LivePipelineTest {
  private static final long SECOND = 1_000_000_000L;
  private static final LiveSettings SETTINGS =
      LiveSettings.defaults(ScanSettings.defaults(ZoneOffset.UTC), new FastKey(1));
  private final List<LogRow> rows = new ArrayList<>();
  private LivePipeline live = new LivePipeline(SETTINGS, Model.EMPTY);
  private long number;

  private static long nanos(String line) {
    Instant time = Instant.parse(line.substring(0, line.indexOf(' ')));
    return time.getEpochSecond() * SECOND + time.getNano();
  }

  /** Shows the lines as they are written: each batch comes when its last line is written. */
  private void show(List<String> lines, int batch, boolean judging) {
    for (int at = 0; at < lines.size(); at += batch) {
      List<String> some = lines.subList(at, Math.min(lines.size(), at + batch));
      long came = nanos(some.getLast()) + SECOND;
      accept(came, String.join("\n", some) + "\n");
      live.tick(came, rows::add);
      if (judging) {
        live.judge();
      }
    }
  }

  private void accept(long came, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    live.accept(++number, new Arrival.Lines(came, "shop.log", "", "", "", bytes));
  }

  private static List<String> troubled() {
    ShopLog log = new ShopLog(5).requests(120);
    for (int i = 0; i < 90; i++) {
      log.add(70 * 60_000 + i * 1_500L, "ERROR bank refused connection " + i + ", store busy");
    }
    return log.lines();
  }

  @Test
  void everyLineBecomesARow_withItsTimeLevelAndMessage() {
    List<String> lines = troubled();
    show(lines, 100, false);
    assertThat(rows).hasSize(lines.size());
    for (int i = 0; i < lines.size(); i++) {
      LogRow row = rows.get(i);
      assertThat(row.text()).isEqualTo(lines.get(i));
      assertThat(row.timeNanos()).isEqualTo(nanos(lines.get(i)));
      assertThat(lines.get(i)).endsWith(" " + row.message());
      assertThat(row.service()).isEqualTo("shop");
    }
  }

  @Test
  void judgingAtEveryTick_changesNothing() {
    List<String> lines = troubled();
    show(lines, 50, true);
    List<Incident> often = live.judge().incidents();
    live = new LivePipeline(SETTINGS, Model.EMPTY);
    show(lines, 50, false);
    assertThat(often).isNotEmpty().isEqualTo(live.judge().incidents());
  }

  @Test
  void sizeOfTheBatches_changesNothing() {
    List<String> lines = troubled();
    show(lines, 1_000_000, false);
    List<LogRow> whole = List.copyOf(rows);
    List<Incident> incidents = live.judge().incidents();
    rows.clear();
    live = new LivePipeline(SETTINGS, Model.EMPTY);
    SplittableRandom random = new SplittableRandom(8);
    for (int at = 0; at < lines.size(); ) {
      int to = Math.min(lines.size(), at + 1 + random.nextInt(300));
      accept(nanos(lines.getLast()) + SECOND, String.join("\n", lines.subList(at, to)) + "\n");
      at = to;
    }
    live.tick(nanos(lines.getLast()) + SECOND, rows::add);
    assertThat(rows)
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("arrival")
        .isEqualTo(whole);
    assertThat(live.judge().incidents()).isEqualTo(incidents);
  }

  @Test
  void sourcesThatHandOverInBursts_areReadInTheOrderOfTheirTimes() {
    List<String> lines = troubled();
    for (int at = 0; at < lines.size(); at += 100) {
      List<String> some = lines.subList(at, Math.min(lines.size(), at + 100));
      long came = nanos(some.getLast()) + SECOND;
      for (int source = 2; source >= 0; source--) {
        StringBuilder text = new StringBuilder();
        for (int i = source; i < some.size(); i += 3) {
          text.append(some.get(i)).append('\n');
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        live.accept(++number, new Arrival.Lines(came, "s" + source, "", "", "", bytes));
      }
      live.tick(came, rows::add);
    }
    assertThat(rows).extracting(LogRow::text).isEqualTo(lines);
    assertThat(rows.getFirst().arrival()).isBetween(1L, 3L);
  }

  @Test
  void silence_isFoundWhileItLasts_byTicksAlone() {
    List<String> lines = new ShopLog(6).requests(120).lines();
    show(lines, 100, false);
    assertThat(live.judge().incidents()).noneMatch(i -> i.points().containsKey("silence"));
    long last = nanos(lines.getLast());
    for (long minute = 1; minute <= 10; minute++) {
      live.tick(last + minute * 60 * SECOND, rows::add);
    }
    assertThat(live.judge().incidents())
        .anySatisfy(
            incident -> {
              assertThat(incident.points()).containsKey("silence");
              assertThat(incident.range().toNanos()).isGreaterThan(last + 500 * SECOND);
            });
  }

  @Test
  void oldLog_readNow_isNotSilent() {
    List<String> lines = new ShopLog(6).requests(120).lines();
    long now = nanos(lines.getLast()) + 86_400 * SECOND;
    accept(now, String.join("\n", lines) + "\n");
    live.tick(now, rows::add);
    live.tick(now + 3600 * SECOND, rows::add);
    assertThat(live.judge().incidents()).noneMatch(i -> i.points().containsKey("silence"));
  }

  @Test
  void lineFromTheFuture_countsAtItsArrival_lateOneIsKeptAndNotJudged() {
    List<String> lines = new ShopLog(7).requests(30).lines();
    show(lines, 100, false);
    long now = nanos(lines.getLast()) + SECOND;
    rows.clear();
    accept(now, "2026-03-02T09:00:00.000Z INFO hours ahead\n");
    accept(now, "2026-03-01T02:00:00.000Z INFO a day late\n");
    live.tick(now, rows::add);
    assertThat(rows).extracting(LogRow::message).containsExactly("hours ahead", "a day late");
    assertThat(rows.getFirst().timeNanos()).isEqualTo(now);
    assertThat(rows.getLast().timeNanos()).isEqualTo(nanos("2026-03-01T02:00:00Z x"));
    assertThat(live.late()).isEqualTo(1);
    assertThat(live.latestNanos()).isEqualTo(now);
  }

  @Test
  void lineWithoutTime_takesTheTimeOfTheLineBefore_orOfItsArrival() {
    accept(5 * SECOND, "no time at all\n");
    live.tick(5 * SECOND, rows::add);
    assertThat(rows.getLast().timeNanos()).isEqualTo(5 * SECOND);
  }

  @Test
  void personalData_isInNoRowPatternOrIncident() {
    List<String> lines = new ArrayList<>(new ShopLog(9).requests(60).lines());
    lines.add("2026-03-02T07:00:00.500Z FATAL login of bob@example.org from 203.0.119.7 failed");
    show(lines, 100, false);
    LogRow last = rows.getLast();
    assertThat(last.text()).doesNotContain("bob@example.org").doesNotContain("203.0.119.7");
    assertThat(last.message()).startsWith("login of [EMAIL] from [IP] failed");
    assertThat(last.redactions()).isNotZero();
    assertThat(live.judge().toString()).doesNotContain("bob@example.org");
  }

  @Test
  void whatTheBaselineKnows_isNotNew_andIsCountedOn() {
    List<String> lines = new ShopLog(10).requests(60).lines();
    show(lines, 100, false);
    long records = live.records();
    Model model = live.model();
    live = new LivePipeline(SETTINGS, model);
    show(new ShopLog(11).requests(60).lines(), 100, false);
    long counted = live.judge().patterns().stream().mapToLong(LivePipeline.Pattern::count).sum();
    assertThat(counted).isEqualTo(records + live.records());
    assertThat(live.judge().incidents()).noneMatch(i -> i.points().containsKey("new"));
  }
}
