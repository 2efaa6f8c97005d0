package nightjar.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nightjar.LineRef;
import org.junit.jupiter.api.Test;

class LineTimesTest {
  private static final Instant REFERENCE = Instant.parse("2026-11-22T00:00:00Z");

  @Test
  void timesAreRead_inAnyOrder_inTheZoneGiven() {
    String text =
        """
        2026-11-21 10:00:00,250 INFO [main] shop.Orders: order 1 was placed
        java.lang.IllegalStateException: closed
            at shop.Orders.place(Orders.java:12)
        2026-11-21 10:00:01,000 INFO [main] shop.Orders: order 2 was placed
        """;
    assertThat(times(text, "Europe/Berlin"))
        .containsExactly("2026-11-21T09:00:00.250Z", "", "", "2026-11-21T09:00:01Z");
  }

  @Test
  void missingYears_areChosenByTheReference_acrossTheNewYear() {
    assertThat(times("Dec 31 23:59:59 host sshd[1]: a\nJan  1 00:00:00 host sshd[1]: b\n", "UTC"))
        .containsExactly("2025-12-31T23:59:59Z", "2026-01-01T00:00:00Z");
  }

  @Test
  void colouredAndStructuredLines_haveTimesToo() {
    assertThat(times("\u001b[32m2026-11-21T10:00:00Z\u001b[0m INFO up\n", "UTC"))
        .containsExactly("2026-11-21T10:00:00Z");
    assertThat(times("{\"time\":\"2026-11-21T10:00:00Z\",\"msg\":\"up\"}\r\n", "UTC"))
        .containsExactly("2026-11-21T10:00:00Z");
  }

  @Test
  void linesWithoutTime_haveNone() {
    assertThat(times("one\n\ntwo 17 three\n", "UTC")).containsExactly("", "", "");
  }

  /** Read from the last line to the first. */
  private static List<String> times(String text, String zone) {
    byte[] bytes = text.getBytes(UTF_8);
    byte[] padded = Arrays.copyOf(bytes, bytes.length + RecordBatch.PADDING);
    var times = new LineTimes(ZoneId.of(zone), REFERENCE, padded, 0, bytes.length);
    var found = new ArrayList<String>();
    for (int to = bytes.length; to > 0; ) {
      int from = text.lastIndexOf('\n', to - 2) + 1;
      long nanos = times.timeOf(padded, from, to);
      found.addFirst(nanos == LineRef.NO_TIME ? "" : Instant.EPOCH.plusNanos(nanos).toString());
      to = from;
    }
    return found;
  }
}
