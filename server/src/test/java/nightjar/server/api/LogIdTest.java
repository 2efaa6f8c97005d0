package nightjar.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.UUID;
import nightjar.search.LogId;
import org.junit.jupiter.api.Test;

class LogIdTest {
  @Test
  void id_isAUuidOfVersion7AndLeadsBack() {
    for (long number : new long[] {1, 77, 1L << 40, (1L << 62) - 1}) {
      LogId id = new LogId(1_763_800_000_123L, number);
      UUID uuid = UUID.fromString(id.toString());
      assertThat(uuid.version()).isEqualTo(7);
      assertThat(uuid.variant()).isEqualTo(2);
      assertThat(LogId.parse(id.toString())).isEqualTo(Optional.of(id));
    }
  }

  @Test
  void ids_sortByTimeThenNumber() {
    assertThat(new LogId(1, 9).toString()).isLessThan(new LogId(2, 1).toString());
    assertThat(new LogId(2, 1).toString()).isLessThan(new LogId(2, 2).toString());
  }

  @Test
  void others_areNone() {
    assertThat(LogId.parse(UUID.nameUUIDFromBytes(new byte[3]).toString())).isEmpty();
    assertThat(LogId.parse("nonsense")).isEmpty();
    assertThat(LogId.parse("z19aa8c1-7d80-7000-8000-000000000001")).isEmpty();
  }

  @Test
  void wrongTime_isNotFound() {
    Samples samples = Samples.filled();
    LogId real = LogId.of(samples.store.rows.getFirst());
    String other = new LogId(real.millis() + 1, real.number()).toString();
    assertThat(samples.refused("GET", "/api/v1/logs/{log_id}", "", "log_id", other).status())
        .isEqualTo(404);
    assertThat(samples.refused("GET", "/api/v1/logs/{log_id}", "", "log_id", "17").status())
        .isEqualTo(400);
  }
}
