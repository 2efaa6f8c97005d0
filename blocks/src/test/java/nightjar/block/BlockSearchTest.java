package nightjar.block;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import nightjar.store.LogRow;
import org.junit.jupiter.api.Test;

/** What a block finds is what looking at every row finds. */
class BlockSearchTest {
  @Test
  void words_areFoundWhereverTheyLie() {
    for (int seed = 0; seed < 60; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<LogRow> rows = TestRows.random(random, 1 + random.nextInt(600));
      List<String> folded = rows.stream().map(row -> folded(row.text())).toList();
      Block block = TestRows.block(rows);
      for (int i = 0; i < 150; i++) {
        String word = word(random, rows.get(random.nextInt(rows.size())).text());
        String lower = folded(word);
        assertThat(found(block.rowsWith(word)))
            .as("seed %s, word %s", seed, word)
            .isEqualTo(
                IntStream.range(0, rows.size())
                    .filter(row -> folded.get(row).contains(lower))
                    .boxed()
                    .toList());
      }
    }
  }

  @Test
  void caseOfWords_isThatOfCodePoints() {
    Block block =
        TestRows.block(
            TestRows.rows(List.of("\u0130ON", "ion", "\u017fo", "so", "\u212a9", "k9", "\u00c4x")));
    assertThat(found(block.rowsWith("ION"))).containsExactly(0, 1);
    assertThat(found(block.rowsWith("\u0130"))).containsExactly(0, 1);
    assertThat(found(block.rowsWith("S"))).containsExactly(3);
    assertThat(found(block.rowsWith("K9"))).containsExactly(4, 5);
    assertThat(found(block.rowsWith("\u212a9"))).containsExactly(4, 5);
    assertThat(found(block.rowsWith("\u00e4X"))).containsExactly(6);
    assertThat(found(block.rowsWith(""))).hasSize(7);
  }

