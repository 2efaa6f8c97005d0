package nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class EvalStoreIT {
  private final BuiltCommand command = new BuiltCommand();

  /** Numbers by name, those of a question as NAME.p50_ms. */
  private static Map<String, Double> numbers(String json) throws Exception {
    Map<String, Double> numbers = new TreeMap<>();
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token.isNumeric()) {
          String within = parser.getParsingContext().getParent().getCurrentName();
          String name = parser.currentName();
          numbers.put(within == null ? name : within + "." + name, parser.getDoubleValue());
        }
      }
    }
    return numbers;
  }

  @Test
  @Tag("slow")
  void smallStore_isFilledAskedAndMeasured() throws Exception {
    BuiltCommand.Ended ended =
        command.run("eval", "store", "--lines", "20000", "--seconds", "1", "--runs", "3", "--json");
    assertThat(ended.code()).as(ended.err()).isZero();
    Map<String, Double> numbers = numbers(ended.out());
    assertThat(numbers.get("lines")).isGreaterThan(20_000);
    assertThat(numbers)
        .containsKeys(
            "accepted_lines_per_second",
            "stored_lines_per_second",
            "ack_p50_ms",
            "ack_p99_ms",
            "ack_queried_p99_ms",
            "bytes_per_line",
            "gzip6_bytes_per_line",
            "journal_bytes_per_line",
            "open_p50_seconds");
    for (String question :
        new String[] {
          "newest_100_of_two_words",
          "by_id",
          "minutes_of_pattern_in_a_day",
          "patterns_of_a_day",
          "rare_id",
          "absent_word",
          "explore_screen",
          "context_10"
        }) {
      assertThat(numbers).containsKeys(question + ".p50_ms", question + ".p99_ms");
      assertThat(numbers.get(question + ".cold_ms")).isPositive();
      assertThat(numbers.get(question + ".runs")).isEqualTo(3);
    }
  }

  @Test
  void wrongUsage_isExplained() throws Exception {
    BuiltCommand.Ended few = command.run("eval", "store", "--lines", "5");
    assertThat(few.code()).isEqualTo(ExitCode.USAGE);
    assertThat(few.err()).contains("--lines must be 1000 to 1000000000");
    BuiltCommand.Ended none = command.run("eval", "store", "--file", "nowhere.log");
    assertThat(none.err()).contains("--file: nowhere.log cannot be read");
    command.write("kept/a.log", "x\n");
    BuiltCommand.Ended full = command.run("eval", "store", "--data", "kept");
    assertThat(full.err()).contains("--data: kept is not empty");
  }
}
