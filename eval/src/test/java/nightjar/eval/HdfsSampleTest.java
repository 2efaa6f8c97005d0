package nightjar.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import nightjar.act.Report;
import nightjar.files.FileSource;
import nightjar.pipeline.Progress;
import nightjar.pipeline.Scan;
import nightjar.pipeline.ScanSettings;
import org.junit.jupiter.api.Test;

/** The figures of README on the labelled HDFS sample. */
class HdfsSampleTest {
  private static final String SAMPLE = "data/hdfs_sessions";

  @Test
  void scanOfTheSample_holdsMostOddBlocksInFewIncidents() throws IOException {
    Optional<Path> folder = SharedFolder.find(SAMPLE);
    assumeTrue(folder.isPresent(), "HDFS sample (-Dnightjar.shared)");
    Path sample = folder.orElseThrow();
    FileSource log = new FileSource("hdfs.log", sample.resolve("HDFS_2percent.log.gz"), false);
    Report report =
        new Scan(ScanSettings.defaults(ZoneOffset.UTC)).run(List.of(log), Progress.NONE).report();
    ScanEvaluation found =
        ScanEvaluation.of(report, sample.resolve("HDFS_2percent.anomaly_label.csv"));
    assertThat(found.lines()).isEqualTo(222_579);
    assertThat(found.incidents()).isLessThanOrEqualTo(20);
    assertThat(found.shareOfAnomalous()).isGreaterThanOrEqualTo(0.8);
    assertThat(found.shareOfNormal()).isLessThan(0.05);
  }
}
