package nightjar.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nightjar.search.LogId;
import nightjar.server.http.Problem;
import nightjar.store.LogRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScoringRoutesTest {
  private static final String PATH = "/api/v1/logs/anomaly-detection/";
  private final Samples samples = Samples.filled();

  /** An INFO line unlike all others: long, of a shape and a service of its own. */
  private String odd() {
    LogRow row = samples.add(Samples.NOW, 9, "cron", 77, "x".repeat(4000), 0);
    return LogId.of(row).toString();
  }

  @ParameterizedTest
  @CsvSource({
    "isolation-forest, IsolationForest, contamination, 0.05",
    "z-score, Z-score, threshold, 3",
    "iqr, IQR, multiplier, 1.5",
  })
  void oddRecord_isFoundWhateverItsSeverity(
      String call, String method, String setting, String value) throws Exception {
    String odd = odd();
    Map<String, Object> reply = samples.post(PATH + call, "{\"" + setting + "\": " + value + "}");
    assertThat(reply).containsEntry("method", method).containsEntry("rows", 4021L);
    assertThat(Samples.number(reply, setting)).isEqualTo(Double.parseDouble(value));
    List<Map<String, Object>> anomalies = Samples.list(reply, "anomalies");
    assertThat(anomalies).hasSize((int) Samples.number(reply, "total"));
    assertThat(anomalies).extracting(each -> each.get("log_id")).contains(odd);
    assertThat(anomalies.size()).as("few are odd").isLessThan(500);
    assertThat(anomalies)
        .extracting(each -> Samples.number(each, "anomaly_score"))
        .isSortedAccordingTo((a, b) -> Double.compare(b, a))
        .allMatch(score -> score >= 0.5 && score <= 1);
    Map<String, Object> found =
        anomalies.stream().filter(each -> odd.equals(each.get("log_id"))).findFirst().orElseThrow();
    assertThat(
            Samples.list(found, "evidence").stream()
                .map(each -> String.valueOf(each.get("text")))
                .collect(Collectors.joining(";")))
        .contains("message length 4,000 characters");
  }

  @Test
  void contamination_isTheShareFound() throws Exception {
    for (String share : List.of("0", "0.01", "0.1")) {
      Map<String, Object> reply =
          samples.post(PATH + "isolation-forest", "", "contamination", share);
      double wanted = Double.parseDouble(share) * 4020;
      assertThat(Samples.number(reply, "total")).isBetween(0.8 * wanted, wanted + 40);
    }
    assertThat(samples.post(PATH + "isolation-forest", "", "contamination", "0"))
        .containsEntry("total", 0L);
  }

  @Test
  void sameCall_sameAnswer() throws Exception {
    assertThat(samples.post(PATH + "isolation-forest", ""))
        .isEqualTo(samples.post(PATH + "isolation-forest", ""));
  }

  @Test
  void score_takesEveryMethodInAnyCase() throws Exception {
    String odd = odd();
    String usual = LogId.of(samples.store.rows.get(2)).toString();
    for (String method : Set.of("isolationforest", "Z-SCORE", "iqr")) {
      String path = PATH + "score/{log_id}";
      assertThat(samples.post(path, "", "log_id", odd, "method", method))
          .containsEntry("is_anomaly", true);
      assertThat(samples.post(path, "", "log_id", usual, "method", method))
          .containsEntry("is_anomaly", false);
    }
  }

  @Test
  void unknownMethodAndLog_areToldApart() {
    String id = LogId.of(samples.store.rows.getFirst()).toString();
    Problem method =
        samples.refused("POST", PATH + "score/{log_id}", "", "log_id", id, "method", "LOF");
    assertThat(method.status()).isEqualTo(400);
    assertThat(method.detail()).contains("IsolationForest, Z-score, IQR");
    String other = new LogId(1, 1).toString();
    assertThat(samples.refused("POST", PATH + "score/{log_id}", "", "log_id", other).status())
        .isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({
    "isolation-forest, contamination, 0.6",
    "isolation-forest, contamination, NaN",
    "isolation-forest, n_estimators, 9",
    "z-score, threshold, 0.9",
    "iqr, multiplier, 3.1",
    "iqr, limit, 0",
  })
  void wrongSettings_areNamed(String call, String name, String value) {
    Problem problem = samples.refused("POST", PATH + call, "", name, value);
    assertThat(problem.status()).isEqualTo(400);
    assertThat(problem.detail()).contains(name).contains(value).contains(" to ");
  }

  @Test
  void fewRecords_sayNothing() throws Exception {
    assertThat(Samples.empty().post(PATH + "iqr", ""))
        .containsEntry("total", 0L)
        .containsEntry("rows", 0L);
  }
}
