package nightjar.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Random;
import java.util.Set;
import nightjar.search.Query.Comparison;
import nightjar.search.Query.Match;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryParserTest {
  /** 2025-11-22T07:44:00Z. */
  private static final long NOW = RandomQueries.START;

  private static final long MINUTE = 60_000_000_000L;

  private static Query parse(String text) throws QueryException {
    return QueryParser.parse(text, QuerySettings.at(NOW));
  }

  private static Query word(String text) {
    return new Query.Word(text);
  }

  private static Query not(Query part) {
    return new Query.Not(part);
  }

  private static Query and(Query... parts) {
    return new Query.And(List.of(parts));
  }

  private static Query or(Query... parts) {
    return new Query.Or(List.of(parts));
  }

  @Test
  void wordsPhrasesAndExclusions() throws QueryException {
    assertThat(parse("  timeout \"card denied\" -retry -\"not this\" http://x:80 "))
        .isEqualTo(
            and(
                word("timeout"),
                word("card denied"),
                not(word("retry")),
                not(word("not this")),
                word("http://x:80")));
    assertThat(parse(" \t")).isEqualTo(new Query.All());
    assertThat(parse("\"level:error\"")).isEqualTo(word("level:error"));
    assertThat(parse("\"say \"\"hi\"\" twice\"")).isEqualTo(word("say \"hi\" twice"));
    assertThat(parse("--verbose")).isEqualTo(not(word("-verbose")));
    assertThat(parse("half\ud83e")).isEqualTo(word("half\ufffd"));
  }

  /** What has a colon, a sign, a slash or a bracket in it and still is a word. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "blk_-38",
        "http://x:80/y",
        "c:\\dir\\file",
        "fe80::1",
        "10:15:32",
        "ab:cd:ef:01",
        "java.lang.IllegalStateException:",
        "user=",
        "abc==",
        "a->b",
        "x=>y",
        "List<String>",
        "connect()",
        "f(x",
        "[ERROR]",
        "/api/v1/users",
        "/usr",
        "say\"hi",
        "and",
        "ORDER"
      })
  void lookalikes_areWords(String text) throws QueryException {
    assertThat(parse(text)).isEqualTo(word(text));
  }

  @Test
  void fields() throws QueryException {
    assertThat(parse("level:error,warning service:\"my pay\" Source:x pattern:ab,cd -is:unusual"))
        .isEqualTo(
            and(
                new Query.Level(Set.of(13, 17)),
                new Query.Service(Match.PART, "my pay"),
                new Query.Source(Match.PART, "x"),
                new Query.Pattern(List.of("ab", "cd")),
                not(new Query.Unusual(0))));
    assertThat(parse("service=Shop source:=\"a b\" service:sh*p"))
        .isEqualTo(
            and(
                new Query.Service(Match.WHOLE, "Shop"),
                new Query.Source(Match.WHOLE, "a b"),
                new Query.Service(Match.WILDCARD, "sh*p")));
    assertThat(parse("pattern:a x pattern:b"))
        .as("side by side: either")
        .isEqualTo(and(new Query.Pattern(List.of("a", "b")), word("x")));
    assertThat(parse("incident:NJ-7")).isEqualTo(new Query.Unusual(7));
    assertThat(parse("is:Unusual>=90")).isEqualTo(Query.Unusual.scoring(90));
    assertThat(parse("is:unusual>=0")).isEqualTo(new Query.Unusual(0));
    assertThat(parse("trace:4bf9")).isEqualTo(word("4bf9"));
    assertThat(parse("shape:00000000000000ff")).isEqualTo(new Query.Shapes(Set.of(255L)));
    LogId id = new LogId(NOW / 1_000_000, 17);
    assertThat(parse("id:" + id)).isEqualTo(new Query.Id(id));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "level>=warn | 13 17 21",
        "level:>=warn | 13 17 21",
        "level>warn | 17 21",
        "level<info | 0 1 5",
        "level<=info | 0 1 5 9",
        "level=ERR | 17",
      })
  void levels_areCompared(String text, String groups) throws QueryException {
    Set<Integer> wanted =
        Set.copyOf(List.of(groups.split(" ")).stream().map(Integer::valueOf).toList());
    assertThat(parse(text)).isEqualTo(new Query.Level(wanted));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "took>500 | took | MORE | 500",
        "took>=1.5s | took | AT_LEAST | 1.5s",
        "took:<5 | took | LESS | 5",
        "bytes<10MB | bytes | LESS | 10MB",
        "status:500 | status | EQUAL | 500",
        "user=ann | user | EQUAL | ann",
        "path=/api/* | path | LIKE | /api/*",
        "path=\"/api/*\" | path | EQUAL | /api/*",
        "http.status<=499 | http.status | AT_MOST | 499",
        "id=7 | id | EQUAL | 7",
      })
  void fieldsOfTheText(String text, String name, Comparison comparison, String value)
      throws QueryException {
    assertThat(parse(text)).isEqualTo(new Query.Field(name, comparison, value));
    assertThat(parse("-" + text)).isEqualTo(not(new Query.Field(name, comparison, value)));
  }

  @Test
  void unequal_isTheOppositeOfEqual() throws QueryException {
    assertThat(parse("status!=500")).isEqualTo(parse("-status=500"));
  }

  @Test
  void notBindsMostThenAndThenOr() throws QueryException {
    assertThat(parse("a b OR NOT c AND d"))
        .isEqualTo(or(and(word("a"), word("b")), and(not(word("c")), word("d"))));
    assertThat(parse("a (b OR c)")).isEqualTo(and(word("a"), or(word("b"), word("c"))));
    assertThat(parse("-(a b) NOT(c)"))
        .isEqualTo(and(not(and(word("a"), word("b"))), not(word("c"))));
    assertThat(parse("(f(x) OR level:info)"))
        .isEqualTo(or(word("f(x)"), new Query.Level(Set.of(9))));
  }

  @Test
  void wildcardsAndExpressions() throws QueryException {
    assertThat(parse("time*out *")).isEqualTo(and(new Query.Wildcard("time*out"), new Query.All()));
    assertThat(parse("\"time*\"")).isEqualTo(word("time*"));
    assertThat(parse("/timed? out/ -/a\\/b/"))
        .isEqualTo(and(new Query.Regex("timed? out"), not(new Query.Regex("a/b"))));
  }

  @Test
  void times() throws QueryException {
    assertThat(parse("from:2025-11-22T07:40:00Z to:now"))
        .isEqualTo(and(new Query.From(NOW - 4 * MINUTE), new Query.To(NOW)));
    assertThat(parse("last:15m")).isEqualTo(new Query.From(NOW - 15 * MINUTE));
    assertThat(parse("from:-2h")).isEqualTo(new Query.From(NOW - 120 * MINUTE));
    assertThat(parse("to:\"2025-11-22 07:44\"")).isEqualTo(new Query.To(NOW));
    assertThat(parse("from:2025-11-22")).isEqualTo(new Query.From(NOW - (7 * 60 + 44) * MINUTE));
    assertThat(parse("last:15m").text()).isEqualTo("from:2025-11-22T07:29:00Z");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "ok \"open | 4 | not closed | ok \"open\"",
        "a level: | 3 | nothing follows level: |",
        "level:loud | 1 | loud is no level |",
        "level:eror,warn | 1 | eror is no level | level:error,warn",
        "x - y | 3 | nothing follows - | x \"-\" y",
        "is:odd | 1 | is:odd is not | is:unusual",
        "is:unusual>=101 | 1 | at most 100 | is:unusual>=90",
        "is:unusual>90 | 1 | is:unusual>90 is not | is:unusual",
        "\"\" | 1 | empty |",
        "levle:error | 1 | there is no field levle: | level:error",
        "servce:api | 1 | no field servce: | service:api",
        "took> 500 | 1 | a blank | took>500",
        "took>5x | 1 | no number |",
        "from:tomorrow | 1 | no time | from:-1h",
        "last:soon | 1 | no length of time | last:15m",
        "from=-2h | 1 | from: is | from:-2h",
        "is=unusual | 1 | is: is | is:unusual",
        "level!=error | 1 | level: is | -level:error",
        "a OR | 3 | nothing follows OR | a \"OR\"",
        "AND b | 1 | nothing stands before AND | \"AND\" b",
        "a OR OR b | 6 | nothing stands before OR | a OR \"OR\" b",
        "(a b | 1 | not closed | (a b)",
        "a b) | 3 | never opened | a \"b)\"",
        "a ) | 3 | never opened | a \")\"",
        "a () | 3 | empty | a \"()\"",
        "/a(/ | 1 | regular expression | \"/a(/\"",
        "/((a{1000}){1000}){1000}/ | 1 | too large |",
        "id:7 | 1 | no id | id=7",
        "pattern:a, | 1 | comma |",
        "service>a | 1 | is not |",
        "incident:x | 1 | no incident |",
        "shape:12 | 1 | no shape |",
      })
  void error_saysWhereAndWhatWasMeant(String text, int position, String what, String mended)
      throws QueryException {
    QueryException wrong = catchThrowableOfType(QueryException.class, () -> parse(text));
    assertThat(wrong.position() + 1).isEqualTo(position);
    assertThat(wrong.what()).contains(what);
    assertThat(wrong.sentence()).contains("character " + position + ":");
    int end = wrong.position() + wrong.length();
    assertThat(end).isLessThanOrEqualTo(Math.max(text.length(), wrong.position() + 1));
    if (mended == null) {
      assertThat(wrong.suggestion()).isEmpty();
      return;
    }
    String better = text.substring(0, wrong.position()) + wrong.suggestion() + text.substring(end);
    assertThat(better).isEqualTo(mended);
    assertThat(parse(better)).isNotNull();
  }

  @Test
  void caret_isUnderThePlaceOfALongHostileText() {
    String text = "\u001b[31m" + "x ".repeat(60) + "level:loud y" + " z".repeat(50);
    QueryException wrong =
        catchThrowableOfType(
            QueryException.class,
            () -> QueryParser.parse(text, new QuerySettings(NOW, 1_000, 1_000, 16, 1_000)));
    String[] lines = wrong.caret(text).split("\n", -1);
    assertThat(lines).hasSize(2);
    assertThat(lines[0]).hasSize(72).doesNotContain("\u001b");
    assertThat(lines[0].substring(lines[1].indexOf('^'))).startsWith("level:loud");
    assertThat(lines[1].strip()).isEqualTo("^".repeat(10));
  }

  @Test
  void bounds_areKept() {
    assertThatThrownBy(() -> parse("x".repeat(1_001))).hasMessageContaining("1001 characters");
    assertThatThrownBy(() -> parse("x ".repeat(65))).hasMessageContaining("more than 64 words");
    assertThatThrownBy(() -> parse("(".repeat(17) + "x" + ")".repeat(17)))
        .hasMessageContaining("more than 16");
    assertThatThrownBy(() -> parse("NOT ".repeat(17) + "x")).hasMessageContaining("more than 16");
    assertThatThrownBy(() -> parse("/" + "a{500}b".repeat(9) + "/"))
        .hasMessageContaining("too large");
  }

  /** Whatever is typed is read or refused with a place in it. */
  @Test
  void garbage_isReadOrRefused() {
    Random random = new Random(5);
    String alphabet = "ab \"\"'()()--:=<>!*?/\\\\,.0[{}]+|^$ORNDT\u0000\ud83elevel:is:from:";
    int read = 0;
    for (int trial = 0; trial < 20_000; trial++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(30); i > 0; i--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      try {
        Query query = parse(text.toString());
        assertThat(parse(query.text())).as("%s", text).isEqualTo(query);
        read++;
      } catch (QueryException wrong) {
        assertThat(wrong.position()).isBetween(0, text.length());
        assertThat(wrong.caret(text.toString())).contains("^");
      }
    }
    assertThat(read).isBetween(500, 19_500);
  }
}
