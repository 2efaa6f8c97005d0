package nightjar.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpanKindTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "42 | NUMBER",
        "-1.5e-3 | NUMBER",
        "1,234,567 | NUMBER",
        "true | BOOLEAN",
        "97.5% | PERCENT",
        "512ms | DURATION",
        "1h2m3s | DURATION",
        "3.5 GB | SIZE",
        "12KiB | SIZE",
        "0xdeadbeef | HEX",
        "7f3a9c01 | HEX",
        "123e4567-e89b-12d3-a456-426614174000 | UUID",
        "10.250.19.102 | IPV4",
        "fe80::1ff:fe23:4567:890a | IPV6",
        "00:1b:44:11:3a:b7 | MAC",
        "jane.doe@example.com | EMAIL",
        "https://example.org/a?b=1 | URL",
        "/var/log/app.log | PATH",
        "C:\\temp\\x | PATH",
        "db.internal:5432 | HOST_PORT",
        "10.0.0.1:50010 | HOST_PORT",
        "node7.example.org | HOST",
        "2026-11-22T10:58:46.123Z | TIMESTAMP",
        "10:58:46 | TIMESTAMP",
        "v1.2.3-rc1 | VERSION",
        "\"some text\" | QUOTED",
        "aGVsbG8gd29ybGQhIQ12zz== | BASE64",
        "blk_-1608999687919862906 | ID",
        "wlan0 | ID",
        "Jane | WORD",
        "two words | TEXT",
      })
  void value_hasOneKind(String value, SpanKind kind) {
    assertThat(SpanKind.of(value)).isEqualTo(kind);
  }

  @Test
  void hostileValues_areTextInLinearTime() {
    for (String piece :
        new String[] {"1,", "1.", "a.", "1h", "::", "/", "0", "a@a.", "A1a", "\""}) {
      assertThat(SpanKind.of(piece.repeat(500))).isNotNull();
      assertThat(SpanKind.of(piece.repeat(500) + "\u0000 ")).isNotNull();
      assertThat(SpanKind.of(piece.repeat(50_000))).isEqualTo(SpanKind.TEXT);
    }
  }

  @Test
  void spansOfALine_areItsValues() {
    assertThat(
            spans("Jan at 2026-11-22 10:58:46,123 (db.internal:5432) sent 3.5KB in 12 of wlan0."))
        .isEqualTo(
            "TIMESTAMP<2026-11-22 10:58:46,123> HOST_PORT<db.internal:5432> SIZE<3.5KB> NUMBER<12>"
                + " ID<wlan0>");
    assertThat(spans("user=jane ip=10.0.0.1, url \"https://a.b/c?d=1&e=2\""))
        .isEqualTo("WORD<jane> IPV4<10.0.0.1> URL<https://a.b/c?d=1&e=2>");
  }

  private static String spans(String line) {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    StringBuilder found = new StringBuilder();
    for (TypedSpans.Span span :
        TypedSpans.of(Arrays.copyOf(bytes, bytes.length + 8), 0, bytes.length, new Slots())) {
      found
          .append(found.isEmpty() ? "" : " ")
          .append(span.kind())
          .append('<')
          .append(new String(bytes, span.from(), span.to() - span.from(), StandardCharsets.UTF_8))
          .append('>');
    }
    return found.toString();
  }
}
