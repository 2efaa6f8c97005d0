package nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nightjar.cli.ConfigShell.Ended;
import nightjar.cli.PatternLog.Line;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatternModelsTest {
  private static final String TIME = "2026-03-02T20:00:00Z INFO ";
  private static final String LOGIN = "user <*> logged in from <*>";

  @TempDir private Path folder;
  private String model = "";

  @BeforeEach
  void begin() {
    model = folder.resolve("model.json").toString();
  }

  private static String[] usual() {
    return IntStream.range(0, 200)
        .mapToObj(
            i ->
                switch (i % 3) {
                  case 0 -> TIME + "user " + i + " logged in from 10.0.0." + i;
                  case 1 -> TIME + "order " + i + " paid by card in " + i + " ms";
                  default ->
                      TIME
                          + "cache of "
                          + "alpha beta gamma delta".split(" ", -1)[i % 4]
                          + " cleared";
                })
        .toArray(String[]::new);
  }

  private PatternLog saved() throws IOException {
    PatternLog log = PatternLog.of(folder, usual());
    assertThat(log.patterns("--save-model", model).code()).isEqualTo(ExitCode.DONE);
    return log;
  }

  private static String id(PatternLog log, String text) throws IOException {
    return log.json().stream()
        .filter(pattern -> PatternLog.text(pattern, "text").equals(text))
        .map(pattern -> PatternLog.text(pattern, "id"))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> names(List<Object> patterns) {
    return patterns.stream()
        .map(p -> PatternLog.text(p, "id") + " " + PatternLog.text(p, "text"))
        .sorted()
        .toList();
  }

  @Test
  void shuffledLog_matchesAll() throws IOException {
    List<String> before = names(saved().json());
    List<String> lines = Arrays.asList(usual());
    Collections.shuffle(lines, new Random(5));
    PatternLog log = PatternLog.of(folder, lines.toArray(String[]::new));
    Ended ended = log.patterns("--match", model);
    assertThat(ended.code()).isEqualTo(ExitCode.DONE);
    assertThat(ended.out()).contains("200 of 200 records match " + model + ".");
    assertThat(names(log.json("--match", model))).isEqualTo(before);
    assertThat(log.lines("--match", model))
        .allSatisfy(line -> assertThat(line.json()).asString().contains("known=true"));
  }

  @Test
  void linesOfNoSavedPattern_areNew() throws IOException {
    saved();
    PatternLog log =
        PatternLog.of(folder, TIME + "user 5 logged in from 10.0.0.5", TIME + "disk 7 is on fire");
    Ended ended = log.patterns("--match", model, "--json");
    assertThat(ended.code()).isEqualTo(ExitCode.FOUND);
    assertThat(ended.out()).contains("\"matched\": 1,").contains("\"new_patterns\": 1");
    List<Line> lines = log.lines("--match", model);
    assertThat(lines.get(0).json()).asString().contains("known=true");
    assertThat(lines.get(1).json()).asString().contains("known=false");
    assertThat(lines.get(1).id()).isEqualTo(id(log, "disk <*> is on fire"));
    assertThat(log.patterns("--match", model, "--lines").err())
        .contains("1 of 2 records match " + model + "; the others are of 1 new pattern.");
  }

  @Test
  void savedPattern_takesWordsItHasNotSeen_inItsSlots() throws IOException {
    String[] names = "ada bob cleo dan eve fay gus hal ivy jon kim lou".split(" ");
    PatternLog.of(
            folder,
            Stream.of(names)
                .map(n -> TIME + "user " + n + " has left the shop")
                .toArray(String[]::new))
        .patterns("--save-model", model);
    PatternLog other = PatternLog.of(folder, TIME + "user zoe has left the shop");
    assertThat(other.patterns("--match", model).code()).isEqualTo(ExitCode.DONE);
    assertThat(other.lines("--match", model).getFirst().pattern())
        .isEqualTo("user <*> has left the shop");
  }

  @Test
  void damagedModel_isNamedAndRefused() throws IOException {
    PatternLog log = saved();
    String whole = Files.readString(Path.of(model));
    for (String damaged :
        List.of(
            whole.substring(0, whole.length() / 2),
            whole.replaceFirst("logged", "lagged"),
            "{\"schema\":\"nightjar.model/9\"}",
            "")) {
      Files.writeString(Path.of(model), damaged);
      for (String option : List.of("--match", "--model")) {
        Ended ended =
            option.equals("--match")
                ? log.patterns(option, model)
                : log.shell().run("patterns", option, model, "--undo", "1");
        assertThat(ended.code()).isEqualTo(ExitCode.USAGE);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err())
            .startsWith("nightjar: " + option + " " + model + ": it is no model I can read (")
            .contains("make a new one with --save-model");
      }
      assertThat(Files.readString(Path.of(model))).isEqualTo(damaged);
    }
  }

  @Test
  void changes_areVersionsInTheModel_andCanBeUndone() throws IOException {
    PatternLog log = saved();
    ConfigShell shell = log.shell();
    String login = id(log, LOGIN);
    Ended renamed = shell.run("patterns", "--model", model, "--rename", login + "=Log\u001bin ok");
    assertThat(renamed.code()).isEqualTo(ExitCode.DONE);
    assertThat(renamed.out())
        .startsWith("1: rename " + LOGIN + " is \"Log?in ok\", by ")
        .contains("at 2026-03-10T12:00:00Z");
    assertThat(title(log, login)).isEqualTo("Log\u001bin ok");
    assertThat(shell.run("patterns", "--model", model, "--undo", "1").out())
        .contains("2: undo fact 1");
    assertThat(title(log, login)).isNotEqualTo("Log\u001bin ok");
    shell.run("patterns", "--model", model, "--undo", "2");
    assertThat(title(log, login)).isEqualTo("Log\u001bin ok");
    assertThat(shell.run("patterns", "--model", model).out().lines()).hasSize(3);
  }

  private String title(PatternLog log, String id) throws IOException {
    return log.json("--match", model).stream()
        .filter(pattern -> PatternLog.text(pattern, "id").equals(id))
        .map(pattern -> PatternLog.text(pattern, "title"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void splitAndJoin_moveLines() throws IOException {
    String[] names = "ada bob cleo dan eve fay gus hal ivy jon kim lou".split(" ");
    PatternLog log =
        PatternLog.of(
            folder,
            Stream.of(names)
                .flatMap(
                    n -> Stream.of(TIME + "user " + n + " has left the shop", TIME + "stock 5 low"))
                .toArray(String[]::new));
    log.patterns("--save-model", model);
    String left = id(log, "user <*> has left the shop");
    Ended split = log.shell().run("patterns", "--model", model, "--split", left + ":0=eve");
    assertThat(split.out()).contains("2 patterns before, 3 after");
    assertThat(
            log.lines("--match", model).stream()
                .filter(l -> l.pattern().equals("user eve has left the shop")))
        .hasSize(1);
    String stock = id(log, "stock <*> low");
    Ended joined =
        log.shell()
            .run("patterns", "--model", model, "--join", left + "," + stock, log.file().toString());
    assertThat(joined.err()).contains("3 patterns before, 2 after");
    assertThat(joined.out()).contains("24 of 24 records match");
    assertThat(log.lines("--match", model).stream().filter(l -> l.id().equals(left))).hasSize(23);
    Ended none = log.shell().run("patterns", "--model", model, "--split", left + ":0=nobody");
    assertThat(none.out()).contains("nothing is split so far");
  }

  @Test
  void pinnedPattern_keepsIdAndText_whateverComes() throws IOException {
    PatternLog log = PatternLog.of(folder, TIME + "user ada has left the shop");
    log.patterns("--save-model", model);
    String ada = id(log, "user ada has left the shop");
    assertThat(log.shell().run("patterns", "--model", model, "--pin", ada).out())
        .contains("1: pin user ada has left the shop");
    assertThat(log.json("--match", model)).hasSize(1);
  }

  @Test
  void exportedFacts_giveTheSamePatternsAgain() throws IOException {
    PatternLog log = PatternLog.of(folder, usual());
    Path facts =
        Files.writeString(
            folder.resolve("facts.json"),
            """
            {"by hand": [1, {"facts": 2}],
             "facts": [{"kind": "rename", "shape": "%s", "title": "Login"},
                       {"kind": "join", "shapes": ["%s", "order <*> paid by card in <*>"]},
                       {"kind": "pin", "shape": "not seen yet", "text": "x"}]}
            """
                .formatted(LOGIN, LOGIN));
    String exported = folder.resolve("exported.json").toString();
    assertThat(log.patterns("--facts", facts.toString(), "--export", exported).code())
        .isEqualTo(ExitCode.DONE);
    List<Object> before = log.json("--facts", facts.toString());
    assertThat(before.getFirst()).asString().contains("title=Login");
    assertThat(log.json("--facts", exported)).isEqualTo(before).isNotEqualTo(log.json());
    String again = folder.resolve("again.json").toString();
    log.patterns("--facts", exported, "--export", again);
    assertThat(Files.readString(Path.of(again))).isEqualTo(Files.readString(Path.of(exported)));
    log.patterns("--facts", exported, "--save-model", model);
    assertThat(log.shell().run("patterns", "--model", model).out().lines()).hasSize(3);
    assertThat(title(log, id(log, LOGIN))).isEqualTo("Login");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[] | it is no JSON object with \"facts\" in it",
        "{} | it has no array \"facts\"",
        "{\"facts\":[{\"kind\":\"rename\"}]} | fact 1, at line 1: it has no \"shape\"",
        "{\"facts\":[{\"kind\":\"paint\"}]} | none of rename, pin, split, join, undo",
        "{\"facts\":[{\"kind\":\"undo\",\"undone\":7}]} | fact 1 can undo an earlier one, not 7",
        "{\"facts\":[{\"kind\":\"join\",\"shapes\":[\"a\"]}]} | 2 to 256 patterns are joined, not 1",
        "{\"facts\":[{\"kind\":\"pin\",\"shape\":[]}]} | a fact cannot have such a \"shape\"",
        "{\"facts\":[{\"kind\":\"pin\",\"shape\":\"a\",\"at\":\"noon\"}]} | fact 1, at line 1: ",
        "{\"facts\":[7]} | fact 1 is no JSON object",
        "{\"facts\":[{ | damaged at line 1",
      })
  void factsThatAreNone_areRefused(String json, String reason) throws IOException {
    PatternLog log = PatternLog.of(folder, TIME + "x");
    Path facts = Files.writeString(folder.resolve("facts.json"), Objects.requireNonNull(json));
    Ended ended = log.patterns("--facts", facts.toString());
    assertThat(ended.code()).isEqualTo(ExitCode.USAGE);
    assertThat(ended.err())
        .startsWith("nightjar: --facts " + facts + ": I cannot read facts from it (")
        .contains(reason)
        .contains("docs/patterns.md");
  }

  @Test
  void factsThatAreTooDeep_areRefused() throws IOException {
    PatternLog log = PatternLog.of(folder, TIME + "x");
    String deep = "{\"other\":" + "[".repeat(5_000) + "]".repeat(5_000) + ",\"facts\":[]}";
    Path facts = Files.writeString(folder.resolve("facts.json"), deep);
    Ended ended = log.patterns("--facts", facts.toString());
    assertThat(ended.code()).isEqualTo(ExitCode.USAGE);
    assertThat(ended.err()).contains("I cannot read facts from it (damaged: ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--lines --json | --lines shows lines, --json and --regex show patterns; choose one",
        "--match M --save-model N | leave out --match",
        "--export E --redact | leave out --redact",
        "--rename 1=x | name it with --model",
        "--model M --rename 0123456789abcdef=x | there is no pattern 0123456789abcdef in M",
        "--model M --rename x | --rename: \"x\" is no ID=TITLE",
        "--model M --split x | --split: \"x\" is no ID:SLOT=VALUE",
        "--model M --undo 5 | --undo: there is no fact 5 in M",
        "--model M --undo x | --undo: \"x\" is not a whole number",
        "--model M --match M | leave out --match",
        "--model M FILE | to list files by the patterns of a model: --match M",
        "--match gone.json FILE | --match: there is no file gone.json",
        "--save-model FILE FILE | is read; name another file",
        "--export N --save-model N FILE | --save-model and --export name the same file",
      })
  void wrongUsage_saysWhatIsRight(String options, String message) throws IOException {
    PatternLog log = saved();
    String line =
        ("patterns " + options)
            .replaceAll("\\bM\\b", model)
            .replaceAll("\\bN\\b", folder.resolve("new.json").toString())
            .replaceAll("\\bFILE\\b", log.file().toString());
    Ended ended = log.shell().run(line.split(" "));
    assertThat(ended.code()).isEqualTo(ExitCode.USAGE);
    assertThat(ended.err()).contains(message.replaceAll("\\bM\\b", model));
    assertThat(ended.out()).isEmpty();
  }

  @Test
  void everyPattern_hasARegularExpressionForItsMessages() throws IOException {
    PatternLog log = PatternLog.of(folder, usual());
    for (Object pattern : log.json()) {
      String regex = PatternLog.text(pattern, "regex");
      long messages =
          Stream.of(usual()).filter(l -> l.substring(TIME.length()).matches(regex)).count();
      assertThat(messages).as(regex).isEqualTo(PatternLog.number(pattern, "count"));
    }
    assertThat(log.patterns("--regex").out())
        .contains("^user\\s+(.*?)\\s+logged\\s+in\\s+from\\s+(.*?)$");
  }
}
