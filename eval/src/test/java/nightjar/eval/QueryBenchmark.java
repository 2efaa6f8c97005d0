package nightjar.eval;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import nightjar.redact.Redacted;
import nightjar.search.Candidate;
import nightjar.search.Query;
import nightjar.search.QueryContext;
import nightjar.search.QueryException;
import nightjar.search.QueryParser;
import nightjar.search.QuerySettings;
import nightjar.source.Names;
import nightjar.source.RecordBatch;
import nightjar.store.LogRow;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a query costs by its plain meaning, a record of the generated shop at a time, and what it
 * costs to read one: {@code ./nightjar bench QueryBenchmark}. The time is that of one record, or of
 * one query.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class QueryBenchmark {
  static final int ROWS = 5_000;

  private static final String TYPICAL =
      "level:error service:api \"timed out\" -health pattern:ab12 took>500 blk_-38 last:2h";

  private final List<LogRow> rows = new ArrayList<>();
  private Predicate<Candidate> word = row -> false;
  private Predicate<Candidate> wildcard = word;
  private Predicate<Candidate> expression = word;
  private Predicate<Candidate> field = word;

  @Setup
  public void read() throws QueryException {
    for (RecordBatch batch : GeneratedText.batches(new Names())) {
      for (int row = 0; row < batch.size && rows.size() < ROWS; row++) {
        int from = batch.messageStart[row];
        String text = new String(batch.bytes, from, batch.messageEnd[row] - from, UTF_8);
        rows.add(
            new LogRow(
                rows.size() + 1,
                0,
                0,
                9,
                "shop",
                "app.log",
                1,
                7,
                Redacted.kept(text),
                0,
                text.length(),
                1));
      }
    }
    word = meaning("orders");
    wildcard = meaning("ord*s");
    expression = meaning("/ord[a-z]+s/");
    field = meaning("duration>=10ms");
  }

  private static Predicate<Candidate> meaning(String text) throws QueryException {
    return QueryParser.parse(text, QuerySettings.at(0)).matching(QueryContext.NONE);
  }

  private int count(Predicate<Candidate> meaning) {
    int count = 0;
    for (LogRow row : rows) {
      count += meaning.test(row) ? 1 : 0;
    }
    return count;
  }

  @Benchmark
  public Query parse() throws QueryException {
    return QueryParser.parse(TYPICAL, QuerySettings.at(1_763_797_440_000_000_000L));
  }

  @Benchmark
  @OperationsPerInvocation(ROWS)
  public int word() {
    return count(word);
  }

  @Benchmark
  @OperationsPerInvocation(ROWS)
  public int wildcard() {
    return count(wildcard);
  }

  @Benchmark
  @OperationsPerInvocation(ROWS)
  public int expression() {
    return count(expression);
  }

  @Benchmark
  @OperationsPerInvocation(ROWS)
  public int field() {
    return count(field);
  }
}
