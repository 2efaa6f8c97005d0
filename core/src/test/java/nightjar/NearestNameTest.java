package nightjar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestNameTest {
  private static final List<String> NAMES = List.of("app.log", "access.log", "scan", "patterns");

  @Test
  void swapMissingAndWrongLetters_areForgiven() {
    assertThat(NearestName.of("app.lgo", NAMES)).hasValue("app.log");
    assertThat(NearestName.of("acces.log", NAMES)).hasValue("access.log");
    assertThat(NearestName.of("SCAN", NAMES)).hasValue("scan");
    assertThat(NearestName.of("pattrens", NAMES)).hasValue("patterns");
  }

  @Test
  void somethingElse_isNotGuessed() {
    assertThat(NearestName.of("server", NAMES)).isEmpty();
    assertThat(NearestName.of("", NAMES)).isEmpty();
    assertThat(NearestName.of("x".repeat(201), List.of("x".repeat(200)))).isEmpty();
    assertThat(NearestName.distance("ab", "ba")).isEqualTo(1);
  }
}
