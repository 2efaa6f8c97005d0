package nightjar.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StructureTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"level\":\"info\",\"msg\":\"user jane42 logged in\",\"n\":-1.5e+3} | json msg : user <*> logged in",
        "{\"n\":1,\"msg\":\"user bob7 logged in\"} | json msg : user <*> logged in",
        "{\"b\":1,\"a\":{\"msg\":\"inner\"},\"c\":[1,{\"d\":2}]} | json { a b c }",
        "{\"text\":\"a \\\"quoted\\\" word\"} | json text : a \" quoted \" word",
        "{not json} and more | { not json } and more",
        "<event id=\"1\"><name>x</name><name>y</name><at/></event> | xml <event> <name> <at>",
        "<info> all is well | <info> all is well",
        "ts=1 level=info user=jane path=/a took=5ms | kv { level path took ts user }",
        "level=info took=5ms user=jane ts=1 path=/a | kv { level path took ts user }",
        "ts=1 level=warn msg=\"cache is cold\" a=1 b=2 | kv msg : cache is cold",
        "acquire lock=1, flags=0x1, tag=x, name=y, ws=null | kv { flags lock name tag ws } acquire",
        "a=1 b=2 c=3 | a = <*> b = <*> c = <*>",
        "jane,42,berlin,yes,0.5,open | csv-comma-6",
        "eins,zwei,drei,vier und ein langer satz dahinter,x,y,z | eins , zwei , drei , vier und ein langer satz dahinter , x , y , z",
      })
  void recordsAreShapedByTheirFields(String line, String expected) {
    assertThat(textOf(line)).isEqualTo(expected);
  }

  @Test
  void orderOfFields_makesNoOtherShape() {
    String one = "{\"a\":\"x\",\"b\":\"y\",\"c\":\"z\"}";
    String other = "{\"c\":\"uuu vvv\",\"a\":\"w\",\"b\":\"\"}";
    assertThat(textOf(one)).isEqualTo(textOf(other));
  }

  @Test
  void cutRecords_keepTheirStructure() {
    String cut = "{\"msg\":\"hello there\",\"blob\":\"" + "x y ".repeat(2_000) + "\"}";
    assertThat(textOf(cut)).isEqualTo("json msg : hello there");
  }

  @Test
  void anyText_hasAShape() {
    String alphabet = "{}[]\"'<>/=,;|\\: \tab0.";
    SplittableRandom random = new SplittableRandom(11);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder(i % 2 == 0 ? "{" : "<");
      for (int n = random.nextInt(60); n > 0; n--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      assertThat(Shape.ofBlanked(text.toString()).tokens())
          .noneMatch(String::isEmpty)
          .noneMatch(token -> token.contains(" ") || token.contains("\t"));
    }
  }

  @Test
  void hostileText_staysLinear() {
    for (String piece : new String[] {"{\"a\":", "{", "<a/>", "a=\"", "a=1 ", ",", "\\\"", "|"}) {
      assertThat(textOf("{" + piece.repeat(50_000))).isNotNull();
      assertThat(textOf("<" + piece.repeat(50_000))).isNotNull();
      assertThat(textOf(piece.repeat(50_000))).isNotNull();
    }
  }

  private static String textOf(String line) {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    return Shape.ofBlanked(FastKey.blanked(bytes, 0, bytes.length)).text();
  }
}
