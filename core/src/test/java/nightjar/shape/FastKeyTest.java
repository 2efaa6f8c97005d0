package nightjar.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FastKeyTest {
  private static final String TOKEN = "(?:[A-Za-z0-9_/-]|(?<!\\.)\\.(?!\\.))";
  private static final Pattern DIGIT_TOKEN = Pattern.compile(TOKEN + "*[0-9]" + TOKEN + "*");
  private static final Pattern VALUE_TOKEN =
      Pattern.compile("(?<==)(?![A-Za-z0-9_/.-]*=)" + TOKEN + "+");
  private static final String ALPHABET = "ab9Z0=.,: /-_[]\"\u00e9\u4e2d\t";

  private final FastKey key = new FastKey(42);
  private final Slots slots = new Slots();

  @Test
  void tokensWithDigits_areBlanksAndSlots() {
    String line = "Receiving block blk_-160 src: /10.250.19.102:54106 dest: /x";
    assertThat(blanked(line)).isEqualTo("Receiving block 0 src: 0:0 dest: /x");
    assertThat(slotsOf(line)).containsExactly("blk_-160", "/10.250.19.102", "54106");
  }

  @Test
  void valueAfterEquals_isABlankUnlessItIsANameItself() {
    assertThat(blanked("user=root tty=NODEVssh a==b c=d=e end="))
        .isEqualTo("user=0 tty=0 a==0 c=d=0 end=");
  }

  @Test
  void dotsInARow_delimit() {
    assertThat(blanked("wait...5 and 1.5..x")).isEqualTo("wait...0 and 0..x");
  }

  @Test
  void linesThatDifferInValuesOnly_haveOneKey() {
    assertThat(keyOf("took 12 ms for /a/b1")).isEqualTo(keyOf("took 9999 ms for /other77"));
    assertThat(keyOf("took 12 ms")).isNotEqualTo(keyOf("took 12 s"));
  }

  @Test
  void surroundingBytes_doNotMatter() {
    byte[] bytes = padded("xx9took 5 ms=y");
    assertThat(key.of(bytes, 3, 11, slots)).isEqualTo(keyOf("took 5 m"));
  }

  /**
   * Hashing twin against the plain expressions: same blanked text, and equal keys exactly for equal
   * text.
   */
  @Test
  void keys_splitRandomTextAsPlainExpressionsDo() {
    RandomGenerator random = new SplittableRandom(20260301);
    Map<String, Long> keyOfText = new HashMap<>();
    Map<Long, String> textOfKey = new HashMap<>();
    for (int i = 0; i < 20_000; i++) {
      StringBuilder line = new StringBuilder();
      // Short lines meet every neighbourhood, long ones every place in and between blocks.
      for (int n = random.nextInt(i % 4 == 0 ? 60 : 14); n >= 0; n--) {
        int repeat = i % 8 == 0 ? random.nextInt(1, 20) : 1;
        line.repeat(ALPHABET.charAt(random.nextInt(ALPHABET.length())), repeat);
      }
      String plain = plainBlanked(line.toString());
      assertThat(blanked(line.toString())).isEqualTo(plain);
      long hash = keyOf(line.toString());
      assertThat(keyOfText.computeIfAbsent(plain, text -> hash))
          .as(line.toString())
          .isEqualTo(hash);
      assertThat(textOfKey.computeIfAbsent(hash, h -> plain)).as(line.toString()).isEqualTo(plain);
    }
  }

  @Test
  void keysAndSlots_doNotDependOnWhereTheLineLies() {
    RandomGenerator random = new SplittableRandom(20261122);
    for (int i = 0; i < 5_000; i++) {
      byte[] line = new byte[random.nextInt(200)];
      for (int at = 0; at < line.length; at++) {
        line[at] = (byte) ALPHABET.charAt(random.nextInt(18));
      }
      byte[] among = new byte[line.length + 100];
      Arrays.fill(among, (byte) ".=0a".charAt(random.nextInt(4)));
      int from = random.nextInt(90);
      System.arraycopy(line, 0, among, from, line.length);
      Slots there = new Slots();
      long expected = key.of(Arrays.copyOf(line, line.length + 8), 0, line.length, slots);
      assertThat(key.of(among, from, from + line.length, there)).isEqualTo(expected);
      assertThat(there.count).isEqualTo(slots.count);
      for (int slot = 0; slot < slots.count; slot++) {
        assertThat(there.start[slot] - from).isEqualTo(slots.start[slot]);
        assertThat(there.end[slot] - from).isEqualTo(slots.end[slot]);
      }
    }
  }

  @Test
  void longMessages_countUpToTheLimitOnly() {
    String head = "x ".repeat(FastKey.MAX_BYTES / 2);
    assertThat(keyOf(head + "tail")).isEqualTo(keyOf(head + "another"));
  }

  @Test
  void differenceThatTheNextWordUndoes_isFoundUnderEverySeed() {
    // Where only the lower half of a product counts, these differ in its two highest bits, and
    // four and eight bytes on they are alike again, whatever the factor.
    byte[] one = padded("abcdefgaijkamnoa");
    byte[] other = padded("abcdefg!ijk!mno!");
    RandomGenerator random = new SplittableRandom(7);
    for (int i = 0; i < 10_000; i++) {
      FastKey secret = new FastKey(random.nextLong());
      assertThat(secret.of(one, 0, 16, slots)).isNotEqualTo(secret.of(other, 0, 16, slots));
    }
  }

  private static String plainBlanked(String line) {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    String latin = new String(bytes, StandardCharsets.ISO_8859_1);
    String blanked =
        VALUE_TOKEN.matcher(DIGIT_TOKEN.matcher(latin).replaceAll("0")).replaceAll("0");
    return new String(blanked.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  private static byte[] padded(String line) {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    return Arrays.copyOf(bytes, bytes.length + 8);
  }

  private static String blanked(String line) {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    return FastKey.blanked(bytes, 0, bytes.length);
  }

  private long keyOf(String line) {
    return key.of(padded(line), 0, line.getBytes(StandardCharsets.UTF_8).length, slots);
  }

  private List<String> slotsOf(String line) {
    byte[] bytes = padded(line);
    key.of(bytes, 0, line.length(), slots);
    return IntStream.range(0, slots.count)
        .mapToObj(
            i ->
                new String(
                    bytes, slots.start[i], slots.end[i] - slots.start[i], StandardCharsets.UTF_8))
        .toList();
  }
}
