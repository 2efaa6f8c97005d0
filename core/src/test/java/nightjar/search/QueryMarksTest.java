package nightjar.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryMarksTest {
  /** The text with brackets about what is marked. */
  private static String marked(String query, String text) throws QueryException {
    StringBuilder shown = new StringBuilder(text);
    List<QueryMarks.Mark> marks =
        new QueryMarks(QueryParser.parse(query, QuerySettings.at(0))).in(text);
    for (QueryMarks.Mark mark : marks.reversed()) {
      shown.insert(mark.to(), ']').insert(mark.from(), '[');
    }
    return shown.toString();
  }

  @ParameterizedTest
  @CsvSource({
    "timeout, a Timeout and a timeout, a [Timeout] and a [timeout]",
    "a OR b, a b c, [a] [b] c",
    "card -denied, card denied, [card] denied",
    "t?me*t, a TimeOut b, a [TimeOut] b",
    "/[0-9]+/, a 12 b 3, a [12] b [3]",
    "took>5, x took=512 y, x [took=512] y",
    "level:error service:a, error a, error a",
    "tim meo, timeout, [timeo]ut",
    "*, all, all",
  })
  void whatIsLookedFor_isMarked(String query, String text, String expected) throws Exception {
    assertThat(marked(query, text)).isEqualTo(expected);
  }

  @Test
  void manyMatches_areMarkedUpToABound() throws Exception {
    QueryMarks marks = new QueryMarks(QueryParser.parse("a", QuerySettings.at(0)));
    assertThat(marks.in("a b ".repeat(10_000))).hasSize(QueryMarks.MOST);
    assertThat(new QueryMarks(QueryParser.parse("/x*/", QuerySettings.at(0))).in("aaa")).isEmpty();
  }
}
