package nightjar.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineFormatsTest {
  @Test
  void names_areUnique() {
    assertThat(LineFormats.all().stream().map(LineFormat::name).collect(Collectors.toList()))
        .doesNotHaveDuplicates()
        .hasSizeGreaterThan(120);
  }

  @Test
  void firstPartOfAName_standsForItsFamily() {
    assertThat(LineFormats.named("syslog"))
        .hasSizeGreaterThan(5)
        .allMatch(f -> f.name().startsWith("syslog-"));
    assertThat(LineFormats.named("json")).hasSize(1);
    assertThat(LineFormats.named("auto")).isEmpty();
  }

  @Test
  void givenTemplate_isUsed() {
    ReadLog log =
        read(
            "{time:dd.MM.yyyy HH:mm:ss} <{level}> {service}/{thread} # {message}",
            "02.03.2026 10:15:30 <WARN> pay/t 1 # gone\n");

    assertThat(log.records().getFirst().golden())
        .isEqualTo("2026-03-02T10:15:30Z | 13 | pay | gone");
    assertThat(log.counts().format()).isEqualTo("given");
  }

  @Test
  void lineThatDoesNotFitTheGivenTemplate_isUnparsed() {
    ReadLog log = read("{level} {message}", "INFO a\n2026-03-02 10:15:30 b\nINFO c\n");

    assertThat(log.counts().unparsed()).isEqualTo(1);
    assertThat(log.messages()).containsExactly("a", "2026-03-02 10:15:30 b", "c");
  }

  @Test
  void fixedTextWithBraces_isWrittenDoubled() {
    assertThat(read("{{{level}} {message}", "{INFO} x\n").messages()).containsExactly("x");
  }

  @Test
  void givenExpression_isUsed() {
    ReadLog log =
        read(
            "regex:^(?P<level>\\w+)@(?P<time>\\S+ \\S+) (?P<service>\\w+): (?P<message>.*?)"
                + " \\(id=(?P<link>\\w+)\\)$",
            "WARN@2026-03-02 10:15:30 pay: größer gone (id=ab12)\nnothing\n");

    assertThat(log.records().getFirst().golden())
        .isEqualTo("2026-03-02T10:15:30Z | 13 | pay | größer gone");
    assertThat(log.records().getFirst().link()).isEqualTo("ab12");
    assertThat(log.counts().unparsed()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "nosuch | `nosuch\" is not known. Known names: `",
        "nosuch | `Or write a template`",
        "{time} {level | `at character 8: this brace is not closed`",
        "{time} {} {message} | `at character 8: a field needs a name`",
        "{time:yyyy-QQ} {message} | `at character 1: time pattern \"yyyy-QQ\": I do not know the"
            + " letter Q`",
        "{a}{b} {message} | `put some before the next field`",
        "{message} {level} x {b} | `behind {message} only one field`",
        "regex:(?P<time>\\d+ | `regex \"(?P<time>\\d+\": missing closing`",
        "regex:\\d+ | names no group",
      })
  void wrongFormat_saysWhereAndWhatNext(String format, String expected) {
    assertThatThrownBy(() -> LineFormats.named(format))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(expected);
  }

  @Test
  void tenSystemsInOneFile_areAllRecognised() {
    String burst =
        """
        081109 203615 148 INFO dfs.DataNode$PacketResponder: PacketResponder 1 for block blk_1 terminating
        2015-10-18 18:01:47,978 INFO [main] org.apache.hadoop.mapreduce.v2.app.MRAppMaster: Created
        17/06/09 20:10:40 INFO executor.CoarseGrainedExecutorBackend: Registered
        2015-07-29 17:41:44,747 - INFO  [QuorumPeer[myid=1]/0:0:0:0:0:0:0:0:2181:FastLeaderElection@774] - Notification
        - 1117838570 2005.06.03 R02-M1 2005-06-03-15.42.50.675872 R02-M1 RAS KERNEL INFO parity error corrected
        134681 node-246 unix.hw state_change.unavailable 1077804742 1 Component State Change
        Jun 14 15:16:01 combo sshd(pam_unix)[19939]: authentication failure
        03-17 16:13:38.811  1702  2395 D WindowManager: printing
        [Sun Dec 04 04:47:44 2005] [notice] workerEnv.init() ok
        Dec 10 06:55:46 LabSZ sshd[24200]: Invalid user webmaster
        """;

    ReadLog log = ReadLog.of(burst.repeat(500));

    assertThat(log.counts().unparsed()).isZero();
    assertThat(log.counts().withoutTime()).isZero();
    assertThat(log.records()).hasSize(5000);
    assertThat(log.messages().stream().distinct()).hasSize(10);
  }

  @Test
  void formatThatComesLate_isFound() {
    String early = "2026-03-02 10:15:30,123 INFO [main] com.acme.Boot - started\n".repeat(3000);
    String late = "03-17 16:13:38.811  1702  2395 D WindowManager: printing\n".repeat(3000);

    ReadLog log = ReadLog.of(early + late);

    assertThat(log.messages().subList(3000, 6000)).allMatch(m -> m.equals("printing"));
  }

  private static ReadLog read(String format, String text) {
    return ReadLog.of(text.getBytes(UTF_8), ReadLog.settings(format));
  }
}
