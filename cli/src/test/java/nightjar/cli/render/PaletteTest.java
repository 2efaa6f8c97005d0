package nightjar.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import nightjar.cli.render.Palette.Role;
import org.junit.jupiter.api.Test;

class PaletteTest {
  private static String violet(Map<String, String> environment) {
    return Palette.of(true, environment::get).paint(Role.UNUSUAL, "x");
  }

  @Test
  void depthAndGround_comeFromTheEnvironment() {
    assertThat(violet(Map.of("COLORTERM", "truecolor", "COLORFGBG", "15;0")))
        .isEqualTo("\u001b[38;2;201;180;255mx\u001b[0m");
    assertThat(violet(Map.of("COLORTERM", "truecolor", "COLORFGBG", "0;15")))
        .isEqualTo("\u001b[38;2;91;44;196mx\u001b[0m");
    assertThat(violet(Map.of("TERM", "xterm-256color", "COLORFGBG", "15;0")))
        .isEqualTo("\u001b[38;5;183mx\u001b[0m");
    assertThat(violet(Map.of("TERM", "linux"))).isEqualTo("\u001b[35mx\u001b[0m");
  }

  @Test
  void withoutColour_thereIsNoEscape() {
    assertThat(Palette.of(false, name -> "truecolor").paint(Role.FATAL, "x")).isEqualTo("x");
    assertThat(violet(Map.of("TERM", "dumb"))).isEqualTo("x");
    assertThat(Palette.NONE.paint(Role.TITLE, "x")).isEqualTo("x");
  }

  @Test
  void plainText_hasNoColour() {
    assertThat(Palette.of(true, name -> null).paint(Role.PLAIN, "x")).isEqualTo("x");
    assertThat(Palette.of(true, name -> null).paint(Role.TITLE, "")).isEmpty();
  }
}
