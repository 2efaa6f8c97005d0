package nightjar.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import nightjar.LineRef;
import nightjar.act.Report;
import nightjar.incident.Incident;
import nightjar.pattern.Model;
import nightjar.source.LogSource;
import nightjar.source.MemoryLog;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ScanTest {
  private static final ScanSettings DEFAULTS = ScanSettings.defaults(ZoneOffset.UTC);
  private static final long SECOND = 1_000_000_000L;
  private static final long START = ShopLog.START.getEpochSecond() * SECOND;
  private static final String FATAL = "FATAL disk of the store is gone";

  private static Report scan(ScanSettings settings, LogSource... sources) {
    return new Scan(settings).run(List.of(sources), Progress.NONE).report();
  }

  private static Report scan(LogSource... sources) {
    return scan(DEFAULTS, sources);
  }

  private static MemoryLog log(String name, List<String> lines) {
    return new MemoryLog(name, lines);
  }

  /** Two hours of requests, a burst of refusals and a fatal line. */
  private static ShopLog troubled(long seed) {
    ShopLog log = new ShopLog(seed).requests(120);
    for (int i = 0; i < 90; i++) {
      log.add(70 * 60_000 + i * 1_500L, "ERROR bank refused connection " + i + ", store busy");
    }
    return log.add(100 * 60_000, FATAL);
  }

  private static ScanSettings range(long sinceNanos, long untilNanos) {
    return settings(sinceNanos, untilNanos, null, ScanSettings.MIN_SCORE, false);
  }

  private static ScanSettings settings(
      long since, long until, @Nullable Model baseline, int minScore, boolean redact) {
    ScanSettings d = DEFAULTS;
    return new ScanSettings(
        d.format(),
        d.zone(),
        d.maxLineBytes(),
        since,
        until,
        null,
        baseline,
        minScore,
        d.windowSize(),
        d.windowStep(),
        d.contamination(),
        redact,
        d.seed());
  }

  private static ScanSettings against(Model baseline) {
    return settings(
        LineRef.NO_TIME, Long.MAX_VALUE, baseline, ScanSettings.MIN_SCORE, DEFAULTS.redact());
  }

  private static long inPatterns(Report report) {
    return report.patterns().stream().mapToLong(Report.PatternRow::count).sum();
  }

  // ---- every line is accounted for

  @Test
  void everyLineOfAnyInput_isInARecord_andEveryRecordInAPattern() {
    for (int seed = 0; seed < 150; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<LogSource> sources = new ArrayList<>();
      long physical = 0;
      for (int source = 0; source < 1 + seed % 3; source++) {
        byte[] bytes = anyInput(random);
        for (byte b : bytes) {
          physical += b == '\n' ? 1 : 0;
        }
        physical += bytes.length > 0 && bytes[bytes.length - 1] != '\n' ? 1 : 0;
        sources.add(new MemoryLog(source + ".log", bytes).inPiecesOf(1 + random.nextInt(5_000)));
      }
      ScanSettings settings =
          seed % 2 == 0 ? DEFAULTS : range(START + 60 * SECOND, START + 900 * SECOND);
      Report report = new Scan(settings).run(sources, Progress.NONE).report();
      Report.Input input = report.input();
      assertThat(input.lines()).as("lines, seed " + seed).isEqualTo(physical);
      assertThat(inPatterns(report) + input.outside())
          .as("records, seed " + seed)
          .isEqualTo(input.records());
      assertThat(input.sources().stream().mapToLong(Report.SourceRow::lines).sum())
          .isEqualTo(physical);
      assertThat(input.failed()).isEmpty();
    }
  }

  /** Lines of several formats, stack traces, blank lines, bytes that are no text. */
  private static byte[] anyInput(SplittableRandom random) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    String end = random.nextInt(4) == 0 ? "\r\n" : "\n";
    int kind = random.nextInt(5);
    int lines = random.nextInt(600);
    for (int i = 0; i < lines; i++) {
      String time = ShopLog.START.plusSeconds(i * 3L).toString();
      String line =
          switch (random.nextInt(10) == 0 ? random.nextInt(9) : kind) {
            case 0 -> time + " INFO request " + i + " served";
            case 1 -> "{\"time\":\"" + time + "\",\"level\":\"info\",\"msg\":\"job " + i + "\"}";
            case 2 -> "ts=" + time + " level=warn msg=\"queue at " + i + "\"";
            case 3 -> "Mar  2 06:00:01 host app[12]: session " + i + " opened";
            case 4 -> "plain words without any time " + i;
            case 5 -> "\tat com.acme.Cart.add(Cart.java:" + i + ")";
            case 6 -> "java.lang.IllegalStateException: cart " + i + end + "\tat a.B.c(B.java:1)";
            case 7 -> "";
            default -> "{\"time\": " + "x".repeat(random.nextInt(3_000));
          };
      out.writeBytes(line.getBytes(StandardCharsets.UTF_8));
      for (int j = random.nextInt(20) == 0 ? 10 : 0; j > 0; j--) {
        int b = random.nextInt(256);
        out.write(b == '\n' || b == '\r' ? 0 : b);
      }
      if (i < lines - 1 || random.nextBoolean()) {
        out.writeBytes(end.getBytes(StandardCharsets.UTF_8));
      }
    }
    return out.toByteArray();
  }

  @Test
  void noInputAtAll_isAnEmptyReport() {
    Report none = scan();
    Report empty = scan(new MemoryLog("empty.log", ""));
    assertThat(none.incidents()).isEmpty();
    assertThat(none.input().range()).isNull();
    assertThat(empty.input().files()).containsExactly("empty.log");
    assertThat(empty.input().lines()).isZero();
    assertThat(empty.patterns()).isEmpty();
  }

  @Test
  void lineBehindAFloodOfRandomWords_isAnIncident_andEveryLineIsCounted() {
    SplittableRandom random = new SplittableRandom(8);
    List<LogSource> sources = new ArrayList<>();
    for (int source = 0; source < 80; source++) {
      List<String> lines = new ArrayList<>();
      for (int i = 0; i < 1_500; i++) {
        lines.add(ShopLog.START.plusSeconds(i) + " INFO" + randomWords(3 + i % 6, random));
      }
      if (source == 79) {
        lines.add(ShopLog.START.plusSeconds(1_500) + " ERROR payment declined for order 17");
      }
      sources.add(log("noise" + source + ".log", lines));
    }
    Report report = scan(sources.toArray(LogSource[]::new));
    assertThat(report.incidents()).first().asString().contains("payment declined for order");
    assertThat(report.patterns().stream().mapToLong(row -> row.count()).sum())
        .isEqualTo(80 * 1_500 + 1L);
  }

  private static String randomWords(int words, SplittableRandom random) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < words; i++) {
      line.append(' ').append('q');
      random.ints(8, 'a', 'z' + 1).forEach(c -> line.append((char) c));
    }
    return line.toString();
  }

  // ---- the same input gives the same report

  @Test
  void theSameLogs_giveTheSameReport() {
    List<String> lines = troubled(1).lines();
    Report report = scan(log("shop.log", lines));
    assertThat(report.incidents()).isNotEmpty();
    assertThat(scan(log("shop.log", lines))).isEqualTo(report);
  }

  @Test
  void report_doesNotDependOnHowTheBytesArrive() {
    List<String> lines = troubled(2).lines();
    Report whole = scan(log("shop.log", lines).inPiecesOf(1 << 20));
    for (int piece : new int[] {1, 61, 4096}) {
      assertThat(scan(log("shop.log", lines).inPiecesOf(piece)))
          .as("pieces of " + piece)
          .isEqualTo(whole);
    }
    assertThat(scan(log("shop.log", lines).once())).isEqualTo(whole);
  }

  @Test
  void rotatedParts_inAnyOrder_tellTheStoryOfTheWholeFile() {
    List<String> lines = troubled(3).lines();
    Report whole = scan(log("shop.log", lines));
    for (int seed = 0; seed < 6; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<LogSource> parts = new ArrayList<>();
      int from = 0;
      while (from < lines.size()) {
        int to = Math.min(lines.size(), from + 300 + random.nextInt(2_000));
        parts.add(log("shop.log." + (parts.size() + 1), lines.subList(from, to)));
        from = to;
      }
      Collections.shuffle(parts, new java.util.Random(seed));
      Report report = scan(parts.toArray(LogSource[]::new));
      assertThat(facts(report)).isEqualTo(facts(whole));
      assertThat(stories(report)).containsAll(stories(whole));
    }
  }

  /** What is known of each pattern, but where its sample is. */
  private static List<String> facts(Report report) {
    return report.patterns().stream()
        .map(
            row ->
                String.join(
                    " ",
                    row.id(),
                    row.text(),
                    "" + row.count(),
                    "" + row.first(),
                    "" + row.last(),
                    "" + row.severity(),
                    "" + row.isNew(),
                    "" + row.trend(),
                    Objects.requireNonNull(row.sample()).text()))
        .toList();
  }

  /** What happened when, by whatever but the windows, which are lines of one file. */
  private static List<String> stories(Report report) {
    return report.incidents().stream()
        .filter(incident -> !incident.title().startsWith("Unusual window"))
        .map(incident -> incident.title() + " " + incident.services() + first(incident))
        .toList();
  }

  private static String first(Incident incident) {
    LineRef first = incident.first();
    return first == null ? "" : first.text();
  }

  // ---- what is left out

  @Test
  void sinceAndUntil_leaveOut_andCount() {
    List<String> lines = troubled(4).lines();
    long since = START + 30 * 60 * SECOND;
    long until = START + 60 * 60 * SECOND;
    String from = ShopLog.START.plusSeconds(30 * 60).toString().substring(0, 19);
    String to = ShopLog.START.plusSeconds(60 * 60).toString().substring(0, 19);
    long inside = lines.stream().filter(l -> l.compareTo(from) >= 0 && l.compareTo(to) < 0).count();
    Report report = scan(range(since, until), log("shop.log", lines));
    assertThat(report.input().lines()).isEqualTo(lines.size());
    assertThat(report.input().records()).isEqualTo(lines.size());
    assertThat(report.input().outside()).isEqualTo(lines.size() - inside);
    assertThat(inPatterns(report)).isEqualTo(inside);
    assertThat(report.patterns()).noneMatch(row -> row.text().contains("refused"));
    assertThat(report.input().range())
        .isNotNull()
        .satisfies(
            range -> {
              assertThat(Objects.requireNonNull(range).fromNanos()).isGreaterThanOrEqualTo(since);
              assertThat(range.toNanos()).isLessThanOrEqualTo(until);
            });
    assertThat(report.notes()).anyMatch(note -> note.contains("outside the time range"));
    Report both =
        scan(range(since, until), log("a.log", lines), log("b.log", lines.subList(0, 900)));
    assertThat(inPatterns(both) + both.input().outside()).isEqualTo(lines.size() + 900L);
  }

  @Test
  void untilIsExclusive_sinceIsInclusive() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      lines.add(ShopLog.START.plusSeconds(i) + " INFO line number " + i);
    }
    Report report = scan(range(START + 3 * SECOND, START + 7 * SECOND), log("a.log", lines));
    assertThat(report.patterns().getFirst().count()).isEqualTo(4);
    assertThat(report.input().outside()).isEqualTo(6);
  }

  @Test
  void minScore_leavesOutTheLesserIncidents() {
    LogSource log = log("shop.log", troubled(5).lines());
    List<Incident> all =
        scan(settings(LineRef.NO_TIME, Long.MAX_VALUE, null, 0, false), log).incidents();
    int middle = all.get(all.size() / 2).score();
    List<Incident> some =
        scan(settings(LineRef.NO_TIME, Long.MAX_VALUE, null, middle, false), log).incidents();
    assertThat(all).hasSizeGreaterThan(1);
    assertThat(some).isEqualTo(all.stream().filter(one -> one.score() >= middle).toList());
    assertThat(scan(settings(LineRef.NO_TIME, Long.MAX_VALUE, null, 100, false), log).incidents())
        .allMatch(incident -> incident.score() == 100);
    assertThat(all).isSortedAccordingTo((a, b) -> Integer.compare(b.score(), a.score()));
    assertThat(all)
        .allMatch(
            one -> one.points().values().stream().mapToInt(Integer::intValue).sum() == one.score());
  }

  // ---- what stops, what fails

  @Test
  void scanThatIsStopped_reportsWhatItHas_andNothingItHasNotJudged() {
    List<String> lines = troubled(6).lines();
    AtomicInteger told = new AtomicInteger();
    Progress stop =
        new Progress() {
          @Override
          public void read(String source, long lines, long storedBytes) {
            assertThat(source).isEqualTo("shop.log");
            told.incrementAndGet();
          }

          @Override
          public boolean stopped() {
            return told.get() >= 2;
          }
        };
    Report report = new Scan(DEFAULTS).run(List.of(log("shop.log", lines)), stop).report();
    assertThat(report.interrupted()).isTrue();
    assertThat(report.input().lines()).isBetween(1_000L, lines.size() - 1L);
    assertThat(inPatterns(report)).isEqualTo(report.input().records());
    assertThat(scan(log("shop.log", lines)).interrupted()).isFalse();
  }

  @Test
  void progress_isToldOfEveryBatch() {
    List<String> lines = troubled(7).lines();
    List<Long> told = new ArrayList<>();
    Progress watch =
        new Progress() {
          @Override
          public void read(String source, long lines, long storedBytes) {
            told.add(lines);
          }
        };
    new Scan(DEFAULTS)
        .run(List.of(log("a.log", lines), log("b.log", lines), log("c.log", lines)), watch);
    assertThat(told).hasSizeGreaterThan(lines.size() * 3 / 1024 / 2).isSorted();
  }

  @Test
  void sourcesThatFail_areReported_amongGoodOnes() {
    List<String> lines = troubled(8).lines();
    byte[] text = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    int whole = (String.join("\n", lines.subList(0, 2_000)) + "\n").length();
    Report report =
        scan(
            new MemoryLog("locked.log", text).thatDoesNotOpen(),
            log("shop.log", lines),
            new MemoryLog("torn.log", text).failingAfter(whole));
    assertThat(report.input().failed())
        .containsExactly(
            new Report.Failure("locked.log", "locked.log cannot be opened", false),
            new Report.Failure("torn.log", "torn.log broke off", true));
    assertThat(report.input().files()).containsExactly("shop.log", "torn.log");
    assertThat(report.input().lines()).isEqualTo(lines.size() + 2_000L);
    assertThat(inPatterns(report)).isEqualTo(lines.size() + 2_000L);
    assertThat(report.incidents()).anyMatch(one -> one.title().contains("disk of the store"));
  }

  // ---- baseline

  @Test
  void baseline_showsANewPatternAndOddSessions() {
    Model quiet = model(new ShopLog(9).requests(120));
    ShopLog run = new ShopLog(10).requests(120);
    run.oddRequests(
        60, 12, List.of("cart opened for customer", "voucher of bank declined by fraud desk"));
    run.add(90 * 60_000, "INFO moon is full over the harbour");
    Report report = scan(against(quiet), log("shop.log", run.lines()));
    assertThat(report.newPatterns()).isEqualTo(2);
    assertThat(report.incidents())
        .anyMatch(one -> one.points().containsKey("new") && one.title().contains("moon is full"))
        .anyMatch(
            one ->
                one.sessions().size() == 12
                    && one.samples().stream().anyMatch(line -> line.text().contains("fraud desk")));
  }

  @Test
  void runAgainstItsOwnModel_hasNothingNew() {
    ShopLog run = troubled(11);
    run.oddRequests(60, 12, List.of("cart opened for customer", "voucher declined by fraud desk"));
    Report report = scan(against(model(run)), log("shop.log", run.lines()));
    assertThat(report.newPatterns()).isZero();
    assertThat(report.patterns()).noneMatch(Report.PatternRow::isNew);
    assertThat(report.incidents())
        .noneMatch(one -> one.points().containsKey("new") || one.points().containsKey("session"));
  }

  @Test
  void newWordInAPlaceThatVaries_isNoNewsToTheBaseline() {
    ShopLog first = new ShopLog(17).requests(20);
    for (int i = 0; i < 60; i++) {
      String user = "" + (char) ('a' + i % 26) + (char) ('a' + i / 26) + "nna";
      first.add(i * 9_000L, "INFO user " + user + " of the shop signed in");
    }
    ShopLog run = new ShopLog(18).requests(20);
    run.add(600_000, "INFO user zacharias of the shop signed in");
    run.add(900_000, "INFO moon is full over the harbour");
    Report report = scan(against(model(first)), log("shop.log", run.lines()));
    assertThat(report.patterns().stream().filter(Report.PatternRow::isNew))
        .singleElement()
        .matches(row -> row.text().contains("moon is full"));
  }

  @Test
  void anotherQuietRun_isNoNewsToTheBaseline() {
    Model quiet = model(new ShopLog(12).requests(120));
    Report report = scan(against(quiet), log("shop.log", new ShopLog(13).requests(120).lines()));
    assertThat(report.newPatterns()).isZero();
    assertThat(report.incidents()).isEmpty();
  }

  private static Model model(ShopLog log) {
    return new Scan(DEFAULTS).run(List.of(log("shop.log", log.lines())), Progress.NONE).model();
  }

  // ---- redaction

  @Test
  void redact_hidesWhatIsPersonal_inEveryTextOfTheReport() {
    List<String> secrets =
        List.of("anna.berg@example.org", "4111 1111 1111 1111", "Sommer-Regen", "192.0.9.77");
    ShopLog log = new ShopLog(14).requests(120);
    for (int i = 0; i < 200; i++) {
      log.add(
          80 * 60_000 + i * 900L,
          "ERROR login of anna.berg@example.org failed, password=Sommer-Regen card 4111 1111 1111"
              + " 1111 from 192.0.9.77");
    }
    log.add(100 * 60_000, "FATAL mail of anna.berg@example.org lost, password: Sommer-Regen");
    log.oddRequests(
        40, 25, List.of("cart opened for customer", "voucher asked for, password=Sommer-Regen"));
    LogSource source = log("shop.log", log.lines());
    Report open = scan(source);
    Report redacted = scan(settings(LineRef.NO_TIME, Long.MAX_VALUE, null, 0, true), source);
    assertThat(secrets).allMatch(secret -> open.toString().contains(secret));
    assertThat(open.incidents()).anyMatch(one -> one.title().contains("Sommer-Regen"));
    assertThat(redacted.toString())
        .contains("[EMAIL]", "[CREDIT_CARD]", "[SECRET]", "[IP]")
        .doesNotContain(secrets);
  }

  @Test
  void redact_hidesWhatIsPersonal_alsoWhereATextIsCut() {
    for (int pad = 40; pad < 100; pad++) {
      ShopLog log = new ShopLog(15).requests(60);
      String words = "courier said that ".repeat(9).substring(0, pad);
      log.add(40 * 60_000, "FATAL " + words + " password=Sommer-Regen-Anna is gone");
      Report redacted =
          scan(
              settings(LineRef.NO_TIME, Long.MAX_VALUE, null, 0, true),
              log("shop.log", log.lines()));
      assertThat(redacted.incidents()).isNotEmpty();
      assertThat(redacted.toString()).as("%d letters before it", pad).doesNotContain("Sommer");
    }
  }

  @Test
  void redact_hidesAnAddressThatTheStoreCuts() {
    for (int pad = 440; pad < 520; pad += 3) {
      ShopLog log = new ShopLog(16).requests(60);
      String words = "courier said that ".repeat(40).substring(0, pad - 30);
      log.add(40 * 60_000, "FATAL " + words + " mail anna.berg@example.org");
      Report redacted =
          scan(
              settings(LineRef.NO_TIME, Long.MAX_VALUE, null, 0, true),
              log("shop.log", log.lines()));
      assertThat(redacted.toString()).as("%d letters before it", pad).doesNotContain("anna.berg");
    }
  }

  @Test
  void redact_hidesACardNumberThatTheStoreCuts() {
    for (int pad = 440; pad < 490; pad++) {
      ShopLog log = new ShopLog(16).requests(60);
      String words = "courier said that ".repeat(40).substring(0, pad - 1).strip();
      log.add(40 * 60_000, "FATAL " + words + " card 4111 1111 1111 1111");
      Report redacted =
          scan(
              settings(LineRef.NO_TIME, Long.MAX_VALUE, null, 0, true),
              log("shop.log", log.lines()));
      assertThat(redacted.toString()).as("%d letters before it", pad).doesNotContain("4111 1111");
    }
  }
}
