package nightjar.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code nightjar redact} through the command's own door. */
class RedactCommandTest {
  private static final String DASHES = "-----";
  private static final String BODY = "MIIEowIBAAKCAQEAvx1uTQ0hC3S1mRk7yQ2pWq9b5Jd8Zt0L";

  @TempDir Path folder;
  private final TestShell shell = TestShell.create();

  private int run(String... arguments) {
    List<String> all = new ArrayList<>(List.of("redact"));
    all.addAll(List.of(arguments));
    return Main.run(all, shell.shell());
  }

  private String file(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, content);
    return file.toString();
  }

  @Test
  void values_becomeMarkers_andLinesStayAsTheyAre() throws IOException {
    String log =
        file("app.log", "login of anna@posteo.de from 10.2.3.4\r\nnothing here\n\nlast 10.2.3.5");
    assertThat(run(log)).isEqualTo(ExitCode.DONE);
    assertThat(shell.output()).isEqualTo("login of [EMAIL] from [IP]\r\nnothing here\n\nlast [IP]");
    assertThat(shell.error()).isEmpty();
  }

  @Test
  void lineWithoutValues_comesOutByteForByte() throws IOException {
    byte[] bytes = "caf\u00e9 \u0000\u001b[1m done\r\r\n\tx\n".getBytes(ISO_8859_1);
    Path log = folder.resolve("latin.log");
    Files.write(log, bytes);
    assertThat(run(log.toString())).isEqualTo(ExitCode.DONE);
    assertThat(shell.out().toByteArray()).isEqualTo(bytes);
  }

  @Test
  void compressedFile_isUnpacked_andFoldersAreReadByName() throws IOException {
    Path logs = Files.createDirectories(folder.resolve("logs"));
    var packed = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write("b from 10.2.3.4\n".getBytes(UTF_8));
    }
    Files.write(logs.resolve("b.log.gz"), packed.toByteArray());
    Files.writeString(logs.resolve("a.log"), "a from 10.2.3.5\n");
    assertThat(run(logs.toString())).isEqualTo(ExitCode.DONE);
    assertThat(shell.output()).isEqualTo("a from [IP]\nb from [IP]\n");
  }

  @Test
  void lineLongerThanIsHeld_isLookedThroughFromEndToEnd() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      line.append(
          i % 3 == 0 ? "ip=10.2." + i % 250 + ".77, " : "wörd" + i + (i % 7 < 5 ? "-" : " "));
    }
    String log = file("long.log", line + "\nnext 10.9.9.9\n");
    assertThat(line.length()).isGreaterThan(LinePieces.MOST / 2);
    assertThat(run(log)).isEqualTo(ExitCode.DONE);
    assertThat(shell.output())
        .isEqualTo(line.toString().replaceAll("10\\.2\\.[0-9]+\\.77", "[IP]") + "\nnext [IP]\n");
  }

  @Test
  void lineWithoutSpaces_isNotTornWhereItIsCut() throws IOException {
    String many = "ip=10.20.30.40;".repeat(100_000);
    assertThat(run(file("dense.log", many))).isEqualTo(ExitCode.DONE);
    assertThat(shell.output()).isEqualTo("ip=[IP];".repeat(100_000));
  }

  @Test
  void privateKeyOverManyLines_isGone_andAsManyLinesComeOut() throws IOException {
    String key =
        "app "
            + (DASHES + "BEGIN RSA PRIVATE KEY" + DASHES + "\n")
            + (BODY + "\n" + BODY + "\nq1Zk==\n")
            + (DASHES + "END RSA PRIVATE KEY" + DASHES + "\n")
            + "started in 12 ms\n";
    assertThat(run(file("key.log", key))).isEqualTo(ExitCode.DONE);
    assertThat(shell.output())
        .isEqualTo(
            ("app " + DASHES + "BEGIN RSA PRIVATE KEY" + DASHES + "\n")
                + "[SECRET]\n[SECRET]\n[SECRET]\n[SECRET]\nstarted in 12 ms\n");
  }

  @Test
  void privateKeyWithATimeBeforeEachLine_isGone() throws IOException {
    String key =
        ("12:00:01 " + DASHES + "BEGIN PRIVATE KEY" + DASHES + "\n")
            + ("12:00:01 " + BODY + "\n12:00:01 " + BODY + "\n12:00:02 server is up\n");
    assertThat(run(file("key.log", key))).isEqualTo(ExitCode.DONE);
    assertThat(shell.output())
        .isEqualTo(
            ("12:00:01 " + DASHES + "BEGIN PRIVATE KEY" + DASHES + "\n")
                + "[SECRET]\n[SECRET]\n12:00:02 server is up\n");
  }

  @Test
  void certificate_stays() throws IOException {
    String certificate = DASHES + "BEGIN CERTIFICATE" + DASHES + "\n" + BODY + "\n";
    assertThat(run(file("cert.log", certificate))).isEqualTo(ExitCode.DONE);
    assertThat(shell.output()).isEqualTo(certificate);
  }

  @Test
  void json_tellsEachLine_withPlacesInCodePoints() throws IOException {
    String log = file("app.log", "😀 from 10.2.3.4\nnothing\n");
    assertThat(run(log, "--json")).isEqualTo(ExitCode.DONE);
    assertThat(shell.output().lines().toList())
        .satisfiesExactly(
            first ->
                assertThat(first)
                    .startsWith(
                        "{\"line\":1,\"text\":\"😀 from [IP]\",\"values\":[{\"kind\":\"IP\",\"start\":7,\"end\":15,\"reason\":\""),
            second ->
                assertThat(second).isEqualTo("{\"line\":2,\"text\":\"nothing\",\"values\":[]}"));
  }

  @Test
  void json_namesFiles_whereThereAreSeveral() throws IOException {
    String one = file("one.log", "x\n");
    String two = file("two.log", "y");
    assertThat(run(one, two, "--json")).isEqualTo(ExitCode.DONE);
    assertThat(shell.output().lines())
        .containsExactly(
            "{\"file\":\"" + one + "\",\"line\":1,\"text\":\"x\",\"values\":[]}",
            "{\"file\":\"" + two + "\",\"line\":1,\"text\":\"y\",\"values\":[]}");
  }

  @Test
  void piecesOfALongLine_countPlacesFromItsBeginning() throws IOException {
    String filler = "wörd ".repeat(60_000);
    assertThat(run(file("long.log", filler + "10.2.3.4"), "--json")).isEqualTo(ExitCode.DONE);
    List<String> pieces = shell.output().lines().toList();
    assertThat(pieces).hasSizeGreaterThan(1);
    assertThat(pieces.subList(0, pieces.size() - 1))
        .allMatch(piece -> piece.endsWith("\"goes_on\":true}"));
    assertThat(pieces.getLast()).contains("\"start\":300000,\"end\":300008");
  }

  @Test
  void explain_showsLinesWithValuesOnly_andWhy() throws IOException {
    String log = file("app.log", "nothing\nfrom 10.2.3.4\u001b[2J\n");
    assertThat(run(log, "--explain")).isEqualTo(ExitCode.DONE);
    assertThat(shell.output().lines().toList())
        .satisfiesExactly(
            line -> assertThat(line).startsWith(log + ":2  from [IP]").doesNotContain("\u001b"),
            reason -> assertThat(reason).matches(" {4}5-13 +IP +\\S.*"));
  }

  @Test
  void counts_areOfValuesAndLines() throws IOException {
    String log = file("app.log", "10.2.3.4 10.2.3.5\n10.2.3.6\nx@example.org\nnothing\n");
    assertThat(run(log, "--counts")).isEqualTo(ExitCode.DONE);
    assertThat(shell.output().lines().map(line -> line.replaceAll(" +", " ")))
        .containsExactly(
            "EMAIL 1 values in 1 lines",
            "IP 3 values in 2 lines",
            "4 lines, 3 with something replaced");
  }

  @Test
  void counts_asJson() throws IOException {
    assertThat(run(file("app.log", "10.2.3.4 10.2.3.5\nx\n"), "--counts", "--json"))
        .isEqualTo(ExitCode.DONE);
    assertThat(shell.output().replaceAll("\\s", ""))
        .isEqualTo("{\"lines\":2,\"changed\":1,\"kinds\":{\"IP\":{\"values\":2,\"lines\":1}}}");
  }

  @Test
  void failOnFound_isForPipelines() throws IOException {
    assertThat(run(file("clean.log", "nothing\n"), "--fail-on-found")).isEqualTo(ExitCode.DONE);
    assertThat(run(file("app.log", "10.2.3.4\n"), "--fail-on-found")).isEqualTo(ExitCode.FOUND);
  }

  @Test
  void modes_areByKind() throws IOException {
    String log =
        file("app.log", "x@example.org, 10.2.3.4, card=4111111111111111, mac 00:1A:2B:3C:4D:5E\n");
    int code =
        run(
            log,
            "--mode",
            "email=drop",
            "--mode",
            "IP=keep",
            "--mode",
            "CREDIT_CARD=partial",
            "--mode",
            "ALL=mark");
    assertThat(code).isEqualTo(ExitCode.DONE);
    assertThat(shell.output()).isEqualTo(", 10.2.3.4, card=[CREDIT_CARD] 1111, mac [MAC]\n");
  }

  @Test
  void tokens_areTheSameForTheSameValue_andForTheSameKey() throws IOException {
    String log = file("app.log", "10.2.3.4\n10.2.3.5\n10.2.3.4\n");
    String key = file("token.key", "0f".repeat(32) + "\n");
    assertThat(run(log, "--mode", "ALL=token", "--token-key", key)).isEqualTo(ExitCode.DONE);
    assertThat(run(log, "--mode", "ALL=token", "--token-key", key)).isEqualTo(ExitCode.DONE);
    List<String> lines = shell.output().lines().toList();
    assertThat(lines).allMatch(line -> line.matches("\\[IP] [0-9a-f]{8}"));
    assertThat(lines.get(0)).isEqualTo(lines.get(2)).isNotEqualTo(lines.get(1));
    assertThat(lines.subList(3, 6)).isEqualTo(lines.subList(0, 3));
  }

  @Test
  void tokensWithoutAKey_areOfThisRunAlone() throws IOException {
    String log = file("app.log", "10.2.3.4\n");
    assertThat(run(log, "--mode", "IP=token")).isEqualTo(ExitCode.DONE);
    assertThat(run(log, "--mode", "IP=token")).isEqualTo(ExitCode.DONE);
    assertThat(shell.output().lines().distinct()).hasSize(2);
  }

  @Test
  void ownRules_allowedValuesAndPolicies() throws IOException {
    String log = file("app.log", "contract C-1234567 of noreply@shop.example at 127.0.0.1\n");
    int code =
        run(
            log,
            "--rule",
            "CONTRACT=\\bC-[0-9]{7}\\b",
            "--allow",
            "noreply@shop.example",
            "--without",
            "keep-loopback",
            "--json");
    assertThat(code).isEqualTo(ExitCode.DONE);
    assertThat(shell.output())
        .contains("\"text\":\"contract [CONTRACT] of noreply@shop.example at ")
        .contains("\"kind\":\"CONTRACT\",\"start\":9,\"end\":18,\"reason\":\"your rule CONTRACT\"");
  }

  @Test
  void fileOfRules_isTheServers_andOptionsGoBeforeIt() throws IOException {
    String rules =
        file(
            "redaction.json",
            "{\"modes\": {\"IP\": \"token\", \"EMAIL\": \"keep\"}, \"rules\": [{\"name\": \"STAFF\","
                + " \"pattern\": \"E-[0-9]+\"}]}");
    String log = file("app.log", "E-17 at 10.2.3.4 of a@b.co\n");
    assertThat(run(log, "--rules", rules)).isEqualTo(ExitCode.DONE);
    assertThat(shell.output()).matches("\\[STAFF] at \\[IP] [0-9a-f]{8} of a@b.co\n");
    assertThat(run(log, "--rules", rules, "--mode", "IP=keep")).isEqualTo(ExitCode.DONE);
    assertThat(shell.output()).endsWith("\n[STAFF] at 10.2.3.4 of a@b.co\n");

    String wrong = file("wrong.json", "{\n \"modes\": {\"IPP\": \"keep\"}}");
    assertThat(run(log, "--rules", wrong)).isEqualTo(ExitCode.USAGE);
    assertThat(shell.error())
        .contains("wrong.json line 2, column ")
        .contains("unknown kind IPP; did you mean ip?");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "--mode EMIAL=drop | --mode: there is no kind EMIAL; did you mean EMAIL?",
        "--mode IP=hide | --mode: \"hide\" is none of mark, token, partial, drop, keep",
        "--mode IP | --mode: \"IP\" lacks a part; write EMAIL=partial",
        "--rule A= | --rule: \"A=\" lacks a part; write ORDER_NO=ON-[0-9]+",
        "--rule a=x | --rule: the name of a rule is capitals",
        "--rule A=( | --rule: A: error parsing regexp: missing closing )",
        "--rule A=x* | --rule: rule A finds the empty text everywhere",
        "--allow /(/ | --allow: error parsing regexp: missing closing )",
        "--without loopback | --without: there is no policy loopback",
        "--token-key /no/such/key | --token-key: /no/such/key does not hold a key: 64 hexadecimal",
        "--explain --counts | --explain shows reasons for people",
        "--josn | unknown option --josn; did you mean --json?",
      })
  void wrongUsage_saysWhatIsRight(String options, String message) throws IOException {
    List<String> arguments = new ArrayList<>(List.of(file("app.log", "x\n")));
    arguments.addAll(Arrays.asList(options.split(" ")));
    assertThat(run(arguments.toArray(String[]::new))).isEqualTo(ExitCode.USAGE);
    assertThat(shell.error()).startsWith("nightjar: " + message);
    assertThat(shell.output()).isEmpty();
  }

  @Test
  void whatCannotBeRead_isNamed() throws IOException {
    String gone = folder.resolve("gone.log").toString();
    assertThat(run(gone)).isEqualTo(ExitCode.NOTHING_READ);
    assertThat(run(gone, file("app.log", "10.2.3.4\n"))).isEqualTo(ExitCode.SOME_FAILED);
    assertThat(shell.output()).isEqualTo("[IP]\n");
    assertThat(shell.error().lines()).hasSize(2).allMatch(line -> line.contains("gone.log"));
  }

  @Test
  void damagedFile_isReadAsFarAsItGoes() throws IOException {
    var packed = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(packed)) {
      for (int i = 0; i < 20_000; i++) {
        gzip.write("from 10.2.%d.%d\n".formatted(i % 251, i % 241).getBytes(UTF_8));
      }
    }
    Path log = folder.resolve("broken.log.gz");
    Files.write(log, Arrays.copyOf(packed.toByteArray(), packed.size() / 2));
    assertThat(run(log.toString())).isEqualTo(ExitCode.SOME_FAILED);
    assertThat(shell.output()).startsWith("from [IP]\n").doesNotContain("10.2.");
    assertThat(shell.error()).contains("broken.log.gz");
  }

  @Test
  void utf16_isRefused_ratherThanPassedOnUnseen() throws IOException {
    Path log = folder.resolve("wide.log");
    Files.write(log, "from 10.2.3.4\n".getBytes(UTF_16));
    assertThat(run(log.toString())).isEqualTo(ExitCode.NOTHING_READ);
    assertThat(shell.output()).isEmpty();
    assertThat(shell.error()).contains("wide.log: it is UTF-16", "iconv -f UTF-16 -t UTF-8");
  }

  @Test
  void manyLines_needNoMoreMemoryThanFew() throws IOException {
    Path log = folder.resolve("many.log");
    Files.write(
        log,
        IntStream.range(0, 50_000)
            .mapToObj(i -> "GET /a from 10.1.2.%d".formatted(i % 250))
            .toList());
    assertThat(run(log.toString(), "--counts")).isEqualTo(ExitCode.DONE);
    assertThat(shell.output()).contains("50,000 lines, 50,000 with something replaced");
  }
}
