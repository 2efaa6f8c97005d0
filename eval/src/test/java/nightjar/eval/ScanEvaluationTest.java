package nightjar.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nightjar.act.Report;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanEvaluationTest {
  @TempDir Path folder;

  private ScanEvaluation evaluate(Report report, String... rows) throws IOException {
    Path labels = folder.resolve("labels.csv");
    Files.writeString(labels, "id,label\n" + String.join("\n", rows) + "\n");
    return ScanEvaluation.of(report, labels);
  }

  @Test
  void shares_areThoseCountedByHand() throws IOException {
    Report report = Told.report(Told.ofSessions("a", "b", "n1"), Told.ofSessions("b", "c", "x"));
    ScanEvaluation found =
        evaluate(
            report,
            "a,Anomaly",
            "b,Anomaly",
            "c,Fail",
            "d,Anomaly",
            "n1,Normal",
            "n2,Normal",
            "n3,Normal",
            "n4,Normal",
            "n5,Normal");
    assertThat(found).isEqualTo(new ScanEvaluation(2, 1_234, 4, 5, 3, 1));
    assertThat(found.shareOfAnomalous()).isEqualTo(0.75);
    assertThat(found.shareOfNormal()).isEqualTo(0.2);
    assertThat(found.precision()).isEqualTo(0.75);
    assertThat(found.f1()).isEqualTo(0.75);
  }

  @Test
  void f1_isTheHarmonicMean() throws IOException {
    Report report = Told.report(Told.ofSessions("a", "n1", "n2", "n3"));
    ScanEvaluation found = evaluate(report, "a,1", "b,1", "n1,0", "n2,0", "n3,0");
    assertThat(found.precision()).isEqualTo(0.25);
    assertThat(found.shareOfAnomalous()).isEqualTo(0.5);
    assertThat(found.f1()).isCloseTo(2 * 0.25 * 0.5 / 0.75, within(1e-12));
  }

  @Test
  void normal_isSaidInSeveralWays() throws IOException {
    Report report = Told.report();
    ScanEvaluation found =
        evaluate(
            report, "a,Normal", "b, normal ", "c,0", "d,false", "e,-", "f,1", "g,Anomaly,late");
    assertThat(found.normal()).isEqualTo(5);
    assertThat(found.anomalous()).isEqualTo(2);
  }

  @Test
  void fileWithoutHeader_losesNoRow_andQuotesDoNotMatter() throws IOException {
    Path labels = folder.resolve("quoted.csv");
    Files.writeString(labels, "\"a\",\"Anomaly\"\n\"b\",\"Normal\"\n");
    ScanEvaluation found = ScanEvaluation.of(Told.report(Told.ofSessions("a")), labels);
    assertThat(found).isEqualTo(new ScanEvaluation(1, 1_234, 1, 1, 1, 0));
  }

  @Test
  void nothingLabelled_isZero_notAnError() throws IOException {
    ScanEvaluation found = evaluate(Told.report(Told.ofSessions("a")));
    assertThat(found).isEqualTo(new ScanEvaluation(1, 1_234, 0, 0, 0, 0));
    assertThat(List.of(found.shareOfAnomalous(), found.precision(), found.f1())).containsOnly(0.0);
  }

  @Test
  void json_holdsEveryFigure() throws IOException {
    ScanEvaluation found = new ScanEvaluation(7, 222_579, 3, 9, 2, 1);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    found.writeJson(out);
    String json = out.toString(StandardCharsets.UTF_8);
    assertThat(json.replaceAll("\\s", ""))
        .isEqualTo(
            "{\"schema\":\"nightjar.eval.scan/1\",\"incidents\":7,\"lines\":222579,"
                + "\"anomalous\":3,\"normal\":9,\"held_anomalous\":2,\"held_normal\":1,"
                + "\"share_of_anomalous\":0.6667,\"share_of_normal\":0.1111,"
                + "\"precision\":0.6667,\"f1\":0.6667}");
    assertThat(json).endsWith("}\n");
  }
}
