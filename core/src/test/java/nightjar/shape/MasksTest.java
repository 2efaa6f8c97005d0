package nightjar.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import nightjar.shape.Masks.Mask;
import org.junit.jupiter.api.Test;

class MasksTest {
  /** What the expressions are made of, so that random texts match each of them now and then. */
  private static final List<String> PARTS =
      List.of(
          "0",
          "0:0",
          ":",
          "::",
          ":0",
          "a",
          "f0",
          "fe",
          "Z",
          "é",
          "_",
          "-",
          ".",
          "..",
          "/",
          "//",
          "/usr",
          "/a.b",
          "://",
          "http",
          "@",
          "@0",
          "?",
          "&",
          "=",
          "='",
          "= \"",
          "(",
          ")",
          "[",
          "]",
          ",",
          ", ",
          "'",
          "\"",
          " ",
          "  ",
          "\t",
          "Jan",
          "March",
          "Sept",
          "Sun,",
          "May ",
          "0 ",
          "UTC",
          "+0",
          ".com",
          ".org",
          ".local",
          "io",
          "host",
          "com.",
          "org.x.",
          "java.lang.",
          "Class",
          "$",
          "C:\\",
          "x\\y",
          "<*>",
          "%",
          "#",
          "*",
          "{",
          "}",
          "R0-",
          "-J",
          "[0",
          "[0-0]",
          "0]");

  @Test
  void textThatAnExpressionMatches_hasItsClue() {
    Random random = new Random(11);
    int[] matched = new int[Masks.MASKS.size()];
    for (int i = 0; i < 200_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int part = random.nextInt(1, 12); part > 0; part--) {
        text.append(PARTS.get(random.nextInt(PARTS.size())));
      }
      for (int mask = 0; mask < matched.length; mask++) {
        Mask each = Masks.MASKS.get(mask);
        if (each.pattern().matcher(text).find()) {
          assertThat(each.needs())
              .as("%s in \"%s\"", each.pattern(), text)
              .accepts(text.toString());
          matched[mask]++;
        }
      }
    }
    assertThat(matched).doesNotContain(0);
  }
}
