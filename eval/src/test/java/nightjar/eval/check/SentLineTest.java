package nightjar.eval.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentLineTest {
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void line_tellsWhoSentItAndThatItIsWhole(boolean grave) {
    String text = SentLine.text(Instant.EPOCH, 3, 1234, grave);
    assertThat(text).endsWith("\n");
    assertThat(SentLine.of(text)).contains(new SentLine(3, 1234, true));
  }

  @Test
  void changedLine_isSeen() {
    String text = SentLine.text(Instant.EPOCH, 1, 7, false).replace("placed", "placee");
    assertThat(SentLine.of(text)).contains(new SentLine(1, 7, false));
  }

  @Test
  void otherLine_isNone() {
    assertThat(SentLine.of("2026-01-01T00:00:00Z INFO order was placed")).isEmpty();
  }
}
