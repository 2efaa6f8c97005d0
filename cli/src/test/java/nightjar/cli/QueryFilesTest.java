package nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nightjar.cli.ConfigShell.Ended;
import nightjar.testkit.StandInJson;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines of files, looked for through the command. */
class QueryFilesTest {
  private static final String REFUSED = "connection to 10.0.0.";

  @TempDir private Path folder;
  private ConfigShell shell = new ConfigShell(Path.of(""));
  private Path log = Path.of("");

  @BeforeEach
  void write() throws IOException {
    shell = new ConfigShell(folder.resolve("data"));
    log = Files.writeString(folder.resolve("app.log"), SampleLog.withBurst(100));
  }

  private Ended query(String text, String... options) {
    List<String> arguments = new ArrayList<>(List.of("query", text, log.toString()));
    arguments.addAll(List.of(options));
    return shell.run(arguments.toArray(String[]::new));
  }

  private List<String> lines(String text, String... options) {
    Ended ended = query(text, options);
    assertThat(ended.code()).as(ended.err()).isEqualTo(ExitCode.DONE);
    return ended.out().lines().toList();
  }

  private Path write(String name, String text) throws IOException {
    log = Files.writeString(folder.resolve(name), text);
    return log;
  }

  @Test
  void matches_areShownOldestFirst_asTheirTimeLevelServiceAndMessage() {
    List<String> lines = lines("level:error refused", "--limit", "6");
    assertThat(lines).hasSize(6);
    assertThat(lines.getFirst())
        .matches("2026-03-02 20:01:31\\.000  E  app\\.log +.*connection to 10\\.0\\.0\\.0 refused");
    assertThat(lines.getLast()).contains("20:01:32.000", "10.0.0.0");
  }

  @Test
  void aRepeatedRun_givesTheSameBytes() {
    assertThat(query("took OR refused").out()).isEqualTo(query("took OR refused").out());
  }

  @Test
  void limit_endsTheReading_andSaysSo() {
    Ended ended = query("orders", "--limit", "3");
    assertThat(ended.out().lines()).hasSize(3);
    assertThat(ended.out()).contains("20:00:00.000").doesNotContain("20:00:03");
    assertThat(ended.err()).contains("ended after 3 lines");
    assertThat(query("orders", "--limit", "3", "-q").err()).isEmpty();
  }

  @Test
  void several_areMergedByTime() throws IOException {
    Path one = Files.writeString(folder.resolve("one.log"), "2026-03-02T20:00:01Z INFO a x\n");
    Path two =
        Files.writeString(
            folder.resolve("two.log"), "2026-03-02T20:00:00Z INFO b x\n2026-03-02T20:00:02Z c x\n");
    Ended ended = shell.run("query", "x", one.toString(), two.toString());
    assertThat(ended.out().lines().map(line -> line.substring(17, 19)))
        .containsExactly("00", "01", "02");
  }

  @Test
  void count_isANumber() {
    assertThat(query("refused", "--count").out()).isEqualTo("45\n");
    Ended none = query("nosuchword", "--count");
    assertThat(none.out()).isEqualTo("0\n");
    assertThat(none.code()).isEqualTo(ExitCode.NOTHING_FOUND);
  }

