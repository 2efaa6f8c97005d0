package nightjar.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatternTitleTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "Failed password for <*> from <*> port <*> ssh2 ~ Failed password for … from …",
        "pam_unix(sshd:session): session opened for user <*> by (uid=<*>) ~ pam_unix(sshd:session): session opened for user …",
        "authentication failure; logname= uid=<*> euid=<*> tty=ssh rhost=<*> ~ authentication failure",
        "sshd[<*>]: Connection closed by <*> ~ Connection closed by …",
        "reverse mapping checking getaddrinfo for <*> [<*>] failed - POSSIBLE BREAK-IN ATTEMPT! ~ reverse mapping checking getaddrinfo for … failed",
        "Receiving block <*> src: <*> dest: <*> ~ Receiving block … src: …",
        "PacketResponder <*> for block <*> terminating ~ PacketResponder … for block … terminating",
        "BLOCK* NameSystem.addStoredBlock: blockMap updated: <*> is added to <*> size <*> ~ blockMap updated: … is added to …",
        "<*>:Got exception while serving <*> to <*>: ~ Got exception while serving … to …",
        "<*> Served block <*> to <*> ~ Served block … to …",
        "[client <*>] Directory index forbidden by rule: <*> ~ Directory index forbidden by rule",
        "[<*>] [error] [client <*>] File does not exist: <*> ~ File does not exist",
        "mod_jk child workerEnv in error state <*> ~ mod_jk child workerEnv in error state …",
        "<*> - - [<*>] \"GET <*> HTTP/1.1\" <*> <*> ~ \"GET … HTTP/1.1\" …",
        "<*> query '<*>' parsed, <*> clauses ~ query … parsed, … clauses",
        "<*> floating point alignment exceptions ~ … floating point alignment exceptions",
        "minus normalized number..................<*> ~ minus normalized number …",
        "critical input interrupt (unit=<*> bit=<*>): warning for torus y+ wire ~ critical input interrupt: warning for torus y+ wire",
        "Block <*> stored as values in memory (estimated size <*>, free <*>) ~ Block … stored as values in memory",
        "com.example.shop.CheckoutService: payment <*> declined for order <*> ~ CheckoutService: payment … declined for order …",
        "java.lang.NullPointerException: Cannot invoke \"<*>\" because \"<*>\" is null ~ NullPointerException: Cannot invoke … because … is null",
        "Notification time out: <*> ~ Notification time out",
        "Slow query: took <*> ms ~ Slow query: took … ms",
        "connection to server at \"<*>\" (<*>), port <*> failed: Connection refused ~ connection to server at …, port … failed: Connection refused",
        "ERROR: duplicate key value violates unique constraint \"<*>\" ~ ERROR: duplicate key value violates unique constraint …",
        "kernel: [<*>] Out of memory: Killed process <*> (<*>) ~ kernel: Out of memory: Killed process …",
        "I<*> <*> <*>] Started container <*> ~ Started container …",
        "Pod <*> in namespace <*> is in CrashLoopBackOff ~ Pod … in namespace … is in CrashLoopBackOff",
        "cleanUpApplicationRecordLocked, reset pid: <*>, euid: <*> ~ cleanUpApplicationRecordLocked, reset pid: …, euid: …",
        "START <*> {act=<*> flg=<*> cmp=<*> (has extras)} from uid <*> on display <*> ~ START … from uid …",
        "animateCollapsePanels:flags=<*>, force=<*>, delayed=<*> ~ animateCollapsePanels",
        "mapred.task.id is deprecated. Instead, use mapreduce.task.attempt.id ~ mapred.task.id is deprecated",
        "Invalid user  from <*> ~ Invalid user from …",
        "用户 <*> 登录失败，来自 <*> ~ 用户 … 登录失败，来自 …",
        "Dump of all <...> ~ Dump of all …",
        "running ~ running",
      })
  void readsLikeWhatAPersonWouldWrite(String template, String title) {
    assertThat(PatternTitle.of(template)).isEqualTo(title);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "{\"time\":\"<*>\",\"level\":\"info\",\"msg\":\"order <*> placed by <*>\",\"id\":<*>} ~ order … placed by …",
        "ts=<*> level=info msg=\"request done\" took=<*> ~ request done",
        "json msg: user <*> logged in ~ user … logged in",
        "kv message: cache miss ~ cache miss",
        "json {a b level ts} ~ JSON: a, b, level, ts",
        "{\"time\":\"<*>\",\"count\":<*>} ~ JSON: time, count",
        "kv {a b} ~ Fields: a, b",
        "xml <a> <b> ~ XML: a, b",
        "<order><id><*></id></order> ~ XML: order, id",
        "csv ,,, cells xxxxxx ~ Row of cells",
      })
  void structuredRecords_areCalledByTheirSentence_orTheirFields(String template, String title) {
    assertThat(PatternTitle.of(template)).isEqualTo(title);
  }

  @Test
  void isNeverEmpty() {
    assertThat(PatternTitle.of("")).isEqualTo("(empty line)");
    assertThat(PatternTitle.of(" \t\n ")).isEqualTo("(empty line)");
    assertThat(PatternTitle.of("<*>")).isEqualTo("(values only)");
    assertThat(PatternTitle.of("<*>: <*> <...>")).isEqualTo("(values only)");
    assertThat(PatternTitle.of("-----")).isEqualTo("-----");
  }

  @Test
  void controlCharacters_areNeverInIt() {
    assertThat(PatternTitle.of("\u001b[31mERROR\u001b[0m disk <*> full"))
        .isEqualTo("ERROR disk … full");
    assertThat(PatternTitle.of("a\0b\rc\u202Ed\uD83De\u2028f")).isEqualTo("a b cde f");
  }

  @Test
  void hostileTemplates_giveATitleOfOneLineAndSixtyCharacters() {
    Random random = new Random(9);
    List<String> pieces =
        List.of(
            "<*>",
            "<...>",
            " ",
            "  ",
            "a",
            "Word",
            "=",
            ": ",
            ", ",
            "; ",
            " - ",
            "\"",
            "'",
            "(",
            ")",
            "[",
            "]",
            "{",
            "}",
            "<",
            ">",
            "...",
            "\0",
            "\r",
            "\n",
            "\u001b[3",
            "\uD83D",
            "\uDE00",
            "\uD83D\uDE00",
            "\u202E",
            "中文",
            "msg=\"",
            "{\"msg\":\"",
            "json {",
            "port",
            "from");
    for (int i = 0; i < 20_000; i++) {
      StringBuilder template = new StringBuilder();
      int length = random.nextInt(60);
      for (int j = 0; j < length; j++) {
        template.append(pieces.get(random.nextInt(pieces.size())));
      }
      String title = PatternTitle.of(template.toString());
      assertThat(title).as("title of %s", template).isNotBlank().hasSizeLessThanOrEqualTo(60);
      assertThat(title.codePoints())
          .noneMatch(Character::isISOControl)
          .noneMatch(c -> Character.getType(c) == Character.FORMAT)
          .noneMatch(c -> Character.getType(c) == Character.SURROGATE);
    }
  }

  @Test
  void longHostileTemplates_costLittle() {
    for (String piece :
        List.of("\"", "(", "[", "a=", "a.", ".", "<*>", "<*> ", "{\"", "a: ", " ", "a")) {
      assertThat(PatternTitle.of(piece.repeat(100_000 / piece.length())))
          .hasSizeBetween(1, PatternTitle.MAX);
    }
  }
}
