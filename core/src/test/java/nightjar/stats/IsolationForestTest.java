package nightjar.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IsolationForestTest {
  @Test
  void averageDepth_isThatOfUnsuccessfulSearches() {
    assertThat(IsolationForest.averageDepth(1)).isZero();
    assertThat(IsolationForest.averageDepth(2)).isEqualTo(1);
    assertThat(IsolationForest.averageDepth(3)).isCloseTo(5.0 / 3, within(1e-12));
    assertThat(IsolationForest.averageDepth(256)).isCloseTo(10.2487, within(1e-4));
    assertThat(IsolationForest.averageDepth(1025)).isCloseTo(13.0203, within(1e-4));
  }

  @Test
  void averageDepth_isSmoothWhereTheSumBecomesAFormula() {
    double step = IsolationForest.averageDepth(1026) - IsolationForest.averageDepth(1025);
    assertThat(step).isCloseTo(2.0 / 1025, within(1e-5));
  }

  @Test
  void constantRows_scoreOneHalf() {
    var forest = IsolationForest.fit(new double[4 * 300], 4, 1);
    assertThat(forest.score(new double[4])).isCloseTo(0.5, within(1e-6));
  }

  @Test
  void extremePoint_scoresHighest() {
    double[] rows = gaussian(1000, 4, 3);
    Arrays.fill(rows, 4 * 500, 4 * 501, 8);
    double[] scores = scores(IsolationForest.fit(rows, 4, 3), rows);
    assertThat(scores[500]).isEqualTo(Arrays.stream(scores).max().orElseThrow()).isGreaterThan(0.7);
    assertThat(Arrays.stream(scores).average().orElseThrow()).isBetween(0.4, 0.55);
  }

  @Test
  void pointOfFewDistinctRows_endsWhereTheySplit() {
    double[] rows = {0, 0, 0, 1};
    double rare = IsolationForest.fit(rows, 1, 5).score(new double[] {1});
    assertThat(rare).isEqualTo(Math.pow(2, -1 / IsolationForest.averageDepth(4)), within(1e-6));
  }

  @Test
  void sameSeed_givesTheSameBits_anotherDoesNot() {
    double[] rows = gaussian(500, 3, 9);
    double[] point = {1, -2, 0.5};
    double score = IsolationForest.fit(rows, 3, 4).score(point);
    assertThat(IsolationForest.fit(rows, 3, 4).score(point)).isEqualTo(score);
    assertThat(IsolationForest.fit(rows, 3, 5).score(point)).isNotEqualTo(score);
  }

  @Test
  void roughScore_isNearTheWholeOne() {
    double[] rows = gaussian(2000, 4, 11);
    var forest = IsolationForest.fit(rows, 4, 11);
    for (int i = 0; i < 200; i++) {
      assertThat(forest.roughScore(rows, 4 * i, 16))
          .isCloseTo(forest.score(rows, 4 * i), within(0.08));
    }
  }

  @Test
  void anyNumberOfTreesAndRows_isScored() {
    double[] rows = gaussian(37, 2, 1);
    for (int trees : new int[] {1, 7, 8, 13}) {
      var forest = IsolationForest.fit(rows, 2, trees, 256, new SplittableRandom(2));
      assertThat(forest.score(rows, 0)).isBetween(0.0, 1.0);
    }
    assertThat(IsolationForest.fit(new double[] {1, 2}, 2, 1).score(new double[] {5, 5}))
        .isEqualTo(1);
    assertThatThrownBy(() -> IsolationForest.fit(new double[3], 2, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /**
   * Rows and the scores scikit-learn 1.9.1 gives them: {@code -IsolationForest(n_estimators=1000,
   * max_samples=256, random_state=1).fit(X).score_samples(X)}. A line is the score and the row.
   * blobs: two Gaussian clusters and 5 % uniform noise; counts: four features of log windows,
   * Poisson counts among them; skewed: log-normal, one feature constant.
   */
  @ParameterizedTest
  @ValueSource(strings = {"blobs", "counts", "skewed"})
  void ranksPoints_asTheReferenceDoes(String name) throws IOException {
    double[][] lines = read("/nightjar/stats/isolation-forest-" + name + ".csv");
    double[] reference = Arrays.stream(lines).mapToDouble(line -> line[0]).toArray();
    double[] rows =
        Arrays.stream(lines).flatMapToDouble(line -> Arrays.stream(line).skip(1)).toArray();
    double[] scores = scores(manyTrees(rows, lines[0].length - 1), rows);
    assertThat(correlation(ranks(scores), ranks(reference))).isGreaterThan(0.95);
    assertThat(Arrays.stream(scores).average().orElseThrow())
        .isCloseTo(Arrays.stream(reference).average().orElseThrow(), within(0.02));
  }

  /**
   * Two forests of 100 trees correlate by .94 to .98 only: here the method is compared, not luck.
   */
  private static IsolationForest manyTrees(double[] rows, int features) {
    return IsolationForest.fit(rows, features, 400, 256, new SplittableRandom(1));
  }

  private static double[] gaussian(int count, int features, long seed) {
    var random = new SplittableRandom(seed);
    return IntStream.range(0, count * features).mapToDouble(i -> random.nextGaussian()).toArray();
  }

  private static double[] scores(IsolationForest forest, double[] rows) {
    int features = forest.features();
    return IntStream.range(0, rows.length / features)
        .mapToDouble(i -> forest.score(rows, i * features))
        .toArray();
  }

  private static double[][] read(String resource) throws IOException {
    var stream = Objects.requireNonNull(IsolationForestTest.class.getResourceAsStream(resource));
    try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      List<String> lines = reader.lines().toList();
      return lines.stream()
          .map(
              line -> Arrays.stream(line.split(",", -1)).mapToDouble(Double::parseDouble).toArray())
          .toArray(double[][]::new);
    }
  }

  private static double[] ranks(double[] values) {
    int[] order =
        IntStream.range(0, values.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> values[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] ranks = new double[values.length];
    for (int from = 0; from < order.length; ) {
      int to = from;
      while (to < order.length && values[order[to]] == values[order[from]]) {
        to++;
      }
      for (int i = from; i < to; i++) {
        ranks[order[i]] = (from + to - 1) / 2.0;
      }
      from = to;
    }
    return ranks;
  }

  private static double correlation(double[] a, double[] b) {
    double meanA = Arrays.stream(a).average().orElseThrow();
    double meanB = Arrays.stream(b).average().orElseThrow();
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      ab += (a[i] - meanA) * (b[i] - meanB);
      aa += (a[i] - meanA) * (a[i] - meanA);
      bb += (b[i] - meanB) * (b[i] - meanB);
    }
    return ab / Math.sqrt(aa * bb);
  }
}