  @Test
  void noMatch_isOneAsWithGrep() {
    Ended ended = query("nosuchword");
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err()).contains("no line matches nosuchword");
  }

  @Test
  void sinceAndUntil_narrow() {
    assertThat(lines("", "--since", "20:00:10", "--until", "20:00:13")).hasSize(3);
    assertThat(lines("from:2026-03-02T20:01:39Z orders")).hasSize(1);
  }

  @Test
  void context_showsLinesOfTheSameSource_withGaps() throws IOException {
    write(
        "few.log",
        """
        2026-03-02T20:00:00Z INFO a
        2026-03-02T20:00:01Z INFO b hit
        2026-03-02T20:00:02Z INFO c
        2026-03-02T20:00:03Z INFO d
        2026-03-02T20:00:04Z INFO e
        2026-03-02T20:00:05Z INFO f hit
        """);
    List<String> lines = lines("hit", "--context", "1", "--format", "raw");
    assertThat(lines.stream().map(line -> line.replaceFirst(".*INFO ", "")))
        .containsExactly("a", "b hit", "c", "--", "e", "f hit");
    Object document = StandInJson.read(query("hit", "--context", "1", "--format", "json").out());
    assertThat(StandInJson.items(document, "lines"))
        .extracting(line -> StandInJson.member(line, "match"))
        .containsExactly(false, true, false, false, true);
    assertThat(lines("hit", "--context", "1", "--limit", "1", "--format", "raw")).hasSize(3);
  }

  @Test
  void json_hasASchemaAndEverything() throws IOException {
    Object document = StandInJson.read(query("Refused", "--format", "json", "--histogram").out());
    assertThat(StandInJson.text(document, "schema")).isEqualTo("nightjar.query/1");
    assertThat(StandInJson.text(document, "query")).isEqualTo("Refused");
    assertThat(StandInJson.text(document, "total")).isEqualTo("45");
    assertThat(StandInJson.text(document, "complete")).isEqualTo("true");
    List<Object> lines = StandInJson.items(document, "lines");
    assertThat(lines).hasSize(45);
    Object first = lines.getFirst();
    assertThat(StandInJson.text(first, "timestamp")).isEqualTo("2026-03-02T20:01:31Z");
    assertThat(StandInJson.text(first, "level")).isEqualTo("ERROR");
    assertThat(StandInJson.text(first, "line")).isEqualTo("93");
    assertThat(StandInJson.text(first, "text")).contains("ERROR [db-0]", REFUSED);
    Object histogram = StandInJson.member(document, "histogram");
    long sum = 0;
    for (Object count : StandInJson.items(histogram, "counts")) {
      sum += ((Number) count).longValue();
    }
    assertThat(sum).isEqualTo(45);
    Object counted = StandInJson.read(query("x OR refused", "--format", "json", "--count").out());
    assertThat(StandInJson.text(counted, "total")).isEqualTo("45");
    Object line = StandInJson.read(lines("refused", "--format", "jsonl").getFirst());
    assertThat(StandInJson.text(line, "schema")).isEqualTo("nightjar.line/1");
  }

  @Test
  void csv_isQuotedAndNoFormula() throws IOException {
    write("a.log", "=HYPERLINK(\"http://x\",\"y\") one\n+1 one\n-2 one\n@sum one\nplain, one\n");
    Ended ended = query("one", "--format", "csv");
    String[] rows = ended.out().split("\r\n");
    assertThat(rows[0]).isEqualTo("timestamp,level,service,source,line,id,pattern_id,match,text");
    assertThat(rows).hasSize(6);
    assertThat(rows[1]).endsWith(",\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\") one\"");
    assertThat(rows[2]).endsWith(",'+1 one");
    assertThat(rows[3]).endsWith(",'-2 one");
    assertThat(rows[4]).endsWith(",'@sum one");
    assertThat(rows[5]).endsWith(",\"plain, one\"");
  }

  @ParameterizedTest
  @CsvSource({"table", "json", "jsonl", "csv", "raw"})
  void hostileText_reachesNoTerminal(String format) throws IOException {
    write("evil.log", "2026-03-02T20:00:00Z INFO \u001b[31mred\u202e\u009b2J word\n");
    Ended ended = query("word", "--format", format);
    assertThat(ended.code()).isZero();
    assertThat(ended.out()).doesNotContain("\u001b").doesNotContain("\u202e").contains("red");
    assertThat(ended.out().chars().noneMatch(c -> c == 0x9b)).isTrue();
  }

  @Test
  void colour_marksWhatWasLookedFor() {
    assertThat(lines("refused", "--color", "always", "--limit", "1").getFirst())
        .containsPattern("\u001b\\[1;4;[0-9;]+mrefused\u001b\\[0m");
    assertThat(lines("refused", "--limit", "1").getFirst()).doesNotContain("\u001b");
  }

  @Test
  void histogram_isALineOfBars() {
    List<String> lines = lines("refused", "--histogram", "--limit", "45");
    assertThat(lines).hasSize(46);
    assertThat(lines.getLast()).contains("20:01:31 to 20:01:39", "at most 5 in ").contains("█");
    assertThat(lines("refused", "--histogram", "--ascii").getLast()).matches("[ -~]+");
  }

  @Test
  void pattern_isOneOfThoseTheFilesShow() throws IOException {
    Ended patterns = shell.run("patterns", log.toString(), "--json");
    String id =
        StandInJson.items(StandInJson.read(patterns.out()), "patterns").stream()
            .filter(each -> StandInJson.text(each, "text").contains("refused"))
            .map(each -> StandInJson.text(each, "id"))
            .findFirst()
            .orElseThrow();
    List<String> lines = lines("pattern:" + id, "--format", "jsonl");
    assertThat(lines).hasSize(45).allSatisfy(line -> assertThat(line).contains(id, "refused"));
    assertThat(lines("* -pattern:" + id)).hasSize(100);
    Ended unknown = query("pattern:ffffffffffffffff");
    assertThat(unknown.code()).isEqualTo(ExitCode.NOTHING_FOUND);
    assertThat(unknown.err()).contains("show no pattern ffffffffffffffff");
  }

  @Test
  void redact_replacesWhatIsPersonal() throws IOException {
    write("mail.log", "2026-03-02T20:00:00Z INFO mail to ann@example.org sent\n");
    assertThat(query("ann", "--redact").out()).contains("[EMAIL").doesNotContain("ann@");
    assertThat(query("ann").out()).contains("ann@");
  }

  @Test
  void records_ofSeveralLines_areOne() throws IOException {
    write(
        "trace.log",
        """
        2026-03-02T20:00:00Z ERROR broken
        java.lang.IllegalStateException: x
        \tat a.B.c(B.java:1)
        2026-03-02T20:00:01Z INFO fine
        """);
    assertThat(lines("B.java").getFirst()).contains("broken", "+2 lines");
    assertThat(lines("B.java", "--format", "raw")).hasSize(3);
  }

  @Test
  void badQuery_saysWhereAndWhatWasMeant() {
    Ended ended = query("denied levle:error");
    assertThat(ended.code()).isEqualTo(ExitCode.USAGE);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err())
        .startsWith("nightjar: The query cannot be read at character 8: there is no field levle:")
        .contains("\n  denied levle:error\n         ^^^^^^\n")
        .contains("\nDid you mean: denied level:error\n")
        .contains("Learn more: nightjar help query");
  }

  @Test
  void whatCannotBeRead_isSaid() {
    Ended ended = query("refused", folder.resolve("none.log").toString());
    assertThat(ended.code()).isEqualTo(ExitCode.SOME_FAILED);
    assertThat(ended.out().lines()).hasSize(45);
    assertThat(ended.err()).contains("none.log");
    log = folder.resolve("none.log");
    assertThat(query("x").code()).isEqualTo(ExitCode.NOTHING_READ);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "query | TEXT is missing",
        "query x --format xml | --format: \"xml\" is none of table, json",
        "query x a.log --server http://h | query: give files, --server or --data",
        "query x --server http://h --data d | query: give --data or --server, not both",
        "query x --server ftp://h | --server: \"ftp://h\" is no address",
        "query x --key k | --key is for a server",
        "query x a.log --config c | --config is for a data folder",
        "query x --data d --redact | --redact is for files",
        "query x a.log --limit 0 | --limit: \"0\" is not a whole number 1 or more",
        "query x a.log --limit 5 --all | query: give --all or --limit",
        "query x a.log --context 101 | --context: \"101\" is not a whole number from 0 to 100",
        "query x a.log --count --format csv | --count and --histogram are shown with",
        "query x a.log --count --context 2 | --count shows no lines",
        "query x a.log --log-format nope | --log-format: there is no format nope",
        "query is:unusual a.log | is:unusual and incident: ask for what a server has found",
        "query x | nothing to read",
      })
  void wrongUsage_saysWhatWouldBeRight(String line, String message) {
    Ended ended = shell.run(line.split(" "));
    assertThat(ended.code()).isEqualTo(ExitCode.USAGE);
    assertThat(ended.err()).startsWith("nightjar: " + message);
    assertThat(ended.err().lines()).hasSize(2);
  }
}
