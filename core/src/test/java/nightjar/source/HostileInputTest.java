package nightjar.source;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Whatever the bytes are, every line is accounted for, nothing is thrown, and no place lies outside
 * its record.
 */
class HostileInputTest {
  private static final String ALPHABET =
      "\n\n\n\r \t{}[]\"\\:,.-=|<>0123456789TZaeINFOwarnERROR\u0000\u00FF";

  @Test
  void randomBytes_areLines() throws IOException {
    Random random = new Random(1);
    for (int round = 0; round < 300; round++) {
      byte[] bytes = new byte[random.nextInt(5000)];
      random.nextBytes(bytes);
      check(bytes, "auto");
    }
  }

  @Test
  void randomTextOfHeaders_isLines() throws IOException {
    Random random = new Random(2);
    byte[] letters = ALPHABET.getBytes(ISO_8859_1);
    for (int round = 0; round < 300; round++) {
      byte[] bytes = new byte[random.nextInt(5000)];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = letters[random.nextInt(letters.length)];
      }
      check(bytes, "auto");
    }
  }

  @Test
  void brokenGoldenLines_areLines() throws IOException {
    List<byte[]> lines = new ArrayList<>();
    for (GoldenLinesTest.Block block : GoldenLinesTest.blocks().toList()) {
      block.lines().forEach(line -> lines.add(line.getBytes(UTF_8)));
    }
    Random random = new Random(3);
    for (int round = 0; round < 60; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < 200; i++) {
        byte[] line = lines.get(random.nextInt(lines.size())).clone();
        for (int k = random.nextInt(4); k > 0 && line.length > 0; k--) {
          line[random.nextInt(line.length)] = (byte) random.nextInt(256);
        }
        int length = random.nextInt(3) == 0 ? random.nextInt(line.length + 1) : line.length;
        text.append(new String(line, 0, length, ISO_8859_1)).append('\n');
      }
      check(text.toString().getBytes(ISO_8859_1), "auto");
    }
  }

  @Test
  void everyFormat_bearsEveryGoldenLineCutAnywhere() throws IOException {
    HeaderFields fields =
        new HeaderFields(new Timestamps(ZoneId.of("Europe/Berlin"), ReadLog.REFERENCE));
    for (GoldenLinesTest.Block block : GoldenLinesTest.blocks().toList()) {
      for (String line : block.lines()) {
        byte[] text = line.getBytes(UTF_8);
        byte[] bytes = Arrays.copyOf(text, text.length + RecordBatch.PADDING);
        for (int to = 1; to <= text.length; to++) {
          for (LineFormat format : LineFormats.all()) {
            if (format.match(bytes, 0, to, fields)) {
              assertThat(fields.messageStart).isBetween(0, to);
              assertThat(fields.messageEnd).isBetween(fields.messageStart, to);
            }
          }
        }
      }
    }
  }

  @Test
  void longHostileLines_costNoMoreThanLinearTime() throws IOException {
    List<String> pieces =
        List.of(
            "[", "{\"", "{\"a\":", "\"", "\\\"", "a=\"", "1:", "2026-", "x: ", " (", "[x] ", "Mar ",
            "a.b", "<1>", "|", "=");
    for (String piece : pieces) {
      String line = piece.repeat(ParseSettings.MAX_LINE_BYTES / piece.length());
      check(("2026-03-02 10:15:30 INFO x\n" + (line + "\n").repeat(20)).getBytes(UTF_8), "auto");
    }
  }

  @Test
  void sharedCorpus_isLines() throws IOException {
    String shared = System.getProperty("nightjar.shared", "");
    Path corpus = Path.of(shared, "corpus");
    assumeTrue(
        !shared.isEmpty() && Files.isDirectory(corpus),
        "SKIPPED: no corpus of bad input; set -Dnightjar.shared to the folder that holds corpus/");
    try (Stream<Path> files = Files.walk(corpus)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        check(Files.readAllBytes(file), "auto");
      }
    }
  }

  private static void check(byte[] bytes, String format) throws IOException {
    ParseSettings settings =
        new ParseSettings(format, ZoneId.of("UTC"), ReadLog.REFERENCE, 64 * 1024);
    long expected = lines(bytes);
    long lines = 0;
    long next = 1;
    try (RecordReader reader =
        new RecordReader(new ByteArrayInputStream(bytes), 0, settings, new Names())) {
      RecordBatch batch = new RecordBatch();
      while (reader.next(batch)) {
        for (int row = 0; row < batch.size; row++) {
          assertThat(batch.line[row]).isEqualTo(next);
          next += batch.lines[row];
          lines += batch.lines[row];
          boolean inside =
              batch.start[row] <= batch.messageStart[row]
                  && batch.messageStart[row] <= batch.messageEnd[row]
                  && batch.messageEnd[row] <= batch.firstLineEnd[row]
                  && batch.firstLineEnd[row] <= batch.end[row]
                  && batch.end[row] + RecordBatch.PADDING <= batch.bytes.length
                  && (batch.linkStart[row] < 0 || batch.start[row] <= batch.linkStart[row])
                  && batch.linkEnd[row] <= batch.firstLineEnd[row];
          assertThat(inside).as("places of the record at line %d", batch.line[row]).isTrue();
        }
      }
      assertThat(reader.counts().lines()).isEqualTo(lines);
    }
    boolean utf16 =
        bytes.length >= 2
            && (bytes[0] & 0xFF) + (bytes[1] & 0xFF) == 0xFE + 0xFF
            && (bytes[0] & 0xFF) >= 0xFE;
    if (!utf16) {
      assertThat(lines).isEqualTo(expected);
    }
  }

  private static long lines(byte[] bytes) {
    boolean mark =
        bytes.length >= 3
            && bytes[0] == (byte) 0xEF
            && bytes[1] == (byte) 0xBB
            && bytes[2] == (byte) 0xBF;
    int from = mark ? 3 : 0;
    long lines = 0;
    for (int i = from; i < bytes.length; i++) {
      lines += bytes[i] == '\n' ? 1 : 0;
    }
    return bytes.length > from && bytes[bytes.length - 1] != '\n' ? lines + 1 : lines;
  }
}
