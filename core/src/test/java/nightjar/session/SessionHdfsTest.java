package nightjar.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import nightjar.detect.Anomaly;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Accuracy on the labelled HDFS sample, where its folder is given by {@code -Dnightjar.shared=}.
 */
class SessionHdfsTest {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyMMdd HHmmss");

  private final Path folder =
      Path.of(System.getProperty("nightjar.shared", ""), "data", "hdfs_sessions");

  @BeforeEach
  void sampleIsThere() {
    if (!Files.isDirectory(folder)) {
      System.err.println("SKIPPED: no HDFS sample, give its folder by -Dnightjar.shared=");
    }
    assumeTrue(Files.isDirectory(folder), "HDFS sample (-Dnightjar.shared)");
  }

  @Test
  void streamWithoutLabels_hasTheAccuracyOfTheReference() throws IOException {
    List<String[]> blocks = blocksInOrderOfClosing();
    SessionTypes types = types(blocks);
    assertThat(f1(blocks, types, 0)).isBetween(0.8765, 0.8767);
    assertThat(f1(blocks, types, 100)).isBetween(0.9177, 0.9179);
  }

  @Test
  void rawLog_givesFewAnomaliesThatHoldTheOddBlocks() throws IOException {
    SessionDetector detector = new SessionDetector(SessionSettings.DEFAULT, SessionModel.NONE);
    SessionLines lines = new SessionLines(detector::observe);
    try (BufferedReader log = log()) {
      log.lines().forEach(line -> feed(line, lines));
    }
    assertThat(detector.sessions().key()).map(SessionKey::name).contains("blk_");
    assertThat(detector.sessions().sessions()).isEqualTo(11_501);
    List<Anomaly> anomalies = detector.judge(lines.judgement());
    Set<String> flagged = new HashSet<>();
    anomalies.forEach(anomaly -> flagged.addAll(anomaly.sessions()));
    Set<String> odd = oddBlocks();
    long hits = flagged.stream().filter(odd::contains).count();
    assertThat(anomalies).hasSizeLessThanOrEqualTo(12);
    assertThat(hits).isGreaterThanOrEqualTo(330);
    assertThat(flagged.size() - hits).isLessThanOrEqualTo(60);
    assertThat(new OrderDetector(detector.sessions()).judge(lines.judgement()))
        .hasSizeLessThanOrEqualTo(2);
  }

  private static double f1(List<String[]> blocks, SessionTypes types, int delay) {
    int[] flagged =
        new SessionStream(types, delay, SessionEdges.none())
            .judge().stream()
                .mapToInt(SessionFinding::session)
                .filter(session -> session >= SessionStream.WARM_UP)
                .toArray();
    long hits = Arrays.stream(flagged).filter(session -> isOdd(blocks.get(session))).count();
    long odd = blocks.stream().skip(SessionStream.WARM_UP).filter(SessionHdfsTest::isOdd).count();
    return 2.0 * hits / (flagged.length + odd);
  }

  private static boolean isOdd(String[] block) {
    return !block[1].equals("Normal");
  }

  private SessionTypes types(List<String[]> blocks) {
    List<String> ids =
        new ArrayList<>(
            blocks.stream()
                .flatMap(block -> Arrays.stream(block[2].split(" ")))
                .collect(Collectors.toCollection(TreeSet::new)));
    List<int[]> sets =
        blocks.stream()
            .map(block -> Arrays.stream(block[2].split(" ")).mapToInt(ids::indexOf).toArray())
            .toList();
    return new SessionTypes(sets, IntStream.range(0, sets.size()).toArray());
  }

  private List<String[]> blocksInOrderOfClosing() throws IOException {
    Map<String, String> closed = new HashMap<>();
    java.util.regex.Pattern block = java.util.regex.Pattern.compile("blk_-?\\d+");
    try (BufferedReader log = log()) {
      log.lines()
          .forEach(
              line ->
                  block
                      .matcher(line)
                      .results()
                      .limit(1)
                      .forEach(found -> closed.put(found.group(), line.substring(0, 13))));
    }
    return Files.readAllLines(folder.resolve("hdfs_2percent_sequences.csv")).stream()
        .skip(1)
        .map(line -> line.strip().split(",", 3))
        .sorted(Comparator.comparing(row -> closed.get(row[0])))
        .toList();
  }

  private Set<String> oddBlocks() throws IOException {
    return Files.readAllLines(folder.resolve("HDFS_2percent.anomaly_label.csv")).stream()
        .skip(1)
        .map(line -> line.split(",", 2))
        .filter(SessionHdfsTest::isOdd)
        .map(row -> row[0])
        .collect(Collectors.toSet());
  }

  private static void feed(String line, SessionLines lines) {
    long seconds = LocalDateTime.parse(line.substring(0, 13), TIME).toEpochSecond(ZoneOffset.UTC);
    String message = line.substring(line.indexOf(": ") + 2);
    lines.add(
        message.replaceAll("/mnt/hadoop/\\S+|/user/root/\\S+", "/p0"), seconds * 1_000_000_000L, 0);
  }

  private BufferedReader log() throws IOException {
    return new BufferedReader(
        new InputStreamReader(
            new GZIPInputStream(Files.newInputStream(folder.resolve("HDFS_2percent.log.gz"))),
            StandardCharsets.UTF_8));
  }
}
