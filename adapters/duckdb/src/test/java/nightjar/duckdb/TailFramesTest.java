package nightjar.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import nightjar.redact.Redacted;
import nightjar.store.LogRow;
import org.junit.jupiter.api.Test;

class TailFramesTest {
  private static LogRow row(long number, long kinds) {
    return new LogRow(
        number,
        11,
        12,
        17,
        "shop",
        "app.log",
        13,
        -14,
        Redacted.kept("mail [EMAIL]", kinds),
        2,
        5,
        15);
  }

  @Test
  void kindsBeyondTheThirtySecond_comeBack() throws Exception {
    List<LogRow> rows = List.of(row(7, 1L << 38 | 1), row(8, 0), row(9, -1));
    assertThat(TailFrames.rows(TailFrames.frame(rows), 7)).isEqualTo(rows);
  }

  /** As version 5 of stores wrote it. */
  private static byte[] old(LogRow row, int redactions) {
    ByteBuffer out = ByteBuffer.allocate(1_000).position(8);
    out.putLong(row.number()).putInt(1);
    out.putLong(row.timeNanos()).putLong(row.observedNanos());
    out.putLong(row.line()).putLong(row.shape());
    out.putInt(row.severity()).putInt(row.messageFrom()).putInt(row.messageTo());
    out.putInt(redactions).putLong(row.arrival());
    for (String text : List.of(row.service(), row.source(), row.text())) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      out.putInt(bytes.length).put(bytes);
    }
    byte[] frame = Arrays.copyOf(out.array(), out.position());
    CRC32C crc = new CRC32C();
    crc.update(frame, 8, frame.length - 8);
    ByteBuffer.wrap(frame).putInt(frame.length - 8).putInt((int) crc.getValue());
    return frame;
  }

  @Test
  void framesOfEarlierStores_areRead_beforeNewOnes() throws Exception {
    byte[] before = old(row(7, 0), 5);
    byte[] after = TailFrames.frame(List.of(row(8, 1L << 33)));
    byte[] both = Arrays.copyOf(before, before.length + after.length);
    System.arraycopy(after, 0, both, before.length, after.length);

    assertThat(TailFrames.rows(both, 7)).containsExactly(row(7, 5), row(8, 1L << 33));
    assertThat(TailFrames.wholeRows(Arrays.copyOf(both, both.length - 1)))
        .containsExactly(row(7, 5));
    assertThatThrownBy(() -> TailFrames.rows(both, 6)).isInstanceOf(IOException.class);
  }
}
