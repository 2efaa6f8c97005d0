package nightjar.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import nightjar.redact.Redacted;
import nightjar.store.LogRow;
import org.junit.jupiter.api.Test;

class VolumeRouteTest {
  private static final String VOLUME = "/api/v1/logs/volume";
  private final Samples samples = Samples.filled();

  @Test
  void hoursAndMinutes_countEveryRecord() throws Exception {
    Map<String, Object> reply = samples.get(VOLUME, "hours", "1", "bucket_minutes", "5");
    assertThat(reply).containsEntry("total_logs", 4020L).containsEntry("bucket_seconds", 300.0);
    List<Map<String, Object>> data = Samples.list(reply, "volume_data");
    assertThat(data).hasSize(12);
    assertThat(data.get(11)).containsEntry("count", 390L);
    assertThat(data.get(11).get("level_breakdown")).isEqualTo(Map.of("INFO", 330L, "ERROR", 60L));
    assertThat(data.get(7)).containsEntry("expected_low", null);
    assertThat((Double) data.get(11).get("expected_high")).isBetween(331.0, 389.0);
  }

  @Test
  void ownRange_hasRoundBuckets() throws Exception {
    Map<String, Object> reply =
        samples.get(
            VOLUME,
            "from",
            "2026-11-22T07:00:03Z",
            "to",
            "2026-11-22T08:00:00Z",
            "buckets",
            "60",
            "level",
            "error");
    assertThat(reply).containsEntry("bucket_seconds", 60.0).containsEntry("total_logs", 60L);
    assertThat(Samples.list(reply, "volume_data")).hasSize(60);
    assertThat(reply.get("filters")).isEqualTo(Map.of("level", "error"));
  }

  @Test
  void minutesOfADay_areCountedInAnyRange() throws Exception {
    Map<String, Object> reply =
        samples.get(
            VOLUME,
            "start_time",
            "2026-11-22T00:00:00Z",
            "end_time",
            "2026-11-23T00:00:00Z",
            "bucket_minutes",
            "1");
    assertThat(reply).containsEntry("bucket_seconds", 60.0).containsEntry("total_logs", 4020L);
    List<Map<String, Object>> data = Samples.list(reply, "volume_data");
    assertThat(data).hasSize(1440);
    assertThat(data.get(7 * 60)).containsEntry("count", 66L);
    assertThat(data.get(9 * 60)).containsEntry("count", 0L);
    assertThat(
            samples
                .refused("GET", VOLUME, "", "from", "2026-11-01T00:00:00Z", "bucket_minutes", "1")
                .detail())
        .contains("bucket_minutes", "1500");
  }

  @Test
  void byArrival_countsByArrival() throws Exception {
    samples.add(Samples.BEGIN - 86_400 * Samples.SECOND, 9, "late", 1, "came late", 0);
    var last = samples.store.rows.removeLast();
    samples.store.rows.add(
        new LogRow(
            last.number(),
            last.timeNanos(),
            Samples.NOW - 1,
            9,
            "late",
            "late",
            1,
            1,
            Redacted.kept("x"),
            0,
            1,
            1));
    Map<String, Object> byEvent = samples.get(VOLUME, "hours", "1", "service", "late");
    Map<String, Object> byArrival =
        samples.get(VOLUME, "hours", "1", "service", "late", "use_ingestion_time", "true");
    assertThat(byEvent).containsEntry("total_logs", 0L);
    assertThat(byArrival).containsEntry("total_logs", 1L);
  }

  @Test
  void buckets_coverTheRangeWithNoMoreThanAsked() {
    for (int most : new int[] {1, 7, 96, 500}) {
      for (long span = Samples.SECOND; span < 400L * 86_400 * Samples.SECOND; span *= 3) {
        Buckets buckets = Buckets.of(Samples.BEGIN + 12_345, Samples.BEGIN + 12_345 + span, most);
        assertThat(buckets.fromNanos()).isLessThanOrEqualTo(Samples.BEGIN + 12_345);
        assertThat(buckets.toNanos()).isGreaterThanOrEqualTo(Samples.BEGIN + 12_345 + span);
        assertThat(buckets.count()).isLessThanOrEqualTo(Math.max(2, most));
      }
    }
  }

  @Test
  void buckets_ofRangesWithoutEnd_areFew() {
    long[] times = {Long.MIN_VALUE, -1, 0, Samples.NOW, Long.MAX_VALUE};
    for (int most : new int[] {1, 2, 96, 500}) {
      for (int i = 1; i < times.length; i++) {
        for (int j = 0; j < i; j++) {
          Buckets buckets = Buckets.of(times[j], times[i], most);
          assertThat(buckets.count()).isBetween(1, Math.max(2, most));
          assertThat(buckets.toNanos()).isGreaterThan(buckets.fromNanos());
        }
      }
    }
    assertThat(Buckets.exactly(Long.MAX_VALUE - 1, Long.MAX_VALUE, Samples.SECOND).count())
        .isEqualTo(1);
  }

  @Test
  void sinceTheBeginning_isAnswered() throws Exception {
    Map<String, Object> reply =
        samples.get(VOLUME, "from", "1970-01-01T00:00:00Z", "to", "2026-11-22T08:00:00Z");
    assertThat(Samples.list(reply, "volume_data")).hasSizeLessThanOrEqualTo(96);
  }

  @Test
  void expectedRange_standsOneOutlier() {
    long[] counts = new long[30];
    Arrays.fill(counts, 3, 30, 100);
    counts[15] = 100_000;
    double[][] ranges = ExpectedRange.of(counts);
    assertThat(ranges[10]).containsExactly(Double.NaN, Double.NaN);
    assertThat(ranges[29][0]).isEqualTo(70);
    assertThat(ranges[29][1]).isEqualTo(130);
  }
}
