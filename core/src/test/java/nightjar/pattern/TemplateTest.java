package nightjar.pattern;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import nightjar.CountedText;
import org.junit.jupiter.api.Test;

class TemplateTest {
  private static List<String> values(String text, String message) {
    Template template = Template.parse(text);
    int[] spans = new int[2 * template.slots()];
    assertThat(template.match(message, spans)).as("%s matches %s", text, message).isTrue();
    List<String> values = new ArrayList<>();
    for (int i = 0; i < template.slots(); i++) {
      values.add(message.substring(spans[2 * i], spans[2 * i + 1]));
    }
    return values;
  }

  private static boolean matches(String text, String message) {
    Template template = Template.parse(text);
    return template.match(message, new int[2 * template.slots()]);
  }

  @Test
  void literals_andSlots() {
    Template template = Template.parse("a <*> b<*>");
    assertThat(template.literals()).containsExactly("a ", " b", "");
    assertThat(template.slots()).isEqualTo(2);
    assertThat(template.text()).isEqualTo("a <*> b<*>");
    assertThat(template).isEqualTo(Template.parse("a <*> b<*>")).hasToString("a <*> b<*>");
  }

  @Test
  void values_areWhatIsBetweenTheLiterals() {
    assertThat(
            values(
                "Failed password for <*> from <*> port <*> ssh2",
                "Failed password for invalid user x from 1.2.3.4 port 22 ssh2"))
        .containsExactly("invalid user x", "1.2.3.4", "22");
    assertThat(values("<*>: <*>", "a: b: c")).containsExactly("a", "b: c");
    assertThat(values("<*>", "")).containsExactly("");
    assertThat(values("same", "same")).isEmpty();
    assertThat(values("dump of all <...>", "dump of all 1 2 3")).containsExactly("1 2 3");
    assertThat(values("x<*>ab", "xabab")).containsExactly("ab");
    assertThat(values("x<*><*>y", "xzy")).containsExactly("", "z");
  }

  @Test
  void whiteSpace_standsForAnyRunOfIt() {
    assertThat(values("a <*> b", "a \t 7\n b")).containsExactly("7");
    assertThat(values("Invalid user <*> from <*>", "Invalid user  from 1.2.3.4"))
        .containsExactly("", "1.2.3.4");
    assertThat(matches("a b", "a    b")).isTrue();
    assertThat(matches("a b", "ab")).isFalse();
    assertThat(matches("a <*> b", "a b")).isFalse();
  }

  @Test
  void otherMessages_doNotMatch() {
    assertThat(matches("same", "same ")).isFalse();
    assertThat(matches("same", "sam")).isFalse();
    assertThat(matches("ab<*>bc", "abc")).isFalse();
    assertThat(matches("a<*>b<*>c", "a c")).isFalse();
    assertThat(matches("", "x")).isFalse();
    assertThat(matches("", "")).isTrue();
  }

  @Test
  void bytes_giveOffsetsOfBytes() {
    byte[] bytes = "##größe=<é> für 中文##".getBytes(UTF_8);
    Template template = Template.parse("größe=<*> für <*>");
    int[] spans = new int[4];
    assertThat(template.match(bytes, 2, bytes.length - 2, spans)).isTrue();
    assertThat(new String(bytes, spans[0], spans[1] - spans[0], UTF_8)).isEqualTo("<é>");
    assertThat(new String(bytes, spans[2], spans[3] - spans[2], UTF_8)).isEqualTo("中文");
    byte[] broken = {'a', ' ', (byte) 0xC3, (byte) 0xFF, 0, ' ', 'b'};
    assertThat(Template.parse("a <*> b").match(broken, 0, 7, spans)).isTrue();
    assertThat(Arrays.copyOf(spans, 2)).containsExactly(2, 5);
  }

  @Test
  void tooFewPlaces_areRefused() {
    assertThatThrownBy(() -> Template.parse("<*>").match("x", new int[1]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2");
  }

  @Test
  void regex_isAnchored_quoted_andHasAGroupASlot() {
    assertThat(Template.parse("a+b (<*>) \u001b 5$").regex())
        .isEqualTo("(?s)^a\\+b\\s+\\((.*?)\\)\\s+\\x{1b}\\s+5\\$$");
  }

  @Test
  void regex_matchesTheSame_inRe2AndJava() {
    Random random = new Random(11);
    String letters = "ab  .\n";
    int matched = 0;
    for (int i = 0; i < 20_000; i++) {
      String text = random(random, "ab .*", 8).replace("*", "<*>");
      String message = random(random, letters, 12);
      Template template = Template.parse(text);
      int[] spans = new int[2 * template.slots()];
      boolean match = template.match(message, spans);
      String regex = template.regex();
      assertThat(Pattern.compile(regex).matcher(message).matches())
          .as("Java, %s, '%s'", regex, message)
          .isEqualTo(match);
      assertThat(com.google.re2j.Pattern.compile(regex).matcher(message).matches())
          .as("RE2, %s, '%s'", regex, message)
          .isEqualTo(match);
      matched += match ? 1 : 0;
      int at = 0;
      for (int j = 0; match && j < spans.length; j++) {
        assertThat(spans[j]).isBetween(at, message.length());
        at = spans[j];
      }
    }
    assertThat(matched).isGreaterThan(500);
  }

  @Test
  void withoutDoubleSpaces_theGroupsAreTheValues() {
    Random random = new Random(12);
    for (int i = 0; i < 20_000; i++) {
      String text = random(random, "ab.*", 6).replaceAll("\\*+", "<*>");
      String message = random(random, "ab.", 10);
      Template template = Template.parse(text);
      var matcher = Pattern.compile(template.regex()).matcher(message);
      if (matcher.matches()) {
        List<String> groups = new ArrayList<>();
        for (int j = 1; j <= matcher.groupCount(); j++) {
          groups.add(matcher.group(j));
        }
        assertThat(values(text, message)).as("%s in %s", text, message).isEqualTo(groups);
      }
    }
  }

  @Test
  void hostileLiterals_takeTimeInProportion() {
    CountedText counted = new CountedText("a".repeat(4096));
    Template template = Template.parse("<*>" + "a".repeat(1000) + "b<*>");
    assertThat(template.match(counted, new int[4])).isFalse();
    assertThat(counted.looks()).isLessThan(8 * 4096);
  }

  private static String random(Random random, String letters, int max) {
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(max + 1);
    for (int i = 0; i < length; i++) {
      text.append(letters.charAt(random.nextInt(letters.length())));
    }
    return text.toString();
  }
}
