package nightjar.server.ingest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import nightjar.server.http.TestDoor;
import nightjar.source.Arrival;
import nightjar.source.RefusedException;
import nightjar.source.RefusedException.Reason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What bodies become as lines. */
class LogIngestTest {
  private static final String JSON = "application/json";
  private static final String NDJSON = "application/x-ndjson";
  private static final String TEXT = "text/plain";

  @TempDir Path folder;
  private TestDoor door;

  @BeforeEach
  void open() throws Exception {
    door = new TestDoor(folder).start();
  }

  @AfterEach
  void close() {
    door.close();
  }

  private HttpResponse<String> post(String type, String body)
      throws IOException, InterruptedException {
    return door.post("/api/v1/logs", type, body.getBytes(UTF_8));
  }

  private void becomes(String type, String body, String lines) throws Exception {
    int before = door.system.arrivals.size();
    HttpResponse<String> answer = post(type, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body())
        .startsWith("{\"accepted\":" + lines.chars().filter(c -> c == '\n').count() + ",");
    String kept =
        door.system.arrivals.size() == before
            ? ""
            : new String(door.system.arrivals.getLast().text(), UTF_8);
    assertThat(kept).isEqualTo(lines);
  }

  private void refused(String type, String body, String... words) throws Exception {
    int before = door.system.arrivals.size();
    HttpResponse<String> answer = post(type, body);
    assertThat(answer.statusCode()).as(body).isEqualTo(400);
    assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
    assertThat(answer.body()).contains(words);
    assertThat(door.system.arrivals).hasSize(before);
  }

  @Test
  void arraysOfObjects_areLinesAsTheyCame() throws Exception {
    becomes(JSON, "[{\"a\": 1, \"b\":\"x\"},{ }]", "{\"a\": 1, \"b\":\"x\"}\n{ }\n");
    becomes(JSON, "{\"a\":[1,{\"b\":null}]}", "{\"a\":[1,{\"b\":null}]}\n");
    becomes(
        JSON,
        "[\n {\n  \"a\" : \"x \\\" y\",\r\n \"b\":[ 1 , 2 ] } ]",
        "{\"a\":\"x \\\" y\",\"b\":[1,2]}\n");
    becomes(JSON, "[]", "");
  }

  @Test
  void strings_areTheLineTheyHold() throws Exception {
    becomes(JSON, "[\"a\\tb \\u00e9 \\ud83d\\ude00 \\ud800 é\"]", "a\tb é 😀 \uFFFD é\n");
    becomes(JSON, "[\"two\\nlines\", \"x\"]", "{\"message\":\"two\\nlines\"}\nx\n");
    becomes(JSON, "[\"{\\\"a\\\":1}\"]", "{\"a\":1}\n");
  }

  @Test
  void brokenJson_namesThePlace_andNothingIsKept() throws Exception {
    refused(JSON, "[{\"a\":1},\n {\"a\":}]", "line 2, column 7 (byte 16)", "expected a value");
    refused(JSON, "[{\"a\":1}", "expected ',' or ']'");
    refused(JSON, "[1]", "must be an object or a string");
    refused(JSON, "7", "must be an object or a string");
    refused(JSON, "[{}] x", "end of the body");
    refused(JSON, "[".repeat(100) + "]".repeat(100), "nested deeper than 64");
    refused(JSON, "{\"a\":" + "1".repeat(1001) + "}", "longer than 1000");
    StringBuilder keys = new StringBuilder("{\"k\":0");
    for (int i = 0; i < 1000; i++) {
      keys.append(",\"k").append(i).append("\":0");
    }
    refused(JSON, keys + "}", "more than 1000 keys");
    HttpResponse<String> bytes =
        door.post("/api/v1/logs", JSON, "[\"\u00e9\"]".getBytes(ISO_8859_1));
    assertThat(bytes.statusCode()).isEqualTo(400);
    assertThat(bytes.body()).contains("not valid UTF-8", "byte 3");
  }

  @Test
  void ndjson_isAValueALine() throws Exception {
    becomes(NDJSON, "{\"a\":1}\r\n\n  \n{\"b\":2}\n\"x\"\n3", "{\"a\":1}\n{\"b\":2}\nx\n3\n");
    becomes("application/jsonl", "{}", "{}\n");
    refused(NDJSON, "{\"a\":1}\n{\"b\":\n2}\n", "line 2, column 6");
    refused(NDJSON, "{\"a\":1}\n{\"b\":2} {}\n", "line 2, column 9", "end of the line");
    refused(NDJSON, "{\"a\":1}\nplain\n", "line 2, column 1");
  }

