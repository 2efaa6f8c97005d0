package nightjar.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LineScanTest {
  private static final String[] PIECES = {
    "ERROR", "Error", "WARN", "Warning", "Warn", "warning", "error", "ERRO", "R", "E", "W",
    "EERROR", " ", "ab", "é"
  };

  @Test
  void words_areFoundWhereverTheyStand() {
    var random = new SplittableRandom(1);
    var scan = new LineScan();
    for (int i = 0; i < 20_000; i++) {
      StringBuilder line = new StringBuilder();
      for (int piece = random.nextInt(9); piece >= 0; piece--) {
        line.append(PIECES[random.nextInt(PIECES.length)]);
      }
      String text = line.toString();
      scan(scan, text, "ERRORWARNING");
      assertThat(scan.error).as(text).isEqualTo(text.contains("ERROR") || text.contains("Error"));
      assertThat(scan.warning)
          .as(text)
          .isEqualTo(text.contains("WARN") || text.contains("Warning"));
    }
  }

  @Test
  void wordsThatReachBeyondTheLine_doNotCount() {
    var scan = new LineScan();
    for (String head : new String[] {"1234567E", "12345678ERRO", "WAR", "12Warnin"}) {
      scan(scan, head, head.startsWith("1") ? "RRORg" : "Ng");
      assertThat(scan.error || scan.warning).as(head).isFalse();
    }
  }

  @Test
  void hashes_tellLinesApart_andIgnoreWhatFollows() {
    var scan = new LineScan();
    Set<Long> hashes = new HashSet<>();
    Set<String> lines = new HashSet<>();
    var random = new SplittableRandom(2);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder line = new StringBuilder("line ");
      for (int length = random.nextInt(20); length >= 0; length--) {
        line.append((char) ('a' + random.nextInt(3)));
      }
      lines.add(line.toString());
      scan(scan, line.toString(), "tail" + i);
      hashes.add(scan.hash);
    }
    assertThat(hashes).hasSameSizeAs(lines);
  }

  @Test
  void multiset_countsDistinctLines_asAMapDoes() {
    var random = new SplittableRandom(3);
    var multiset = new LineMultiset(50);
    Map<Long, Integer> expected = new HashMap<>();
    long[] window = new long[50];
    for (int i = 0; i < 20_000; i++) {
      if (i >= window.length) {
        multiset.remove(window[i % 50]);
        expected.computeIfPresent(window[i % 50], (hash, count) -> count == 1 ? null : count - 1);
      }
      long hash = random.nextInt(40) * 256L; // all at home in few places
      window[i % 50] = hash;
      multiset.add(hash);
      expected.merge(hash, 1, Integer::sum);
      assertThat(multiset.distinct()).isEqualTo(expected.size());
    }
  }

  private static void scan(LineScan scan, String line, String behind) {
    byte[] bytes = (line + behind).getBytes(StandardCharsets.UTF_8);
    int end = line.getBytes(StandardCharsets.UTF_8).length;
    scan.scan(Arrays.copyOf(bytes, bytes.length + 64), 0, end);
  }
}
