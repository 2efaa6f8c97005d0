package nightjar.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nightjar.search.QueryException;
import nightjar.search.QueryParser;
import nightjar.search.QuerySettings;
import nightjar.source.Names;
import nightjar.source.RecordBatch;
import org.junit.jupiter.api.Test;

/** What the benchmarks measure is work that is really done. */
class BenchmarksTest {
  @Test
  void textOfTheBenchmarks_isThatOfAllLogs() {
    List<RecordBatch> batches = GeneratedText.batches(new Names());
    assertThat(GeneratedText.records(batches)).isGreaterThan(5_000);
    assertThat(batches.stream().mapToInt(batch -> batch.source).distinct().count())
        .isGreaterThan(5);
  }

  @Test
  void pipeline_acceptsEveryRecord() {
    PipelineBenchmark benchmark = new PipelineBenchmark();
    benchmark.read();
    assertThat(benchmark.accept())
        .isEqualTo(GeneratedText.records(GeneratedText.batches(new Names())));
  }

  @Test
  void keys_areOfOtherMessagesEachTime() {
    FastKeyBenchmark benchmark = new FastKeyBenchmark();
    benchmark.read();
    assertThat(benchmark.thousandMessages()).isNotEqualTo(benchmark.thousandMessages());
  }

  @Test
  void queries_findSomeLinesButNotAll() throws QueryException {
    QueryBenchmark benchmark = new QueryBenchmark();
    benchmark.read();
    for (int found :
        List.of(
            benchmark.word(), benchmark.wildcard(), benchmark.expression(), benchmark.field())) {
      assertThat(found).isBetween(1, QueryBenchmark.ROWS - 1);
    }
    assertThat(benchmark.parse())
        .isEqualTo(QueryParser.parse(benchmark.parse().text(), QuerySettings.at(0)));
  }

  @Test
  void misses_areOfEveryFastKeyOnce() {
    MissBenchmark benchmark = new MissBenchmark();
    benchmark.read();
    assertThat(benchmark.messages()).isGreaterThan(100);
    assertThat(benchmark.blankedAndShaped()).isNotEqualTo(benchmark.blankedAndShaped());
  }

  @Test
  void blocks_holdTheRowsThatAreRead() throws Exception {
    BlockBenchmark benchmark = new BlockBenchmark();
    benchmark.read();
    assertThat(benchmark.write()).isPositive();
    assertThat(benchmark.readAll()).hasSizeGreaterThan(5_000);
    assertThat(benchmark.search()).isZero();
    benchmark.close();
  }
}
