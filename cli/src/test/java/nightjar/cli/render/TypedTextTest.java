package nightjar.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class TypedTextTest {
  private static String values(String line) {
    StringBuilder out = new StringBuilder();
    TypedText.values(line, (text, varies) -> out.append(varies ? "[" + text + "]" : text));
    return out.toString();
  }

  @Test
  void numbersIdsAndAddresses_areFound() {
    assertThat(values("10.251.126.255:50010:Got exception while serving blk_-83766"))
        .isEqualTo("[10.251.126.255]:50010:Got exception while serving [blk_-83766]");
    assertThat(values("Failed password for test from 52.80.34.196 port 36060 ssh2"))
        .isEqualTo("Failed password for test from [52.80.34.196] port [36060] ssh2");
    assertThat(values("took 12.5 ms, 98% of 1,024 by bob@example.org."))
        .isEqualTo("took [12.5] ms, [98%] of [1,024] by [bob@example.org].");
    assertThat(values("at 20:04:31.402 from fe80:0:1::2 req 9f1c2e54-aa00-4bcd-9e00-0123456789ab"))
        .isEqualTo(
            "at [20:04:31.402] from [fe80:0:1::2] req [9f1c2e54-aa00-4bcd-9e00-0123456789ab]");
    assertThat(values("ptr 0x7ffe01 node-3 utf8")).isEqualTo("ptr [0x7ffe01] [node-3] utf8");
  }

  @Test
  void slots_areFoundInPatterns() {
    StringBuilder out = new StringBuilder();
    TypedText.slots(
        "<*>:<*>:Got <ip> if a < b > c",
        (text, slot) -> out.append(slot ? "[" + text + "]" : text));
    assertThat(out).hasToString("[<*>]:[<*>]:Got [<ip>] if a < b > c");
  }

  @Test
  void nothingIsLostOrAdded() {
    Hostile hostile = new Hostile(3);
    for (int i = 0; i < 5_000; i++) {
      String line = hostile.text();
      StringBuilder out = new StringBuilder();
      TypedText.values(line, (text, varies) -> out.append(text));
      assertThat(out).hasToString(line);
    }
  }

  @Test
  void longLines_takeLinearTime() {
    for (String piece :
        new String[] {"a", "1", "a.", "1.", "a:", "1:", "a-", "_", "a@", "1.1.1.", "::", "@."}) {
      String line = piece.repeat(200_000 / piece.length());
      Assertions.assertTimeout(Duration.ofSeconds(5), () -> values(line), piece);
    }
  }
}
