package nightjar.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineFramerTest {
  private static final int LIMIT = 64;

  @Test
  void lines_endAtLineFeed_withOrWithoutCarriageReturn() throws IOException {
    assertThat(lines("a\nb\r\n\nc\r\r\nd")).containsExactly("a", "b", "", "c\r", "d");
  }

  @Test
  void carriageReturn_atTheVeryEnd_isKept() throws IOException {
    assertThat(lines("a\r")).containsExactly("a\r");
  }

  @Test
  void noBytes_areNoLines() throws IOException {
    assertThat(lines("")).isEmpty();
    assertThat(lines("\n")).containsExactly("");
  }

  @Test
  void longLine_isCutAndItsRestSkipped() throws IOException {
    String text = "x".repeat(LIMIT) + "\n" + "y".repeat(LIMIT + 1) + "\nz\n";

    assertThat(lines(text)).containsExactly("x".repeat(LIMIT), "y".repeat(LIMIT) + "!", "z");
  }

  @Test
  void cuts_areTheSame_howeverTheBytesArrive() throws IOException {
    String text = "a\n" + "x".repeat(70) + "\r\n" + "y".repeat(64) + "\r\nb\n" + "z".repeat(500);
    List<String> expected = lines(text);

    for (int piece = 1; piece < text.length(); piece++) {
      assertThat(lines(new Pieces(text.getBytes(UTF_8), piece)))
          .as("pieces of %d", piece)
          .isEqualTo(expected);
    }
  }

  @Test
  void hundredMegabytesWithoutLineBreak_takeNoMoreMemoryThanTheLimit() throws IOException {
    long size = 100_000_000;
    LineFramer framer = new LineFramer(new Repeated((byte) 'x', size), LIMIT);
    while (!framer.nextLine()) {
      framer.compact(framer.position());
      framer.fill();
      assertThat(framer.buffer().length).isLessThanOrEqualTo(512 * 1024 + RecordBatch.PADDING);
    }

    assertThat(framer.lineEnd() - framer.lineStart()).isEqualTo(LIMIT);
    assertThat(framer.lineCut()).isTrue();
    assertThat(framer.bytesRead()).isEqualTo(size);
  }

  @Test
  void byteOrderMarks_areLeftOut_andUtf16IsRead() {
    String text = "2026-03-02 10:15:30 INFO größer 😀\nzwei\n";

    for (Charset charset : List.of(UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      ReadLog log = ReadLog.of(("\uFEFF" + text).getBytes(charset), ReadLog.SETTINGS);
      assertThat(log.records().getFirst().message()).as(charset.name()).isEqualTo("größer 😀");
      assertThat(log.lines()).isEqualTo(2);
    }
  }

  @Test
  void halfCharacters_ofUtf16_becomeReplacements() {
    byte[] bytes = {(byte) 0xFF, (byte) 0xFE, 'a', 0, 0x3D, (byte) 0xD8, 'b', 0, 0x3D, (byte) 0xD8};

    assertThat(ReadLog.of(bytes, ReadLog.SETTINGS).messages())
        .singleElement()
        .asString()
        .startsWith("a\uFFFD");
  }

  @Test
  void indexOf_findsEveryPlace() {
    byte[] bytes = new byte[40];
    for (int at = 0; at < bytes.length; at++) {
      bytes[at] = '\n';
      for (int from = 0; from < bytes.length; from++) {
        int found = Ascii.indexOf(bytes, from, bytes.length, (byte) '\n');
        assertThat(found).isEqualTo(from <= at ? at : bytes.length);
      }
      bytes[at] = (byte) 0x8A; // differs from a line feed in its highest bit only
    }
  }

  private static List<String> lines(String text) throws IOException {
    return lines(new ByteArrayInputStream(text.getBytes(UTF_8)));
  }

  /** All lines; cut ones end in an exclamation mark. */
  private static List<String> lines(InputStream in) throws IOException {
    LineFramer framer = new LineFramer(in, LIMIT);
    List<String> lines = new ArrayList<>();
    boolean more = true;
    while (true) {
      while (framer.nextLine()) {
        int length = framer.lineEnd() - framer.lineStart();
        String line = new String(framer.buffer(), framer.lineStart(), length, UTF_8);
        lines.add(framer.lineCut() ? line + "!" : line);
      }
      if (!more) {
        assertThat(framer.lineNumber()).isEqualTo(lines.size());
        return lines;
      }
      framer.compact(framer.position());
      more = framer.fill();
    }
  }
}
