package nightjar.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LineHashTest {
  @Test
  void hash_isAFunctionOfTheBytesAlone() {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 5_000; i++) {
      byte[] line = new byte[random.nextInt(80)];
      random.nextBytes(line);
      byte[] among = new byte[line.length + 40];
      random.nextBytes(among);
      int from = random.nextInt(30);
      System.arraycopy(line, 0, among, from, line.length);
      assertThat(LineHash.of(among, from, from + line.length))
          .isEqualTo(LineHash.of(Arrays.copyOf(line, line.length + 8), 0, line.length));
    }
  }

  @Test
  void everyByteCounts() {
    byte[] line = new byte[48 + 8];
    Set<Long> hashes = new HashSet<>();
    for (int length = 0; length <= 48; length++) {
      hashes.add(LineHash.of(line, 0, length));
      for (int at = 0; at < length; at++) {
        line[at] ^= 1;
        hashes.add(LineHash.of(line, 0, length));
        line[at] ^= 1;
      }
    }
    assertThat(hashes).hasSize(49 + 48 * 49 / 2);
  }
}
