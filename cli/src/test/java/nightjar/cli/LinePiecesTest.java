package nightjar.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinePiecesTest {
  /** Each piece with its line break; a piece that another follows ends in a bar. */
  private static List<String> pieces(InputStream in) throws IOException {
    List<String> all = new ArrayList<>();
    try (LinePieces pieces = new LinePieces(in)) {
      while (pieces.next()) {
        int end = pieces.to() + pieces.breakLength();
        String text = new String(pieces.bytes(), pieces.from(), end - pieces.from(), UTF_8);
        all.add(pieces.goesOn() ? text + "|" : text);
      }
    }
    return all;
  }

  private static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(UTF_8));
  }

  /** Gives one byte at a time, as a slow pipe may. */
  private static InputStream slow(String text) {
    return new ByteArrayInputStream(text.getBytes(UTF_8)) {
      @Override
      public synchronized int read(byte[] target, int from, int length) {
        return super.read(target, from, Math.min(1, length));
      }
    };
  }

  @Test
  void linesKeepTheirBreaks() throws IOException {
    String text = "a\n\r\n\nbc\r\r\nd";
    assertThat(pieces(bytes(text))).containsExactly("a\n", "\r\n", "\n", "bc\r\r\n", "d");
    assertThat(pieces(slow(text))).isEqualTo(pieces(bytes(text)));
  }

  @Test
  void nothing_hasNoLines() throws IOException {
    assertThat(pieces(bytes(""))).isEmpty();
  }

  @Test
  void longLine_isWholeInItsPieces_whichEndAtSpaces() throws IOException {
    String line = "wörter und räume ".repeat(50_000);
    List<String> pieces = pieces(bytes(line + "\nnext\n"));
    assertThat(pieces).hasSizeGreaterThan(3).endsWith("next\n");
    List<String> ofLine = pieces.subList(0, pieces.size() - 1);
    assertThat(ofLine.subList(0, ofLine.size() - 1)).allMatch(piece -> piece.endsWith(" |"));
    assertThat(String.join("", ofLine).replace("|", "")).isEqualTo(line + "\n");
  }

  @Test
  void longWord_isCutBetweenCharacters() throws IOException {
    String line = "x" + "ö€😀".repeat(60_000);
    assertThat(String.join("", pieces(bytes(line))).replace("|", "")).isEqualTo(line);
  }

  @Test
  void pieces_haveTheLineAroundThem() throws IOException {
    String line = "0123456789".repeat(60_000);
    try (LinePieces pieces = new LinePieces(bytes(line))) {
      pieces.next();
      assertThat(pieces.end() - pieces.to()).isEqualTo(LinePieces.CONTEXT);
      pieces.next();
      assertThat(pieces.from() - pieces.base()).isEqualTo(LinePieces.CONTEXT);
    }
  }
}
