package nightjar.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SessionTokenTest {
  @Test
  void prefix_namesTheClass() {
    assertSame("<blk_-160899>", "at <blk_7381>");
    assertSame("<order-12>", "of <order-4711>");
    assertSame(
        "<req-38101a0b-2096-447d-96ea-a692162415ae>",
        "x <req-b8101a0b-2096-447d-96ea-a692162415ae>");
    assertOther("<order-12>", "<blk_12>");
  }

  @Test
  void word_namesTheClassOfBareIds() {
    String uuid = "<38101a0b-2096-447d-96ea-a692162415ae>";
    assertSame("request " + uuid, "in request=" + uuid);
    assertSame("{\"request_id\":\"" + uuid, "requestId=" + uuid);
    assertOther("request " + uuid, "user " + uuid);
    assertSame("sshd[<24200>]", "sshd[<311>]");
    assertOther("sshd[<24200>]", "cron[<24200>]");
    assertSame("task <123456>", "task: <654321>");
    assertSame("sid=<aZ3kP9q>", "sid=<7Qx>");
  }

  @Test
  void someTokens_countForASecondClass() {
    assertThat(read("trace=<12345678>").otherType).isEqualTo(read("trace=<4bf92f35>").type);
    assertThat(read("sid=<Q7>").otherType).isEqualTo(read("sid=<aZ3kP9q>").type);
  }

  @Test
  void otherTokens_haveNoClass() {
    for (String text :
        new String[] {
          "took <42> ms", "at <10.5>", "on <2026-03-01>", "of <3x>", "<1.2.3.4.5>", "<-->"
        }) {
      assertThat(read(text).type).as(text).isEqualTo(SessionToken.NO_CLASS);
    }
  }

  @Test
  void value_isTrimmed() {
    String text = "file </blk_12.>";
    SessionToken token = read(text);
    assertThat(text.replaceAll("[<>]", "").substring(token.from, token.to)).isEqualTo("blk_12");
  }

  private static void assertSame(String one, String other) {
    assertThat(read(one).type)
        .as(one + " and " + other)
        .isNotEqualTo(SessionToken.NO_CLASS)
        .isEqualTo(read(other).type);
  }

  private static void assertOther(String one, String other) {
    assertThat(read(one).type).as(one + " and " + other).isNotEqualTo(read(other).type);
  }

  /** Reads the token between {@code <} and {@code >}, which are taken out. */
  private static SessionToken read(String text) {
    int from = text.indexOf('<');
    int to = text.indexOf('>') - 1;
    byte[] bytes = text.replaceAll("[<>]", "").getBytes(StandardCharsets.UTF_8);
    SessionToken token = new SessionToken();
    token.read(bytes, 0, from, to);
    return token;
  }
}
