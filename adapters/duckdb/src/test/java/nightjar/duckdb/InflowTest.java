package nightjar.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InflowTest {
  private static final long SECOND = 1_000_000_000L;

  private long now = -5 * SECOND / 2;
  private final Inflow inflow = new Inflow(() -> now);

  @Test
  void fewRecords_areNotMany_howeverLongTheyCome() {
    for (int second = 0; second < 100; second++) {
      inflow.add(Inflow.MANY / 2 - 1);
      assertThat(inflow.isMany()).isFalse();
      now += SECOND;
    }
  }

  @Test
  void manyRecords_areForgottenWhenNoneFollow() {
    inflow.add(Inflow.MANY - 1);
    assertThat(inflow.isMany()).isFalse();
    now += SECOND;
    inflow.add(1);
    assertThat(inflow.isMany()).isTrue();
    now += SECOND;
    assertThat(inflow.isMany()).isFalse();
    inflow.add(Inflow.MANY);
    assertThat(inflow.isMany()).isTrue();
    now += 2 * SECOND;
    assertThat(inflow.isMany()).isFalse();
  }
}
