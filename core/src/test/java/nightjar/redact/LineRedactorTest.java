package nightjar.redact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import nightjar.shape.FastKey;
import org.junit.jupiter.api.Test;

/**
 * What is redacted line by line is what is redacted text by text, and the message is found again.
 */
class LineRedactorTest {
  private static final int TEXTS = 250_000;

  private final Redactor redactor = new Redactor();
  private final LineRedactor lines = new LineRedactor(new FastKey(17), redactor);
  private final Edges edges = new Edges();

  private Redacted redact(String text, int from, int to) {
    byte[] bytes = ("<<" + text).getBytes(UTF_8);
    edges.set(from, to);
    return lines.redact(Arrays.copyOf(bytes, bytes.length + 8), 2, bytes.length, 0, edges);
  }

  private void check(String text) {
    String read = new String(text.getBytes(UTF_8), UTF_8);
    Redacted expected = redactor.redact(read);
    Redacted redacted = redact(text, 0, 0);
    if (!redacted.equals(expected) || redacted.kinds() != expected.kinds()) {
      assertThat(redacted).as("»%s«", text).hasToString(expected.toString());
      assertThat(redacted.kinds()).as("kinds of »%s«", text).isEqualTo(expected.kinds());
    }
  }

  @Test
  void hostileTexts_areRedactedAsByTheRules() {
    HostileText texts = new HostileText(20261123);
    for (int i = 0; i < TEXTS; i++) {
      check(texts.next());
    }
  }

  @Test
  void linesOfOneKey_areLookedAtEach() {
    HostileText texts = new HostileText(5);
    Random random = new Random(5);
    for (int form = 0; form < 2_000; form++) {
      String text = texts.next().replaceAll("[^ -~]", "");
      for (int i = 0; i < 20; i++) {
        check(varied(text, random));
      }
    }
  }

  /** Other values of the same classes of characters, so that the constant text stays. */
  private static String varied(String text, Random random) {
    StringBuilder varied = new StringBuilder(text);
    for (int i = 0; i < varied.length(); i++) {
      if (Character.isDigit(varied.charAt(i)) && random.nextInt(3) == 0) {
        varied.setCharAt(i, (char) ('0' + random.nextInt(10)));
      }
    }
    return varied.toString();
  }

  @Test
  void values_areFoundWhateverTheFirstLineOfTheirKeyHeld() {
    assertThat(redact("paid with 12 by 7", 0, 0)).hasToString("paid with 12 by 7");
    assertThat(redact("paid with 4111111111111111 by 10.1.2.3", 0, 0))
        .hasToString("paid with [CREDIT_CARD] by [IP]");
    assertThat(redact("paid with 12 by AKIAIOSFODNN7EXAMPLE", 0, 0))
        .hasToString("paid with 12 by [SECRET]");
    assertThat(redact("paid with 12 by 7", 0, 0)).hasToString("paid with 12 by 7");
  }

  @Test
  void message_isWhereItWas() {
    String text = "10.1.2.3 app: mail to a@b.co and ü@x from 10.9.8.7 end";
    int from = text.indexOf("mail");
    int to = text.indexOf(" end");
    for (String each : new String[] {text, text.replace("ü", "u")}) {
      int more = each.getBytes(UTF_8).length - each.length();
      Redacted redacted = redact(each, from, to + more);
      assertThat(redacted.toString().substring(edges.from(), edges.to()))
          .startsWith("mail to [EMAIL] and ")
          .endsWith("from [IP]");
      assertThat(edges.isTorn()).isFalse();
    }
  }

  @Test
  void valueOverTheEdge_tearsTheMessage() {
    var _ = redact("seen 10.1.2.3 twice", 8, 19);
    assertThat(edges.isTorn()).isTrue();
  }

  @Test
  void moreKeysThanAreKept_areAllRedacted() {
    for (int i = 0; i < 70_000; i++) {
      String word = Integer.toString(i, 26).replaceAll("[0-9]", "x");
      check(word + " at 10.0." + (i & 255) + ".9 for " + word + "@example.com");
    }
  }
}
