package nightjar.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.zip.GZIPOutputStream;
import nightjar.cli.ConfigShell.Ended;
import nightjar.cli.PatternLog.Line;
import nightjar.testkit.StandInJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PatternLinesTest {
  private static final String TIME = "2026-03-02T20:00:00Z INFO ";

  @TempDir private Path folder;

  private PatternLog log(String... lines) throws IOException {
    return PatternLog.of(folder, lines);
  }

  private static List<Long> numbers(List<Line> lines) {
    return lines.stream().map(line -> PatternLog.number(line.json(), "line")).toList();
  }

  private static List<Long> upTo(long last) {
    return LongStream.rangeClosed(1, last).boxed().toList();
  }

  @Test
  void values_areWhereTheyStandInTheLine() throws IOException {
    List<Line> lines =
        log(
                TIME + "user 17 logged in from 10.0.0.1",
                TIME + "user 18 logged in from 10.0.0.2",
                "2026-03-02T20:00:01Z INFO user 19   logged in from 10.0.0.3")
            .lines();
    assertThat(numbers(lines)).isEqualTo(upTo(3));
    assertThat(lines).extracting(Line::pattern).containsOnly("user <*> logged in from <*>");
    assertThat(lines.get(0).values()).containsExactly("number 17", "ipv4 10.0.0.1");
    assertThat(lines.get(2).values()).containsExactly("number 19", "ipv4 10.0.0.3");
    assertThat(lines.getFirst().json()).asString().doesNotContain("file", "known", "why");
  }

  @Test
  void continuationLines_haveThePatternOfTheirRecord() throws IOException {
    List<Line> lines =
        log(
                TIME + "payment 7781 failed",
                "java.lang.IllegalStateException: closed 5",
                "\tat shop.Payment.pay(Payment.java:17)",
                "",
                TIME + "payment 7782 failed")
            .lines();
    assertThat(numbers(lines)).isEqualTo(upTo(5));
    assertThat(lines).extracting(Line::id).containsOnly(lines.getFirst().id());
    assertThat(lines.get(0).values()).containsExactly("number 7781");
    assertThat(lines.subList(1, 4)).allSatisfy(line -> assertThat(line.values()).isEmpty());
    assertThat(lines.get(4).values()).containsExactly("number 7782");
  }

  @Test
  void jsonAndKeyValueLines_countFromTheirFirstByte() throws IOException {
    List<Line> json =
        log("{\"time\":\"2026-03-02T20:00:00Z\",\"level\":\"info\",\"msg\":\"order 17 paid\"}")
            .lines();
    assertThat(json.getFirst().values()).containsExactly("number 17");
    List<Line> pairs =
        log("time=2026-03-02T20:00:00Z level=info msg=\"order 18 paid\" port=80").lines();
    assertThat(pairs.getFirst().values()).contains("number 18");
  }

  @Test
  void escapesThatTheReaderResolves_countAsTheyStand() throws IOException {
    Random random = new Random(11);
    String[] pieces = {
      "\\\"",
      "\\\\",
      "\\t",
      "\\u00e9",
      "\\u0041",
      "\\ud83d\\ude00",
      "\\/",
      "a",
      " ",
      "é",
      "\\\\\\\\"
    };
    String[] lines = new String[300];
    for (int i = 0; i < lines.length; i++) {
      String noise =
          random
              .ints(random.nextInt(12), 0, pieces.length)
              .mapToObj(n -> pieces[n])
              .collect(Collectors.joining());
      lines[i] =
          "{\"log\":\"2026-03-02T20:00:00Z INFO x"
              + noise
              + " took 77 ms\\n\",\"stream\":\"stdout\",\"time\":\"2026-03-02T20:00:00Z\"}";
    }
    List<Line> told = log(lines).lines();
    assertThat(told).hasSize(lines.length);
    assertThat(told)
        .allSatisfy(
            line ->
                assertThat(line.values())
                    .as(line.latin1())
                    .anyMatch(value -> value.endsWith(" 77") || value.endsWith(" 77 ms")));
  }

  @Test
  void strangeBytes_areLinesLikeAnyOther() throws IOException {
    var bytes = new ByteArrayOutputStream();
    bytes.write("\uFEFF\n\nuser 3 in\r\n用户 17 登录\n".getBytes(UTF_8));
    bytes.write("bad \u00ff\u00fe 18 here\n".getBytes(StandardCharsets.ISO_8859_1));
    bytes.write("nul \0 19 here\nlone\rreturn 20 here\n".getBytes(UTF_8));
    bytes.write(("y".repeat(1_000_000) + " 21\n").getBytes(UTF_8));
    bytes.write("last 22".getBytes(UTF_8));
    PatternLog log = PatternLog.of(folder, "strange.log", bytes.toByteArray());
    List<Line> lines = log.lines("--format", "text");
    assertThat(numbers(lines)).isEqualTo(upTo(9));
    assertThat(lines.get(2).values()).containsExactly("number 3");
    assertThat(lines.get(3).values()).containsExactly("number 17");
    assertThat(lines.get(3).pattern()).isEqualTo("用户 <*> 登录");
    assertThat(lines.get(4).values()).containsExactly("number 18");
    assertThat(lines.get(5).values()).singleElement().asString().endsWith("19");
    assertThat(lines.get(6).values()).containsExactly("number 20");
    assertThat(lines.get(8).values()).containsExactly("number 22");
  }

  @Test
  void damagedFile_tellsTheLinesThatWereRead() throws IOException {
    String text =
        IntStream.range(0, 2_000)
            .mapToObj(i -> TIME + "user " + i + " logged in from 10.0.0." + i % 250 + "\n")
            .collect(Collectors.joining());
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(text.getBytes(UTF_8));
    }
    byte[] cut = Arrays.copyOf(packed.toByteArray(), packed.size() / 2);
    PatternLog log = PatternLog.of(folder, "app.log.gz", cut);
    Object report = StandInJson.read(log.patterns("--json").out());
    long read = PatternLog.number(StandInJson.member(report, "input"), "lines");
    assertThat(read).isBetween(100L, 1_999L);
    Ended told = log.patterns("--lines");
    assertThat(told.code()).isEqualTo(ExitCode.SOME_FAILED);
    assertThat(told.out().lines()).hasSize((int) read);
    assertThat(told.out()).doesNotContain("\"why\"");
    assertThat(told.err()).contains("cut short").doesNotContain("written");
  }

  @Test
  void byteOrderMark_isCounted() throws IOException {
    PatternLog log =
        PatternLog.of(folder, "bom.log", ("\uFEFF" + TIME + "user 17 in\n").getBytes(UTF_8));
    assertThat(log.lines().getFirst().values()).containsExactly("number 17");
    PatternLog wide =
        PatternLog.of(
            folder,
            "wide.log",
            ("\uFEFF" + TIME + "user 17 in\n").getBytes(StandardCharsets.UTF_16BE));
    int start = TIME.length() + "user ".length();
    assertThat(wide.lines().getFirst().json())
        .asString()
        .contains("start=" + start + ", end=" + (start + 2));
  }

  @Test
  void compressedFile_andSeveral() throws IOException {
    Path packed =
        Files.write(
            folder.resolve("b.log.gz"), SampleLog.gzip(TIME + "user 5 in\n" + TIME + "x\n"));
    PatternLog log = log(TIME + "user 4 in");
    Ended ended = log.patterns(packed.toString(), "--lines");
    List<String> lines = ended.out().lines().toList();
    assertThat(lines).hasSize(3);
    assertThat(lines.get(0)).startsWith("{\"file\":\"" + log.file() + "\",\"line\":1,");
    assertThat(lines.get(1)).startsWith("{\"file\":\"" + packed + "\",\"line\":1,");
    assertThat(lines.get(2)).startsWith("{\"file\":\"" + packed + "\",\"line\":2,");
  }

  @Test
  void linesLeftOut_sayWhy() throws IOException {
    List<Line> lines =
        log(
                "2026-03-02T20:00:00Z INFO user 1 in",
                "2026-03-02T21:00:00Z INFO user 2 in",
                "\tand more")
            .lines("--since", "2026-03-02T20:30:00Z");
    assertThat(numbers(lines)).isEqualTo(upTo(3));
    assertThat(lines.get(0).json())
        .asString()
        .contains("pattern_id=null", "why=outside the time range");
    assertThat(lines.get(1).values()).containsExactly("number 2");
    assertThat(lines.get(2).id()).isEqualTo(lines.get(1).id());
  }

  @Test
  void records_areCountedAsInTheTable() throws IOException {
    Random random = new Random(3);
    PatternLog log =
        log(
            IntStream.range(0, 3_000)
                .mapToObj(i -> TIME + word(random) + " " + word(random) + " task " + i + " done")
                .toArray(String[]::new));
    Map<String, Long> told =
        log.lines().stream()
            .collect(Collectors.groupingBy(Line::id, TreeMap::new, Collectors.counting()));
    Map<String, Long> counted = new TreeMap<>();
    for (Object pattern : log.json()) {
      counted.put(PatternLog.text(pattern, "id"), PatternLog.number(pattern, "count"));
    }
    assertThat(told).isEqualTo(counted);
    assertThat(told.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(3_000);
  }

  private static String word(Random random) {
    return random
        .ints(1 + random.nextInt(2), 'a', 'z' + 1)
        .mapToObj(c -> Character.toString(c).repeat(2))
        .collect(Collectors.joining());
  }

  @Test
  void hostileText_isOneSafeLine() throws IOException {
    PatternLog log = log(TIME + "evil \u001b[2J \u202e \u009b31m <script> 5 \u2028 x");
    Ended ended = log.patterns("--lines");
    assertThat(ended.out().lines()).hasSize(1);
    assertThat(ended.out()).doesNotContain("\u001b", "\u202e", "\u009b", "\u2028");
    for (String option : List.of("--regex", "--ascii", "-v", "--json")) {
      assertThat(log.patterns(option).out()).doesNotContain("\u001b", "\u202e", "\u009b", "\u2028");
    }
  }

  @Test
  void redacted_noPersonalDataIsTold() throws IOException {
    PatternLog log =
        log(
            TIME + "mail to alice@example.org from 192.168.7.9 password=hunter2 done",
            TIME + "mail to alice@example.org from 192.168.7.8 password=swordfish done");
    for (String option : List.of("--lines", "--json", "--regex")) {
      assertThat(log.patterns(option, "--redact").out())
          .isNotEmpty()
          .doesNotContain("alice", "192.168", "hunter2", "swordfish");
    }
    assertThat(log.patterns("--json").out()).contains("hunter2");
  }
}
