package nightjar.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import nightjar.LineRef;
import nightjar.Severity;
import nightjar.TimeRange;
import nightjar.detect.Anomaly;
import nightjar.detect.CurrentRecord;
import nightjar.detect.Evidence;
import nightjar.detect.Judgement;
import nightjar.detect.Records;
import nightjar.detect.Volumes;
import nightjar.incident.Incident;
import nightjar.incident.Score;
import nightjar.pattern.PatternMiner;
import nightjar.shape.FastKey;
import nightjar.source.Names;
import nightjar.source.RecordBatch;
import nightjar.store.SampledLineStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IncidentWriterTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long MINUTE = 60 * SECOND;
  private static final long START = 1_772_409_600L * SECOND;

  private final Names names = new Names();
  private final int shop = names.numberOf("shop");
  private final int bank = names.numberOf("bank");
  private final PatternMiner miner = new PatternMiner();
  private final Volumes volumes = new Volumes();
  private final SampledLineStore store = new SampledLineStore(volumes.grid(), n -> "shop.log");
  private final FastKey key = new FastKey(1);
  private final Records records = new Records();
  private final int[] services = new int[64];
  private final long[] severities = new long[25];
  private long count;

  private int served;
  private int beat;
  private int refused;
  private int gone;

  /** Two hours: requests, a heartbeat that pauses, a burst of refusals, one fatal line. */
  @BeforeEach
  void run() {
    for (int second = 0; second < 7200; second++) {
      served = write(second, shop, Severity.INFO, "request req-" + (second + 1000) + " served");
      if (second % 30 == 0 && (second < 3600 || second >= 4200)) {
        beat = write(second, bank, Severity.INFO, "heart of the bank beats, round " + second);
      }
      if (second >= 3000 && second < 3060) {
        refused =
            write(second, bank, Severity.ERROR, "payment req-" + (second + 1000) + " refused");
      }
      if (second == 5000) {
        gone = write(second, shop, Severity.FATAL, "disk of the store is gone");
      }
    }
  }

  private int write(int second, int service, byte severity, String message) {
    CurrentRecord record = records.of(0, service, START + second * SECOND, message);
    byte[] text = message.getBytes(StandardCharsets.UTF_8);
    byte[] bytes = Arrays.copyOf(text, text.length + RecordBatch.PADDING);
    long hash = key.of(bytes, 0, text.length, record.slots);
    record.shape = miner.observe(hash, 0, bytes, 0, text.length, severity);
    record.batch.severity[0] = severity;
    services[record.shape] = service;
    severities[severity]++;
    volumes.observe(record);
    store.offer(record);
    count++;
    return record.shape;
  }

  private Judgement judgement() {
    return new Judgement(miner.view(), names, count, new TimeRange(START, START + 7200 * SECOND));
  }

  private Incident tell(Anomaly... anomalies) {
    return writer().write(List.of(anomalies));
  }

  private List<Anomaly> stragglers(Anomaly... anomalies) {
    return writer().stragglers(List.of(anomalies));
  }

  private IncidentWriter writer() {
    Judgement judgement = judgement();
    return new IncidentWriter(
        judgement,
        store,
        new Trends(volumes, judgement),
        Arrays.copyOf(services, miner.shapes()),
        severities);
  }

  private int pattern(int shape) {
    return judgement().patterns().patternOf(shape);
  }

  private static TimeRange minutes(double from, double to) {
    return new TimeRange(START + Math.round(from * MINUTE), START + Math.round(to * MINUTE));
  }

  private Anomaly rate(double bits, int shape, TimeRange range, double seen, double usual) {
    Evidence evidence = new Evidence("rate", "60 per minute where 0 to 1 is usual", seen, usual);
    return anomaly("rate", bits, pattern(shape), -1, range, evidence);
  }

  private Anomaly fresh(double bits, int shape, TimeRange range) {
    Evidence evidence = new Evidence("new", "new: first seen after 9 records", 1, 0);
    return anomaly("new", bits, pattern(shape), -1, range, evidence);
  }

  private static Anomaly silence(double bits, int pattern, int service, TimeRange range) {
    Evidence evidence =
        new Evidence("silence", "nothing for 10 min where the longest pause is 30 s", 600, 30);
    return new Anomaly(
        "silence", bits, pattern, service, range, 0, List.of(evidence), List.of(), true, 0);
  }

  private static Anomaly anomaly(
      String detector, double bits, int pattern, int service, TimeRange range, Evidence evidence) {
    return new Anomaly(detector, bits, pattern, service, range, 1, List.of(evidence), List.of());
  }

  private static String text(Incident incident) {
    return Objects.requireNonNull(incident.first()).text();
  }

  // ---- points

  @Test
  void points_addUpToTheScore_forAnyGroup() {
    SplittableRandom random = new SplittableRandom(1);
    int[] shapes = {served, beat, refused, gone};
    for (int i = 0; i < 500; i++) {
      List<Anomaly> group = new ArrayList<>();
      for (int n = 1 + random.nextInt(6); n > 0; n--) {
        double from = random.nextDouble() * 100;
        TimeRange range = minutes(from, from + random.nextInt(20));
        double bits = random.nextDouble() * 40;
        int shape = shapes[random.nextInt(4)];
        group.add(
            switch (random.nextInt(4)) {
              case 0 -> rate(bits, shape, range, 60, 1);
              case 1 -> fresh(bits, shape, range);
              case 2 -> silence(bits, pattern(shape), -1, range);
              default -> silence(bits, -1, random.nextBoolean() ? shop : bank, range);
            });
      }
      Incident incident = tell(group.toArray(Anomaly[]::new));
      assertThat(incident.points().values().stream().mapToInt(Integer::intValue).sum())
          .isEqualTo(incident.score());
      assertThat(incident.samples()).hasSizeLessThanOrEqualTo(7);
      if (incident.first() != null) {
        assertThat(incident.samples()).contains(incident.first());
      }
    }
  }

  @Test
  void whatAddsNothing_andLiesElsewhere_isAStraggler() {
    Anomaly lead = rate(100, refused, minutes(50, 51), 60, 1);
    Anomaly second = fresh(9, refused, minutes(50, 51));
    Anomaly weak = rate(0.2, served, minutes(10, 11), 61, 60);
    Anomaly weakAndNear = rate(0.2, served, minutes(51, 52), 61, 60);
    Anomaly strong = rate(60, served, minutes(10, 11), 90, 60);
    assertThat(stragglers(lead, second, weak, weakAndNear)).containsExactly(weak);
    assertThat(stragglers(lead, second, strong)).isEmpty();
    assertThat(stragglers(weak)).isEmpty();
  }

  @Test
  void serviceOfWhichNoRecordHasATime_hasAnEmptyTrend() {
    Evidence evidence = new Evidence("window", "odd", 9, 1);
    int timeless = names.numberOf("timeless");
    Incident incident = tell(anomaly("window", 30, -1, timeless, minutes(50, 51), evidence));
    assertThat(incident.trend()).hasSize(Trends.COLUMNS).containsOnly(0L);
  }

  @Test
  void oneDetectorFiringTwice_countsOnce() {
    TimeRange range = minutes(50, 51);
    Anomaly lesser = rate(9, served, range, 90, 60);
    assertThat(tell(rate(12, served, range, 90, 60), lesser).score()).isEqualTo(Score.of(12));
  }

  @Test
  void rareSeverity_addsPoints_unlessItGoesOnAllTheTime() {
    Incident burst = tell(rate(12, refused, minutes(50, 51), 60, 1));
    assertThat(burst.points().keySet()).containsExactly("rate", "severity");
    assertThat(burst.severity()).isEqualTo(Severity.ERROR);
    Incident steady = tell(rate(12, refused, minutes(0, 110), 60, 1));
    assertThat(steady.points()).isEqualTo(Map.of("rate", 50));
    assertThat(tell(fresh(5, gone, minutes(0, 110))).points()).containsKey("severity");
    assertThat(tell(rate(12, served, minutes(50, 51), 90, 60)).points())
        .containsKey("rate")
        .hasSize(1);
  }

  @Test
  void steadyGroupOfSessions_getsNoPointsForItsSeverity() {
    Evidence evidence = new Evidence("session", "\"payment\" occurs in 3 sessions", 3, 0);
    List<String> ids = List.of("req-4001", "req-4002", "req-4003");
    for (boolean steady : new boolean[] {true, false}) {
      TimeRange range = steady ? minutes(1, 119) : minutes(50, 51);
      Anomaly odd =
          new Anomaly("session", 5, pattern(refused), -1, range, 3, List.of(evidence), ids);
      assertThat(tell(odd).points().containsKey("severity")).isEqualTo(!steady);
      assertThat(tell(odd).sessions()).isEqualTo(ids);
    }
  }

  // ---- words

  @Test
  void titles_sayWhatHappened_forEachDetector() {
    TimeRange range = minutes(60, 70);
    assertThat(tell(rate(12, refused, range, 60, 2)).title())
        .isEqualTo("payment <*> refused, 30 times the usual rate");
    assertThat(tell(rate(12, refused, range, 3, 2)).title())
        .isEqualTo("payment <*> refused, 1.5 times the usual rate");
    assertThat(tell(rate(12, refused, range, 60, 0)).title())
        .startsWith("payment <*> refused")
        .doesNotContain("usual rate");
    assertThat(tell(rate(12, served, range, 15, 60)).title())
        .isEqualTo("request <*> served falls to 25 % of the usual rate");
    assertThat(tell(fresh(5, gone, range)).title()).isEqualTo("disk of the store is gone");
    assertThat(tell(silence(20, pattern(beat), -1, range)).title())
        .isEqualTo("heart of the bank beats, round <*> is missing for 10 min");
    assertThat(tell(silence(20, -1, bank, range)).title()).isEqualTo("bank is silent for 10 min");
    assertThat(tell(silence(20, -1, bank, minutes(0, 119.5))).title())
        .isEqualTo("bank is silent for 120 min");
    assertThat(tell(silence(20, -1, bank, minutes(60, 61))).title())
        .isEqualTo("bank is silent for 60 s");
  }

  @Test
  void titlesOfServices_nameThem() {
    TimeRange range = minutes(60, 70);
    Evidence up = new Evidence("rate", "120 per minute where 50 to 70 is usual", 120, 60);
    Evidence down = new Evidence("rate", "6 per minute where 50 to 70 is usual", 6, 60);
    assertThat(tell(anomaly("rate", 12, -1, shop, range, up)).title())
        .isEqualTo("shop volume is up 2.0 times");
    assertThat(tell(anomaly("rate", 12, -1, shop, range, down)).title())
        .isEqualTo("shop volume falls to 10 % of the usual rate");
    assertThat(tell(anomaly("rate", 12, -1, shop, range, up)).services()).containsExactly("shop");
  }

  @Test
  void titlesOfSessions_countThem() {
    Evidence evidence = new Evidence("session", "\"payment\" occurs in 2 sessions", 2, 0);
    List<String> ids = List.of("req-4001", "req-4002");
    TimeRange range = minutes(50, 51);
    List<Evidence> all = List.of(evidence);
    Anomaly present = new Anomaly("session", 9, pattern(refused), -1, range, 2, all, ids);
    Anomaly single =
        new Anomaly("session", 9, pattern(refused), -1, range, 2, all, ids.subList(0, 1));
    Anomaly absent = new Anomaly("session", 9, pattern(beat), -1, range, 2, all, ids, true, 0);
    assertThat(tell(present).title()).isEqualTo("payment <*> refused in 2 odd sessions");
    assertThat(tell(single).title()).isEqualTo("payment <*> refused in an odd session");
    assertThat(tell(absent).title())
        .isEqualTo("heart of the bank beats, round <*> is missing in 2 sessions");
  }

  @Test
  void titlesOfWindowsValuesAndOrders_haveTheirOwnWords() {
    TimeRange range = minutes(60, 70);
    Evidence window =
        new Evidence(
            "window",
            "window#7 (50 lines from line 176): 48 with ERROR where 0 to 1 is usual",
            48,
            0);
    Evidence features = Evidence.of("window", "window#7: avg_len=80.0, errors=48, warns=0, uniq=2");
    Incident odd =
        tell(new Anomaly("window", 12, -1, -1, range, 50, List.of(window, features), List.of()));
    assertThat(odd.title()).isEqualTo("Unusual window: 48 with ERROR where 0 to 1 is usual");
    assertThat(odd.summary()).startsWith("window#7");
    Evidence value = new Evidence("value", "duration in \"request <*> served\": 900 ms", 900, 20);
    Incident slow = tell(anomaly("value", 12, pattern(served), -1, range, value));
    assertThat(slow.title()).isEqualTo("Duration in \"request <*> served\"");
    assertThat(slow.summary()).isEqualTo("900 ms");
  }

  @Test
  void summary_tellsTheNumbers_andWhatElseIsWithIt() {
    TimeRange range = minutes(50, 51);
    Incident incident =
        tell(
            rate(20, refused, range, 60, 1),
            fresh(5, refused, range),
            rate(10, served, range, 90, 60));
    assertThat(incident.summary())
        .contains("0 per minute where 0 to 1 is usual")
        .contains("ew: first seen after 9 records")
        .endsWith("; 1 other pattern with it");
    assertThat(incident.evidence().stream().map(Evidence::text))
        .contains("\"payment <*> refused\": 60 per minute where 0 to 1 is usual")
        .contains("\"request <*> served\": 60 per minute where 0 to 1 is usual");
    Incident alone = tell(rate(20, refused, range, 60, 1));
    assertThat(alone.summary()).isEqualTo("60 per minute where 0 to 1 is usual");
  }

  @Test
  void patternWithQuotes_isQuotedOnce() {
    TimeRange range = minutes(119, 120);
    int whole = write(7199, shop, Severity.INFO, "\"disk of the store is full\"");
    int part = write(7199, shop, Severity.INFO, "\"store\" has lost its disk");
    assertThat(tell(rate(12, whole, range, 60, 1)).evidence().getFirst().text())
        .startsWith("\"disk of the store is full\": 60 per minute");
    assertThat(tell(rate(12, part, range, 60, 1)).evidence().getFirst().text())
        .startsWith("'\"store\" has lost its disk': 60 per minute");
    Evidence value = new Evidence("value", "<n> ms in '{\"took\": <*>}': 900 ms", 900, 20);
    Incident slow = tell(anomaly("value", 12, pattern(served), -1, range, value));
    assertThat(slow.title()).isEqualTo("<n> ms in '{\"took\": <*>}'");
    assertThat(slow.summary()).isEqualTo("900 ms");
  }

  @Test
  void longTitle_isCut() {
    int shape = write(7199, shop, Severity.INFO, "many words of a courier ".repeat(12).strip());
    assertThat(tell(fresh(5, shape, minutes(119, 120))).title())
        .hasSizeBetween(60, 120)
        .endsWith("…");
  }

  // ---- lines

  @Test
  void firstLine_isTheEarliestOfTheUnusualOnes() {
    Incident incident =
        tell(fresh(20, gone, minutes(83, 84)), rate(10, refused, minutes(50, 51), 60, 1));
    assertThat(incident.title()).isEqualTo("disk of the store is gone");
    assertThat(text(incident)).isEqualTo("payment req-4000 refused");
    assertThat(incident.samples())
        .isSortedAccordingTo((a, b) -> Long.compare(a.timeNanos(), b.timeNanos()));
    assertThat(incident.samples().stream().map(LineRef::text))
        .contains("disk of the store is gone");
  }

  @Test
  void firstLine_liesInTheRange_notBeforeIt() {
    Incident burst = tell(rate(12, served, minutes(60, 62), 90, 60));
    assertThat(Objects.requireNonNull(burst.first()).timeNanos())
        .isBetween(START + 60 * MINUTE, START + 61 * MINUTE);
  }

  @Test
  void silence_hasNoFirstLine_butShowsTheLastOneBefore() {
    TimeRange pause = minutes(60, 70);
    Incident missing = tell(silence(20, pattern(beat), -1, pause));
    assertThat(missing.first()).isNull();
    assertThat(missing.samples()).hasSize(1);
    assertThat(missing.samples().getFirst().text()).startsWith("heart of the bank beats");
    assertThat(missing.samples().getFirst().timeNanos())
        .isLessThan(pause.fromNanos())
        .isGreaterThan(START + 58 * MINUTE);
    assertThat(tell(silence(20, pattern(beat), -1, minutes(40, 70))).first()).isNull();
    Incident quiet = tell(silence(20, -1, bank, pause));
    assertThat(quiet.first()).isNull();
    assertThat(quiet.samples()).hasSize(1);
    assertThat(quiet.services()).containsExactly("bank");
  }

  @Test
  void silenceWithWhatCausedIt_hasTheCauseAsFirstLine() {
    Incident incident =
        tell(silence(30, -1, bank, minutes(60, 70)), fresh(5, gone, minutes(83, 84)));
    assertThat(text(incident)).isEqualTo("disk of the store is gone");
    assertThat(incident.samples()).hasSize(2);
  }

  @Test
  void oddSessions_showTheirOwnLines() {
    Evidence evidence = new Evidence("session", "\"payment\" occurs in 1 session", 1, 0);
    Anomaly odd =
        new Anomaly(
            "session",
            9,
            pattern(refused),
            -1,
            minutes(50, 51),
            1,
            List.of(evidence),
            List.of("req-4000"));
    assertThat(text(tell(odd))).isEqualTo("payment req-4000 refused");
  }

  @Test
  void rangeOfAnIncident_isWhereItIsPassing() {
    Incident incident =
        tell(rate(20, refused, minutes(50, 51), 60, 1), rate(5, served, minutes(1, 110), 61, 60));
    assertThat(incident.range()).isEqualTo(minutes(50, 51));
    assertThat(incident.trend()).hasSize(Trends.COLUMNS);
    assertThat(incident.unusual().indexOf(true)).isEqualTo(10);
    assertThat(incident.unusual().lastIndexOf(true)).isEqualTo(10);
  }

  @Test
  void id_isThatOfTheSameStory() {
    Anomaly burst = rate(12, refused, minutes(50, 51), 60, 1);
    assertThat(tell(burst).id()).matches("[0-9a-f]{16}").isEqualTo(tell(burst).id());
    assertThat(tell(rate(12, served, minutes(50, 51), 60, 1)).id()).isNotEqualTo(tell(burst).id());
  }
}
