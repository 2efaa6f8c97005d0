package nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingTest {
  private static final Shell SHELL =
      TestShell.with(Map.of("WINDOW_SIZE", "70", "WINDOW_STEP", " ", "CONTAMINATION", "2"));

  @Test
  void option_winsOverVariable_overDefault() {
    assertThat(Setting.of("--window-size", "60", "WINDOW_SIZE", SHELL, "50").whole(2, 100))
        .isEqualTo(60);
    assertThat(Setting.of("--window-size", null, "WINDOW_SIZE", SHELL, "50").whole(2, 100))
        .isEqualTo(70);
    assertThat(Setting.of("--window-step", null, "WINDOW_STEP", SHELL, "25").whole(1, 100))
        .isEqualTo(25);
  }

  @Test
  void badValue_isNamedByWhereItStands_withItsRange() {
    assertThatThrownBy(
            () -> Setting.of("--contamination", null, "CONTAMINATION", SHELL, "0.05").share(0.5))
        .isInstanceOf(UsageException.class)
        .hasMessage("CONTAMINATION: \"2\" is not a number over 0 and at most 0.5");
    assertThatThrownBy(
            () -> Setting.of("--window-size", "1", "WINDOW_SIZE", SHELL, "50").whole(2, 100))
        .hasMessage("--window-size: \"1\" is not a whole number from 2 to 100");
    assertThatThrownBy(() -> Numbers.whole("--top", "ten", 0, Integer.MAX_VALUE))
        .hasMessage("--top: \"ten\" is not a whole number 0 or more");
    assertThatThrownBy(() -> Numbers.share("--rate", "NaN", 5)).isInstanceOf(UsageException.class);
  }
}
