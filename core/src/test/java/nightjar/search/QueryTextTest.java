package nightjar.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import nightjar.store.LogRow;
import org.junit.jupiter.api.Test;

class QueryTextTest {
  private static final QuerySettings WIDE =
      new QuerySettings(RandomQueries.START, 100_000, 10_000, 100, 10_000);

  @Test
  void text_isReadAsTheSameTree() throws QueryException {
    for (long seed = 0; seed < 5_000; seed++) {
      Query query = new RandomQueries(seed).tree(3);
      Query read = QueryParser.parse(query.text(), WIDE);
      assertThat(read).as("seed %d: %s", seed, query.text()).isEqualTo(query);
      assertThat(read.text()).isEqualTo(query.text());
    }
  }

  @Test
  void whatMatches_isWithinTheBounds() {
    long matched =
        LongStream.range(0, 5_000)
            .filter(
                seed -> {
                  RandomQueries random = new RandomQueries(seed);
                  Query query = random.tree(2);
                  QueryContext context = random.context();
                  LogRow row = random.row();
                  boolean matches = query.matches(row, context);
                  assertThat(!matches || isWithin(row, Bounds.of(query, context)))
                      .as("seed %d: %s", seed, query.text())
                      .isTrue();
                  return matches;
                })
            .count();
    assertThat(matched).isBetween(500L, 4_500L);
  }

  private static boolean isWithin(LogRow row, Bounds bounds) {
    return row.timeNanos() >= bounds.fromNanos()
        && row.timeNanos() < bounds.toNanos()
        && bounds.severities().contains(Levels.group(row.severity()))
        && bounds.shapes().map(shapes -> shapes.contains(row.shape())).orElse(true);
  }
}