  @Test
  void longIds_areFoundByAllAndByParts() {
    SplittableRandom random = new SplittableRandom(5);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      texts.add(
          "deleting blk_"
              + (1_000_000_000_000_000_000L + random.nextLong(8_000_000_000_000_000_000L))
              + " of "
              + Long.toHexString(random.nextLong() | 1L << 63));
    }
    Block block = TestRows.block(TestRows.rows(texts));
    for (int i = 0; i < 3000; i += 100) {
      String id = texts.get(i).substring(13, 32);
      String hex = texts.get(i).substring(36);
      for (String word : List.of(id, "blk_" + id, "blk_" + id.substring(0, 17), id.substring(3))) {
        assertThat(found(block.rowsWith(word))).as(word).containsExactly(i);
      }
      assertThat(found(block.rowsWith(hex.toUpperCase(java.util.Locale.ROOT)))).containsExactly(i);
      assertThat(found(block.rowsWith("of " + hex))).containsExactly(i);
      assertThat(found(block.rowsWith(id + " of " + hex.substring(0, 9)))).containsExactly(i);
      assertThat(block.rowsWith("blk_" + id.substring(1) + "5").isEmpty()).isTrue();
    }
  }

  @Test
  void longNumbers_areFoundWhereverTheyLie() {
    for (int seed = 0; seed < 40; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int most = 9 + random.nextInt(70);
      List<String> texts = new ArrayList<>();
      long counted = random.nextLong(1L << 50);
      for (int i = 0; i < 1 + random.nextInt(500); i++) {
        counted += random.nextInt(300);
        String number = digits(random, 1 + random.nextInt(most));
        texts.add(
            switch (i % 6) {
              case 0 -> "at " + counted + " " + number;
              case 1 -> "x" + number + "y job_" + counted;
              case 2 -> "=" + number.substring(0, Math.min(number.length(), 12)) + "-a";
              case 3 -> number + "..".repeat(random.nextInt(3)) + number;
              case 4 -> "c" + digits(new SplittableRandom(i % 60), 10) + "-" + i % 12;
              default -> "only " + i + "\u0663" + number + " here" + "!".repeat(i);
            });
      }
      List<LogRow> rows = TestRows.rows(texts);
      Block block = TestRows.block(rows);
      for (int i = 0; i < 100; i++) {
        String text = texts.get(random.nextInt(texts.size()));
        int from = random.nextInt(text.length());
        String word = text.substring(from, Math.min(text.length(), from + 8 + random.nextInt(24)));
        String asked = random.nextInt(3) == 0 ? changed(random, word) : word;
        assertThat(found(block.rowsWith(asked)))
            .as("seed %s, word %s", seed, asked)
            .isEqualTo(plain(rows, row -> contains(row.text(), asked)));
      }
    }
  }

  private static String digits(RandomGenerator random, int count) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < count; i++) {
      digits.append((char) ('0' + random.nextInt(10)));
    }
    return digits.toString();
  }

  @Test
  void wordsAcrossLettersThatFoldToAscii_areFound() {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      texts.add("take " + i + "\u212a7-x \u0130" + i + "abc \u212aelvin");
    }
    List<LogRow> rows = TestRows.rows(texts);
    Block block = TestRows.block(rows);
    for (String word : List.of("3k7-", "k7-x", "i3", "I12AB", "kel", "0k7")) {
      assertThat(found(block.rowsWith(word)))
          .as(word)
          .isNotEmpty()
          .isEqualTo(plain(rows, row -> contains(row.text(), word)));
    }
  }

  @Test
  void adversarialWords_areAnswered() {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      texts.add(("a" + i % 10 + ".." + i % 7 + "..").repeat(200));
    }
    List<LogRow> rows = TestRows.rows(texts);
    Block block = TestRows.block(rows);
    for (String word : List.of("1".repeat(5000), "1..1..".repeat(400), "..3", "a3..3..a", "=")) {
      assertThat(found(block.rowsWith(word)))
          .isEqualTo(plain(rows, row -> contains(row.text(), word)));
    }
  }

  @Test
  void fields_areFound() {
    for (int seed = 0; seed < 20; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<LogRow> rows = TestRows.random(random, 1 + random.nextInt(300));
      Block block = TestRows.block(rows);
      long from = TestRows.START + random.nextLong(500) * 1_000_000;
      long to = from + random.nextLong(200) * 1_000_000;
      assertThat(found(block.rowsBetween(from, to)))
          .isEqualTo(plain(rows, row -> row.timeNanos() >= from && row.timeNanos() < to));
      assertThat(found(block.rowsBetween(Long.MIN_VALUE, Long.MAX_VALUE)))
          .isEqualTo(plain(rows, row -> row.timeNanos() < Long.MAX_VALUE));
      assertThat(found(block.rowsOfSeverity(number -> number >= 17)))
          .isEqualTo(plain(rows, row -> row.severity() >= 17));
      assertThat(found(block.rowsOfService("service-1"::equals)))
          .isEqualTo(plain(rows, row -> row.service().equals("service-1")));
      assertThat(found(block.rowsOfSource(name -> name.endsWith("1"))))
          .isEqualTo(plain(rows, row -> row.source().endsWith("1")));
      assertThat(found(block.rowsOfShape(shape -> shape == 2)))
          .isEqualTo(plain(rows, row -> row.shape() == 2));
      assertThat(block.rowsOfShape(shape -> true).count()).isEqualTo(rows.size());
      assertThat(block.rowsOfShape(shape -> false).isEmpty()).isTrue();
    }
  }

  /** A piece of a text in other case, or with a letter changed, or two pieces. */
  private static String word(RandomGenerator random, String text) {
    int from = random.nextInt(text.length() + 1);
    int most = random.nextInt(10) == 0 ? 60 : 12;
    int to = Math.min(text.length(), from + random.nextInt(most + 1));
    String word = text.substring(from, to);
    switch (random.nextInt(6)) {
      case 0 -> word = word.toUpperCase(java.util.Locale.ROOT);
      case 1 -> word = changed(random, word);
      case 2 -> word = word.replace('k', '\u212a');
      default -> {}
    }
    return word;
  }

  private static String changed(RandomGenerator random, String word) {
    if (word.isEmpty()) {
      return "q";
    }
    int at = random.nextInt(word.length());
    return word.substring(0, at) + (char) ('0' + random.nextInt(75)) + word.substring(at + 1);
  }

  static List<Integer> found(RowSet rows) {
    List<Integer> found = new ArrayList<>();
    for (int row = rows.next(0); row >= 0; row = rows.next(row + 1)) {
      found.add(row);
    }
    return found;
  }

  private static List<Integer> plain(List<LogRow> rows, Predicate<LogRow> wanted) {
    return IntStream.range(0, rows.size()).filter(i -> wanted.test(rows.get(i))).boxed().toList();
  }

  private static boolean contains(String text, String word) {
    return folded(text).contains(folded(word));
  }

  private static String folded(String text) {
    StringBuilder lower = new StringBuilder(text.length());
    text.codePoints()
        .map(point -> point >= 0xD800 && point < 0xE000 ? 0xFFFD : Character.toLowerCase(point))
        .forEach(lower::appendCodePoint);
    return lower.toString();
  }
}
