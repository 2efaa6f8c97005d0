package nightjar.eval.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class OutburstTest {
  private static final Instant BEGAN = Instant.parse("2026-01-01T12:00:00Z");

  @Test
  void firstLines_dateBackTwoHours() {
    Instant now = BEGAN.plusSeconds(9);
    assertThat(Outburst.timeOf(0, BEGAN, now)).isEqualTo(BEGAN.minus(Duration.ofHours(2)));
    assertThat(Outburst.timeOf(Outburst.PAST_LINES - 1, BEGAN, now)).isBefore(BEGAN);
    assertThat(Outburst.timeOf(Outburst.PAST_LINES, BEGAN, now)).isEqualTo(now);
  }

  @Test
  void oneClient_hasThemNowAndThen_eachOnce() {
    assertThat(Outburst.at(0, Outburst.EVERY_LINES - 1, 0)).isEmpty();
    assertThat(Outburst.at(0, Outburst.EVERY_LINES, 0)).contains(new Outburst(0));
    assertThat(Outburst.at(0, Outburst.EVERY_LINES + 1, 1)).isEmpty();
    assertThat(Outburst.at(0, 2 * Outburst.EVERY_LINES, 1)).contains(new Outburst(1));
    assertThat(Outburst.at(1, Outburst.EVERY_LINES, 0)).isEmpty();
  }

  @Test
  void everyLine_tellsWhoSentItAndThatItIsWhole() {
    for (int number = 0; number < 80; number++) {
      var outburst = new Outburst(number);
      for (int index = 0; index < outburst.lines(); index++) {
        String line = outburst.line(index, BEGAN, 0, 500 + index);
        assertThat(line).endsWith("\n").containsOnlyOnce("\n");
        assertThat(SentLine.of(line)).contains(new SentLine(0, 500 + index, true));
      }
    }
  }

  @Test
  void crash_isOneRecordWithItsTrace() {
    assertThat(new Outburst(1).line(0, BEGAN, 0, 1)).contains(" FATAL ");
    assertThat(new Outburst(1).line(1, BEGAN, 0, 2)).startsWith("\tat shop.");
  }
}