  @Test
  void text_isKeptByteForByte() throws Exception {
    becomes(TEXT, "a\r\nb\n\nc", "a\r\nb\n\nc\n");
    byte[] odd = {'a', 0, (byte) 0xFF, (byte) 0xC0, 27, '\r', 'x', '\n'};
    assertThat(door.post("/api/v1/logs", TEXT, odd).body()).contains("\"accepted\":1");
    assertThat(door.system.arrivals.getLast().text()).isEqualTo(odd);
    becomes(TEXT, "", "");
  }

  @Test
  void utf16_isConverted() throws Exception {
    door.post("/api/v1/logs", TEXT, "é\nb".getBytes(UTF_16));
    assertThat(new String(door.system.arrivals.getLast().text(), UTF_8)).isEqualTo("é\nb\n");
    door.post("/api/v1/logs", JSON, "\uFEFF[\"é\"]".getBytes(UTF_16LE));
    assertThat(new String(door.system.arrivals.getLast().text(), UTF_8)).isEqualTo("é\n");
    door.post("/api/v1/logs", JSON, "\uFEFF[\"é\"]".getBytes(UTF_8));
    assertThat(new String(door.system.arrivals.getLast().text(), UTF_8)).isEqualTo("é\n");
  }

  @Test
  void sourceServiceAndKey_arePassedOn_resendsAreSaid() throws Exception {
    String path = "/api/v1/logs?source=app.log&service=sh%C3%B6p";
    byte[] body = "x\n".getBytes(UTF_8);
    String first = door.post(path, TEXT, body, "idempotency-key", "k1").body();
    assertThat(first).isEqualTo("{\"accepted\":1,\"rejected\":0,\"arrival\":1,\"replayed\":false}");
    assertThat(door.post(path, TEXT, body, "idempotency-key", "k1").body())
        .isEqualTo("{\"accepted\":1,\"rejected\":0,\"arrival\":1,\"replayed\":true}");
    assertThat(door.post(path, TEXT, body).body()).contains("\"arrival\":2,\"replayed\":false");
    Arrival.Lines kept = door.system.arrivals.getFirst();
    assertThat(kept.source()).isEqualTo("app.log");
    assertThat(kept.service()).isEqualTo("shöp");
    assertThat(kept.batch()).isEqualTo("k1");
    assertThat(kept.nanos()).isPositive();
    post(TEXT, "y");
    assertThat(door.system.arrivals.getLast().source()).isEqualTo("http");
  }

  @Test
  void badNames_areRefused() throws Exception {
    byte[] body = "x\n".getBytes(UTF_8);
    for (String bad : new String[] {"a%0Ab", "%E2%80%AE", "x".repeat(129), "%00", "%1B[31m"}) {
      assertThat(door.post("/api/v1/logs?source=" + bad, TEXT, body).statusCode())
          .as(bad)
          .isEqualTo(400);
      assertThat(door.post("/api/v1/logs?service=" + bad, TEXT, body).statusCode())
          .as(bad)
          .isEqualTo(400);
    }
    assertThat(
            door.post("/api/v1/logs", TEXT, body, "idempotency-key", "x".repeat(257)).statusCode())
        .isEqualTo(400);
    assertThat(door.system.arrivals).isEmpty();
  }

  @Test
  void refusals_sayWhenToComeAgain() throws Exception {
    // The words never decide: each of them speaks of a disk.
    isRefused(Reason.FULL, 507, "10");
    isRefused(Reason.BUSY, 503, "1");
    isRefused(Reason.CLOSING, 503, "1");
    isRefused(Reason.BROKEN, 503, "30");
    isRefused(Reason.TOO_LARGE, 413, "");
    isRefused(Reason.INVALID, 400, "");
    door.system.accept();
    assertThat(post(TEXT, "x").statusCode()).isEqualTo(200);
  }

  private void isRefused(Reason reason, int status, String retryAfter) throws Exception {
    door.system.refuse(new RefusedException(reason, "about the disk and its space"));
    HttpResponse<String> answer = post(TEXT, "x");
    assertThat(answer.statusCode()).as(reason.word()).isEqualTo(status);
    assertThat(answer.headers().firstValue("retry-after").orElse(""))
        .as(reason.word())
        .isEqualTo(retryAfter);
    assertThat(answer.body()).contains("about the disk and its space", "Nothing of the body");
  }

  @Test
  void otherTypes_are415() throws Exception {
    for (String type : new String[] {"application/x-www-form-urlencoded", "text/html", "x"}) {
      assertThat(post(type, "x").statusCode()).as(type).isEqualTo(415);
    }
  }
}
