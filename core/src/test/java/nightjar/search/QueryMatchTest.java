package nightjar.search;

import static org.assertj.core.api.Assertions.assertThat;

import nightjar.redact.Redacted;
import nightjar.store.LogRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryMatchTest {
  private static boolean matches(String query, String text) throws QueryException {
    LogRow row = new LogRow(1, 5, 6, 17, "shop-api", "app.log", 1, 7, Redacted.kept(text), 0, 0, 1);
    return QueryParser.parse(query, QuerySettings.at(0)).matches(row, QueryContext.NONE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "OUT | timeout | true",
        "\"timed out\" | it Timed Out | true",
        "ÉTÉ | été | true",
        "time*out | time-and-out | true",
        "time*out | time and out | false",
        "t?me | time | true",
        "t?me | tme | false",
        "a?b | a🦉b | true",
        "a?b | a b | false",
        "*blk_*3 | x:blk_-38; | true",
        "/t.me[d]? / | timed out | true",
        "/T.me/ | time | false",
        "/(?i)T.me/ | time | true",
        "service:API level>=warn | x | true",
        "service=api | x | false",
        "service=shop-api source:*.log | x | true",
        "x OR y | y | true",
        "-(x y) | x | true",
      })
  void text(String query, String text, boolean expected) throws QueryException {
    assertThat(matches(query, text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "took>500 | took=501 | true",
        "took>500 | took=500 | false",
        "took>500 | took: 1200ms | true",
        "took>=1.5s | took=1500ms | true",
        "took>=1.5s | took=900ms | false",
        "took>=1.5s | took=2 s. | true",
        "took>=1.5s | took=2MB | false",
        "took>500 | mistook=900 | false",
        "took>500 | x-took=900 | false",
        "took>500 | --took=900 | true",
        "took>500 | took=1 took=900 | true",
        "took>500 | took=abc | false",
        "bytes<10MB | bytes=9000KB, | true",
        "bytes<10MB | {\"bytes\":\"11 MB\"} | false",
        "status:500 | \"status\": 500 | true",
        "status:500 | \"status\":\"500\" | true",
        "status:500 | {\\\"status\\\":\\\"500\\\"} | true",
        "status:500 | http.status=500; | true",
        "status:500 | status=5000 | false",
        "status:500 | status code 500 | false",
        "STATUS:500 | status=500.0 | true",
        "user=ann | user='Ann' | true",
        "user=ann | user=anna | false",
        "user=\"ann lee\" | user=\"Ann Lee\" | true",
        "user=an* | user=anna) | true",
        "path=/api/* | path=/api/v1 | true",
        "path=/api/* | path=/app/v1 | false",
        "key=>x | key=>x | true",
        "key=v | \"key\" => \"v\" | true",
        "n=12345678901234567891 | n=12345678901234567892 | false",
        "n=12345678901234567891 | n=12345678901234567891 | true",
        "http.status>499 | {\"http\":{\"method\":\"GET\",\"status\":500}} | true",
        "http.status>499 | x {\"a\":{\"http\":[{\"status\":\"503\"}]}} y | true",
        "http.status>499 | {\"db\":{\"status\":500}} | false",
        "http.status>499 | {\"http\":{\"x\": tru | false",
        "status!=500 | status=200 | true",
        "status!=500 | status=500 | false",
      })
  void fields(String query, String text, boolean expected) throws QueryException {
    assertThat(matches(query, text)).isEqualTo(expected);
  }

  @Test
  void hostileTexts_areAnswered() throws QueryException {
    String quotes = "took=\"".repeat(5_000);
    assertThat(matches("took=x", quotes)).isFalse();
    assertThat(matches("took>5", "took=".repeat(6_000) + "6")).isTrue();
    assertThat(matches("a*b*c*d*e*f?g", "abcdef".repeat(5_000))).isFalse();
    assertThat(matches("a.b=1", "{\"a\":".repeat(6_000))).isFalse();
    assertThat(matches("took=x", "took=\\")).isFalse();
    assertThat(matches("took=x", "took=\"\\")).isFalse();
  }

  @Test
  void folding_keepsPlaces() {
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      String text = Character.toString(c);
      String lower = Folding.of("x" + text);
      assertThat(lower).hasSize(text.length() + 1);
      if (!lower.substring(1).equals(Character.toString(Character.toLowerCase(c)))) {
        throw new AssertionError("code point " + Integer.toHexString(c));
      }
    }
  }
}
