package nightjar.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import nightjar.LineRef;
import org.junit.jupiter.api.Test;

class EventClockTest {
  private static final long DAY = 86_400_000_000_000L;
  private static final long START = 20_000 * DAY;

  private final EventClock clock = new EventClock();

  @Test
  void wildTime_isTakenForUnreadable() {
    RecordBatch batch = batch(START, START + 1, 5, START + 2, 90_000 * DAY, START + 3);
    clock.steady(batch, batch.size);
    assertThat(times(batch))
        .containsExactly(START, START + 1, START + 1, START + 2, START + 2, START + 3);
    assertThat(batch.has(2, RecordBatch.NO_TIME)).isTrue();
    assertThat(batch.has(3, RecordBatch.NO_TIME)).isFalse();
  }

  @Test
  void wildTimeAtTheStart_doesNotSetTheClock() {
    RecordBatch batch = batch(5, START, START + 1);
    clock.steady(batch, batch.size);
    assertThat(times(batch)).containsExactly(START, START, START + 1);
  }

  @Test
  void realJump_isFollowedFromItsSecondRecordOn() {
    RecordBatch batch =
        batch(START, START + 1, START + 200 * DAY, START + 200 * DAY + 1, START + 200 * DAY + 2);
    clock.steady(batch, batch.size);
    assertThat(times(batch))
        .containsExactly(START, START + 1, START + 1, START + 200 * DAY + 1, START + 200 * DAY + 2);
  }

  @Test
  void clockGoesOnInTheNextBatch() {
    clock.steady(batch(START), 1);
    RecordBatch next = batch(5, START + 9);
    clock.steady(next, next.size);
    assertThat(times(next)).containsExactly(START, START + 9);
  }

  @Test
  void noTimesAtAll_stayNone() {
    RecordBatch batch = batch(LineRef.NO_TIME, LineRef.NO_TIME);
    clock.steady(batch, batch.size);
    assertThat(times(batch)).containsExactly(LineRef.NO_TIME, LineRef.NO_TIME);
  }

  private static RecordBatch batch(long... times) {
    RecordBatch batch = new RecordBatch();
    for (long time : times) {
      batch.timeNanos[batch.add(0, 0, 1)] = time;
    }
    return batch;
  }

  private static long[] times(RecordBatch batch) {
    return Arrays.copyOf(batch.timeNanos, batch.size);
  }
}
