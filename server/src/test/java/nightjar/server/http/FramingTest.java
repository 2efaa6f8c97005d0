package nightjar.server.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a call ends is read in one way only; a second call hidden in a body is never answered. */
class FramingTest {
  private static final String OFFERS =
      String.join(
          "\r\n",
          "Connection: Upgrade, HTTP2-Settings",
          "Upgrade: h2c",
          "HTTP2-Settings: AAMAAABk",
          "Sec-WebSocket-Key1: 1",
          "Sec-WebSocket-Key2: 2",
          "");

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

  private String head(String first, String headers) {
    return first + " HTTP/1.1\r\nHost: localhost:" + door.port() + "\r\n" + headers + "\r\n";
  }

  private String post(String headers) {
    return head("POST /api/v1/logs", "Content-Type: text/plain\r\n" + headers);
  }

  /** One 400, the connection closed (the answer ends), and what follows never read. */
  private void assertRefused(String request) throws IOException {
    String answer = door.raw(request + head("GET /livez", ""));
    assertThat(answer)
        .startsWith("HTTP/1.1 400")
        .contains("application/problem+json", "Content-Length")
        .doesNotContain("\"ok\"");
    assertThat(answer.split("HTTP/1.1 ", -1)).hasSize(2);
    assertThat(door.system.arrivals).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Transfer-Encoding: foo",
        "Transfer-Encoding: identity",
        "Transfer-Encoding: gzip, chunked",
        "Transfer-Encoding: chunked, gzip",
        "Transfer-Encoding: chunked, chunked",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
        "Transfer-Encoding: xchunked",
        "Transfer-Encoding: \"chunked\"",
        "Transfer-Encoding:\u000bchunked",
        "Transfer-Encoding:",
        "Transfer-Encoding : chunked",
        "Transfer_Encoding: chunked\r\nTransfer-Encoding\t: chunked",
        " Transfer-Encoding: chunked",
        "X: y\r\n Transfer-Encoding: chunked",
        "Transfer-Encoding: foo\r\nContent-Length: 5",
        "Transfer-Encoding: chunked\r\nContent-Length: 5",
        "Content-Length: 5\r\nTransfer-Encoding: chunked",
        "Content-Length: 5\r\nContent-Length: 5",
        "Content-Length: 5\r\nContent-Length: 6",
        "Content-Length: 5, 5",
        "Content-Length: 5;",
        "Content-Length: 0x5",
        "Content-Length: +5",
        "Content-Length: -5",
        "Content-Length: 5 5",
        "Content-Length:",
        "Content-Length: 99999999999999999999",
        "X: a\nContent-Length: 5",
        "X: a\rContent-Length: 5",
        ": no name",
        "no colon",
        "na(me: x",
      })
  void unclearBody_is400AndClosed(String header) throws IOException {
    assertRefused(post(header + "\r\n") + "0\r\n\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "5\nabcde\r\n0\r\n\r\n",
        "0x5\r\nabcde\r\n0\r\n\r\n",
        "\r\n0\r\n\r\n",
        "-1\r\n\r\n"
      })
  void unclearChunk_is400AndClosed(String body) throws IOException {
    assertRefused(post("Transfer-Encoding: chunked\r\n") + body);
  }

  @ParameterizedTest
  @ValueSource(strings = {"5\r\nabcdeX\r\n0\r\n\r\n", "5\r\nabcde\n0\r\n\r\n", "g\r\n", "5 ;a\r\n"})
  void unclearEndOfChunk_is400AndClosed(String body) throws IOException {
    assertRefused(post("Transfer-Encoding: chunked\r\n") + body);
  }

  @Test
  void chunksBeforeHttp11_areRefused() throws IOException {
    assertRefused(
        post("Transfer-Encoding: chunked\r\n").replace("HTTP/1.1", "HTTP/1.0") + "0\r\n\r\n");
  }

  @Test
  void whatCameBefore_isAnsweredFirst() throws IOException {
    String answer =
        door.raw(
            head("GET /livez", "")
                + post("Content-Length: 4\r\n")
                + "one\n"
                + post("Transfer-Encoding: foo\r\n")
                + head("GET /livez", ""));
    assertThat(answer.split("HTTP/1.1 ", -1)).hasSize(4);
    assertThat(answer).contains("\"accepted\":1").containsSubsequence(" 200 ", " 200 ", " 400 ");
  }

  @Test
  void clearCalls_passInAnyPieces() throws Exception {
    String calls =
        "\r\n"
            + head("GET /livez", "Content-Length: 0\r\n")
            + post("Content-Length: 8\r\n")
            + "one\ntwo\n"
            + post("transfer-encoding:  Chunked \r\n")
            + "6;a=\"b\"\r\nthree\n\r\n005\r\nfour\n\r\n0\r\nX-Trailer: x\r\n\r\n"
            // Offers that are not taken, and a header that a decoder of old took for a body.
            + head("GET /livez", OFFERS)
            + "refused, so that the connection ends\r\n";
    for (int step : new int[] {1, 2, 3, 7, 64, calls.length()}) {
      door.system.arrivals.clear();
      try (Socket socket = door.socket()) {
        socket.setTcpNoDelay(true);
        byte[] bytes = calls.getBytes(ISO_8859_1);
        for (int at = 0; at < bytes.length; at += step) {
          socket.getOutputStream().write(bytes, at, Math.min(step, bytes.length - at));
        }
        String answer = TestDoor.rest(socket);
        assertThat(answer.split("HTTP/1.1 200 ", -1)).as(step + " " + answer).hasSize(5);
        assertThat(answer).contains("HTTP/1.1 400 ");
      }
      assertThat(door.system.arrivals)
          .extracting(lines -> new String(lines.text(), UTF_8))
          .containsExactly("one\ntwo\n", "three\nfour\n");
    }
  }

  @Test
  void callerThatOffersHttp2_isAnsweredInHttp1_largeBodiesToo() throws Exception {
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
      String line = "x".repeat(100_000) + "\n";
      HttpResponse<String> answer =
          client.send(
              door.to("/api/v1/logs")
                  .header("content-type", "text/plain")
                  .POST(java.net.http.HttpRequest.BodyPublishers.ofString(line))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
    }
  }
}
