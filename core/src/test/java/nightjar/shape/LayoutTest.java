package nightjar.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LayoutTest {
  private final Slots slots = new Slots();

  @Test
  void valuesPutBack_giveTheLineByteForByte() {
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < 5_000; i++) {
      byte[] line = new byte[random.nextInt(i % 50 == 0 ? 9_000 : 200)];
      for (int at = 0; at < line.length; at++) {
        line[at] = (byte) (i % 2 == 0 ? random.nextInt() : "a9=. ".charAt(random.nextInt(5)));
      }
      Layout.Parts parts = parts(line);
      assertThat(parts.layout().text(parts.values())).isEqualTo(line);
      assertThat(parts.values()).hasSize(parts.layout().values());
    }
  }

  @Test
  void linesOfOneKind_shareALayoutWithOneId() {
    Layout first = parts("took 12 ms for user=jane").layout();
    Layout second = parts("took 9 ms for user=bob").layout();
    assertThat(first.number()).isEqualTo(second.number());
    assertThat(parts("took 12  ms for user=jane").layout().number()).isNotEqualTo(first.number());
    assertThat(Long.toHexString(first.number())).isEqualTo("6408118247bf1ca3");
  }

  @Test
  void placesOfConstants_countInTheId() {
    assertThat(parts("ab1c").layout().number()).isNotEqualTo(parts("ab 1 c").layout().number());
    assertThat(parts("a, 1").layout().number()).isNotEqualTo(parts("1a, ").layout().number());
  }

  @Test
  void wrongNumberOfValues_isRefused() {
    Layout layout = parts("took 12 ms").layout();
    assertThatThrownBy(() -> layout.text(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 values, not 0");
  }

  private Layout.Parts parts(String line) {
    return parts(line.getBytes(StandardCharsets.UTF_8));
  }

  private Layout.Parts parts(byte[] line) {
    return Layout.of(Arrays.copyOf(line, line.length + 8), 0, line.length, slots);
  }
}
