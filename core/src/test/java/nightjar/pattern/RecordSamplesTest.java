package nightjar.pattern;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RecordSamplesTest {
  private static void offer(RecordSamples samples, int shape, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    samples.offer(shape, bytes, 0, bytes.length);
  }

  @Test
  void fewRecords_areAllKept_manyAtEvenDistances() {
    RecordSamples samples = new RecordSamples();
    for (int i = 0; i < 64; i++) {
      offer(samples, 300, "r" + i);
    }
    assertThat(samples.of(300)).hasSize(64).endsWith(new Sample("r63", 1));
    for (int i = 64; i < 1_000_000; i++) {
      offer(samples, 300, "r" + i);
    }
    List<Integer> kept =
        samples.of(300).stream().map(s -> Integer.parseInt(s.text().substring(1))).toList();
    assertThat(kept).hasSizeBetween(32, 64);
    int distance = kept.get(1);
    for (int i = 0; i < kept.size(); i++) {
      assertThat(kept.get(i)).isEqualTo(i * distance);
    }
    assertThat(1_000_000 - kept.getLast()).isLessThanOrEqualTo(distance);
    assertThat(samples.of(2)).isEmpty();
    assertThat(samples.of(5_000)).isEmpty();
  }

  @Test
  void manyShapes_keepFewerEach() {
    RecordSamples samples = new RecordSamples();
    for (int shape = 0; shape < 16_100; shape++) {
      for (int i = 0; i < 70; i++) {
        offer(samples, shape, "x");
      }
    }
    assertThat(samples.of(0)).hasSizeBetween(1, 4);
    assertThat(samples.of(16_050)).hasSizeBetween(1, 4);
  }

  @Test
  void longRecords_areCut_andStayWithinTheBound() {
    RecordSamples samples = new RecordSamples();
    String text = "é".repeat(3_000);
    long bytes = 0;
    for (int shape = 0; shape < 2_000; shape++) {
      for (int i = 0; i < 64; i++) {
        offer(samples, shape, text);
      }
    }
    for (int shape = 0; shape < 2_000; shape++) {
      assertThat(samples.of(shape)).isNotEmpty();
      for (Sample sample : samples.of(shape)) {
        bytes += sample.text().getBytes(UTF_8).length;
      }
    }
    assertThat(bytes).isLessThanOrEqualTo(RecordSamples.MAX_BYTES);
  }
}
