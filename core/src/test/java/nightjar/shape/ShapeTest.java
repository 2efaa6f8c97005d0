package nightjar.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShapeTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Receiving block blk_-16 src: /10.2.1.4:54106 dest: /10.2.1.4:50010 | Receiving block <*> src : <*> dest : <*>",
        "Failed password for root from 10.1.2.3 port 22 ssh2 | Failed password for <*> from <*> port <*>",
        "GET https://example.org/a?b=1 took 12 ms | GET <*> took <*>",
        "mail to jane.doe@example.com sent | mail to <*> sent",
        "cache hit: true, size 1,234 KB | cache hit : <*> , size <*>",
        "read C:\\temp\\x and /var/log/app today | read <*> and <*> today",
        "at 12:30:45 device 00:1b:44:11:3a:b7 left | at <*> device <*> left",
        "session closed for user root | session closed for user <*>",
        "key=\"some text\" other=(x) | key = <*> other = <*>",
        "connect to db.internal.local failed | connect to <*> failed",
        "java.lang.NullPointerException thrown | java.lang.NullPointerException thrown",
        "deadbeef deadbeefcafe | <*>",
        "Starting service com.example.mail.SyncService now | Starting service <*> now",
        "java.io.IOException: Broken pipe | java.io.IOException : Broken pipe",
        "setting mapred.job.id to x | setting mapred.job.id to x",
        "halt node-D[12, 14] now | halt <*> now",
        "spring.profiles.active=prod and eu west | spring.profiles.active = <*>",
        "resolver returned <not set> for key | resolver returned <not_set> for key",
        "peers a:1, b:2, c:3 up | peers a : <*> , b : <*> , c : <*> up",
        "load 1 of eth0; 2 of eth1; 3 of lo1 done | load <*> of <*> done",
        "GET /health answered | GET <*> answered",
        "first part of text\\ | first part of text\\",
        "fan at 1200 rpm, link 10 Gbps | fan at <*> , link <*>",
        "disk of 3 TiB joined | disk of <*> joined",
        "SELECT a, b, c FROM users WHERE id = 7 | SELECT <*> FROM users WHERE id = <*>",
        "INSERT INTO t (a, b) VALUES (1, 'x') | INSERT INTO t <*> VALUES <*>",
        "用户登录失败 code 12 | 用户 登录 失败 code <*>",
      })
  void shape_masksValuesAndKeepsWords(String line, String expected) {
    assertThat(shapeOf(line).text()).isEqualTo(expected);
  }

  @Test
  void longText_keepsItsHead() {
    assertThat(shapeOf("Dump: " + "word and other ".repeat(80)).text()).isEqualTo("Dump : <...>");
  }

  @Test
  void id_isTheSameOnEveryMachine() {
    assertThat(shapeOf("took 5 ms").id()).isEqualTo("18a7a7d0df7dd807");
  }

  @Test
  void textAndShape_areTheSameThing() {
    Shape shape = shapeOf("Failed password for root from 10.1.2.3 port 22");
    assertThat(Shape.ofText(shape.text())).isEqualTo(shape);
  }

  @Test
  void anyBytes_haveAShape() {
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 3_000; i++) {
      byte[] bytes = new byte[random.nextInt(300)];
      random.nextBytes(bytes);
      Shape shape = Shape.ofBlanked(FastKey.blanked(bytes, 0, bytes.length));
      assertThat(shape.tokens())
          .hasSizeLessThanOrEqualTo(Shaping.MAX_TOKENS)
          .noneMatch(String::isEmpty);
    }
  }

  @Test
  void longHostileText_staysLinear() {
    for (String piece :
        new String[] {"a.", "a:", "1:", "/a", "'", "=\"", "a@", "?a", "(", "a-", "://", "中"}) {
      byte[] bytes = piece.repeat(60_000).getBytes(StandardCharsets.UTF_8);
      assertThat(Shape.ofBlanked(FastKey.blanked(bytes, 0, bytes.length)).tokens()).isNotNull();
    }
  }

  private static Shape shapeOf(String line) {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    return Shape.ofBlanked(FastKey.blanked(bytes, 0, bytes.length));
  }
}
