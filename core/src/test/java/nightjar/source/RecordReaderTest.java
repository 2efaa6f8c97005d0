package nightjar.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import nightjar.LineRef;
import org.junit.jupiter.api.Test;

class RecordReaderTest {
  private static final String MIXED =
      """
      2026-03-02 10:15:30,123 INFO [main] com.acme.Boot - started
      2026-03-02 10:15:31,123 ERROR [main] com.acme.Boot - failed
      java.lang.IllegalStateException: x
      \tat com.acme.Boot.main(Boot.java:12)
      Caused by: java.io.IOException: y
      \t... 12 more

      Dec 10 06:55:46 LabSZ sshd[24200]: Invalid user webmaster from 173.234.31.186
      {"ts":1772446530,"level":"warn","msg":"slow","trace_id":"abcdef"}
      """;

  @Test
  void records_areTheSame_howeverTheBytesArrive() {
    byte[] bytes = MIXED.getBytes(UTF_8);
    ReadLog expected = ReadLog.of(bytes, ReadLog.SETTINGS);

    assertThat(expected.records()).hasSize(4);
    for (int piece = 1; piece <= bytes.length; piece++) {
      ReadLog log = ReadLog.of(new Pieces(bytes, piece), ReadLog.SETTINGS);
      assertThat(log).as("pieces of %d", piece).isEqualTo(expected);
    }
  }

  @Test
  void everyLine_isInOneRecord_andInOrder() {
    ReadLog log = ReadLog.of(MIXED.repeat(700));

    assertThat(log.lines()).isEqualTo(700L * 9).isEqualTo(log.counts().lines());
    long next = 1;
    for (ReadLog.Entry entry : log.records()) {
      assertThat(entry.line()).isEqualTo(next);
      next += entry.lines();
    }
    assertThat(log.counts().records()).isEqualTo(log.records().size());
    assertThat(log.counts().bytes()).isEqualTo(MIXED.length() * 700L);
  }

  @Test
  void readingTwice_givesTheSame() {
    assertThat(ReadLog.of(MIXED.repeat(100))).isEqualTo(ReadLog.of(MIXED.repeat(100)));
  }

  @Test
  void link_isTheTraceId() {
    assertThat(ReadLog.of(MIXED).records().getLast().link()).isEqualTo("abcdef");
  }

  @Test
  void lineWithoutTime_inheritsTheTimeBefore() {
    ReadLog log = ReadLog.of("no time yet\n2026-03-02T10:15:30Z one\nno time here\n");

    assertThat(log.records().get(0).timeNanos()).isEqualTo(LineRef.NO_TIME);
    assertThat(log.records().get(2).timeNanos()).isEqualTo(log.records().get(1).timeNanos());
    assertThat(log.records())
        .extracting(e -> e.has(RecordBatch.NO_TIME))
        .containsExactly(true, false, true);
    assertThat(log.records())
        .extracting(e -> e.has(RecordBatch.UNPARSED))
        .containsExactly(true, false, true);
    assertThat(log.counts().withoutTime()).isEqualTo(2);
    assertThat(log.counts().unparsed()).isEqualTo(2);
    assertThat(log.counts().firstWithoutTime()).isEqualTo(1);
  }

  @Test
  void cutLine_isFlaggedAndCounted() {
    ReadLog log =
        ReadLog.of("2026-03-02T10:15:30Z " + "x".repeat(ParseSettings.MAX_LINE_BYTES) + "\nb\n");

    assertThat(log.records().getFirst().has(RecordBatch.CUT)).isTrue();
    assertThat(log.records().getFirst().text()).hasSize(ParseSettings.MAX_LINE_BYTES);
    assertThat(log.counts().cut()).isEqualTo(1);
    assertThat(log.lines()).isEqualTo(2);
  }

  @Test
  void failingStream_deliversWhatWasReadFirst() throws IOException {
    byte[] bytes = "2026-03-02 10:15:30 INFO one\n2026-03-02 10:15:31 INFO tw".getBytes(UTF_8);
    List<ReadLog.Entry> read = new ArrayList<>();
    try (RecordReader reader =
        new RecordReader(
            new Pieces(bytes, 7, new IOException("gone")), 0, ReadLog.SETTINGS, new Names())) {
      RecordBatch batch = new RecordBatch();

      assertThatThrownBy(
              () -> {
                while (reader.next(batch)) {
                  ReadLog.copy(batch, new Names(), read);
                }
              })
          .isInstanceOf(IOException.class)
          .hasMessage("gone");
      assertThat(reader.next(batch)).isFalse();
    }
    assertThat(read).extracting(ReadLog.Entry::message).containsExactly("one", "tw");
  }

  @Test
  void cutGzip_deliversItsFirstPart() throws IOException {
    byte[] whole = gzip("2026-03-02 10:15:30 INFO line\n".repeat(20_000));
    byte[] half = Arrays.copyOf(whole, whole.length / 2);
    long records = 0;
    try (RecordReader reader =
        new RecordReader(
            new GZIPInputStream(new ByteArrayInputStream(half)),
            0,
            ReadLog.SETTINGS,
            new Names())) {
      RecordBatch batch = new RecordBatch();
      while (reader.next(batch)) {
        records += batch.size;
      }
    } catch (EOFException expected) {
      assertThat(records).isGreaterThan(1000);
      return;
    }
    throw new AssertionError("a cut stream ended as if it were whole");
  }

  @Test
  void liveStream_deliversALineWithoutWaitingForTheNext() throws IOException {
    PipedOutputStream out = new PipedOutputStream();
    try (RecordReader reader =
        new RecordReader(new PipedInputStream(out, 1 << 16), 0, ReadLog.SETTINGS, new Names())) {
      RecordBatch batch = new RecordBatch();
      List<ReadLog.Entry> read = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        out.write(
            ("2026-03-02 10:15:30 INFO line " + i + "\n\tat a.B.c(B.java:1)\n").getBytes(UTF_8));
        assertThat(reader.next(batch)).isTrue();
        ReadLog.copy(batch, new Names(), read);
      }
      out.close();
      assertThat(reader.next(batch)).isFalse();
      assertThat(read).extracting(ReadLog.Entry::lines).containsExactly(2, 2, 2);
    }
  }

  @Test
  void manySmallRecords_fillWholeBatches() throws IOException {
    byte[] bytes = "2026-03-02 10:15:30 INFO x\n".repeat(5000).getBytes(UTF_8);
    List<Integer> sizes = new ArrayList<>();
    try (RecordReader reader =
        new RecordReader(new ByteArrayInputStream(bytes), 0, ReadLog.SETTINGS, new Names())) {
      RecordBatch batch = new RecordBatch();
      while (reader.next(batch)) {
        sizes.add(batch.size);
      }
    }
    assertThat(sizes.stream().mapToInt(i -> i).sum()).isEqualTo(5000);
    assertThat(sizes).hasSizeLessThanOrEqualTo(7);
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      byte[] bytes = text.getBytes(UTF_8);
      for (int i = 0; i < bytes.length; i++) {
        // Noise, so that half of the compressed bytes is half of the lines.
        bytes[i] = bytes[i] == 'e' ? (byte) ('a' + i * 31 % 7919 % 26) : bytes[i];
      }
      gzip.write(bytes);
    }
    return out.toByteArray();
  }
}
