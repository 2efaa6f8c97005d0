package nightjar.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nightjar.act.Report;
import nightjar.files.FileSource;
import nightjar.pipeline.Progress;
import nightjar.pipeline.Scan;
import nightjar.pipeline.ScanSettings;
import org.junit.jupiter.api.Test;

/**
 * The figures of README on the labelled HDFS sample. Its folder is {@code data/hdfs_sessions} in
 * the one given by {@code -Dnightjar.shared=}, else in a folder {@code shared} beside the checkout.
 */
class HdfsSampleTest {
  private static final String SAMPLE = "data/hdfs_sessions";

  private static Optional<Path> folder() {
    String given = System.getProperty("nightjar.shared", "");
    Path here = Path.of("").toAbsolutePath();
    Stream<Path> beside =
        Stream.iterate(here, path -> path != null && path.getParent() != null, Path::getParent)
            .map(path -> path.resolveSibling("shared"));
    return (given.isEmpty() ? beside : Stream.of(Path.of(given)))
        .map(path -> path.resolve(SAMPLE))
        .filter(Files::isDirectory)
        .findFirst();
  }

  @Test
  void scanOfTheSample_holdsMostOddBlocksInFewIncidents() throws IOException {
    Optional<Path> folder = folder();
    if (folder.isEmpty()) {
      System.err.println("SKIPPED: no HDFS sample, give its folder by -Dnightjar.shared=");
    }
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
