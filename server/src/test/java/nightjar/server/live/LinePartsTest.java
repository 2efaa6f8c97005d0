package nightjar.server.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import nightjar.journal.Part;
import nightjar.source.Arrival;
import nightjar.source.RefusedException;
import nightjar.source.RefusedException.Reason;
import org.junit.jupiter.api.Test;

class LinePartsTest {
  private static Arrival.Lines lines(String text) {
    return new Arrival.Lines(0, "http", "", "", "", text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void parts_areWholeLines_withoutAGap_andNoneWeighsTooMuch() throws Exception {
    var random = new Random(3);
    var text = new StringBuilder();
    while (text.length() < 12 << 20) {
      text.append("x".repeat(random.nextInt(300))).append('\n');
    }
    Arrival.Lines came = lines(text.toString());
    List<Part> parts = LineParts.of(came);
    assertThat(parts).hasSizeGreaterThan(3);
    int at = 0;
    long count = 0;
    for (Part part : parts) {
      assertThat(part.from()).isEqualTo(at);
      at = part.to();
      assertThat(came.text()[at - 1]).isEqualTo((byte) '\n');
      long lines = text.substring(part.from(), part.to()).lines().count();
      assertThat(part.lines()).isEqualTo(lines);
      assertThat(LineParts.weight(at - part.from(), lines)).isLessThanOrEqualTo(4 << 20);
      count += lines;
    }
    assertThat(at).isEqualTo(came.text().length);
    assertThat(count).isEqualTo(came.count());
  }

  @Test
  void shortLines_weighMoreThanTheirBytes() throws Exception {
    assertThat(LineParts.of(lines("\n".repeat(1 << 20)))).hasSizeGreaterThan(50);
  }

  @Test
  void aLineOfItsOwn_isAPart_upToALength() throws Exception {
    String long1 = "y".repeat(LineParts.LONGEST_LINE - 1) + "\n";
    assertThat(LineParts.of(lines("a\n" + long1 + "b\n")))
        .containsExactly(
            new Part(0, 2, 1),
            new Part(2, 2 + LineParts.LONGEST_LINE, 1),
            new Part(2 + LineParts.LONGEST_LINE, 4 + LineParts.LONGEST_LINE, 1));
    assertThatThrownBy(() -> LineParts.of(lines("y" + long1)))
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.reason()).isEqualTo(Reason.TOO_LARGE));
  }
}
