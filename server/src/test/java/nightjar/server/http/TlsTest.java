package nightjar.server.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import nightjar.server.config.ConfigException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The door with TLS, on every address of the machine; files that are not right stop the start. */
class TlsTest {
  @TempDir Path folder;
  private TestDoor door;

  @BeforeEach
  void open() throws IOException {
    door = new TestDoor(folder);
    door.flags.put("http.bind", "0.0.0.0");
  }

  @AfterEach
  void close() {
    door.close();
  }

  private void use(Path certificate, Path key) {
    door.flags.put("http.tls.cert", certificate.toString());
    door.flags.put("http.tls.key", key.toString());
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create("https://localhost:" + door.port() + path));
  }

  private static int status(HttpClient client, HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString()).statusCode();
  }

  /** One HTTP/1.1 call over TLS, and what is answered. */
  private String raw(SSLContext trusted, String host, String headers) throws IOException {
    try (SSLSocket socket =
        (SSLSocket) trusted.getSocketFactory().createSocket("127.0.0.1", door.port())) {
      socket.setSoTimeout(20_000);
      String call = "GET /livez HTTP/1.1\r\nHost: " + host + "\r\n" + headers + "\r\n";
      socket.getOutputStream().write(call.getBytes(ISO_8859_1));
      byte[] answer = new byte[12];
      return new String(answer, 0, socket.getInputStream().readNBytes(answer, 0, 12), ISO_8859_1);
    }
  }

  @Test
  void callsWithTheKey_areAnswered_byBothVersions_othersAreNot() throws Exception {
    TestCertificate own = TestCertificate.make(folder, "own", "-1d", 3);
    use(own.certificate(), own.key());
    door.start();
    assertThat(door.door().address()).isEqualTo("https://127.0.0.1:" + door.port());
    String key = door.keys.create("a", Set.of(Scope.READ), Optional.empty()).secret().reveal();
    for (HttpClient.Version version : HttpClient.Version.values()) {
      try (HttpClient client =
          HttpClient.newBuilder().sslContext(own.trusted()).version(version).build()) {
        HttpResponse<String> answer =
            client.send(
                to("/metrics").header("x-api-key", key).build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.version()).isEqualTo(version);
        assertThat(status(client, to("/metrics"))).isEqualTo(401);
        assertThat(status(client, to("/livez"))).isEqualTo(200);
      }
    }
    assertThat(raw(own.trusted(), "localhost:" + door.port(), "")).isEqualTo("HTTP/1.1 200");
    assertThat(raw(own.trusted(), "evil.example", "")).isEqualTo("HTTP/1.1 421");
    assertThat(raw(own.trusted(), "localhost:" + door.port(), "Transfer-Encoding: foo\r\n"))
        .isEqualTo("HTTP/1.1 400");
  }

  @Test
  void plainHttp_andStrangersCertificates_getNothing() throws Exception {
    TestCertificate own = TestCertificate.make(folder, "own", "-1d", 3);
    TestCertificate other = TestCertificate.make(folder, "other", "-1d", 3);
    use(own.certificate(), own.key());
    door.start();
    try (Socket socket = door.socket()) {
      String call = "GET /livez HTTP/1.1\r\nHost: localhost:" + door.port() + "\r\n\r\n";
      socket.getOutputStream().write(call.getBytes(ISO_8859_1));
      assertThat(TestDoor.rest(socket)).doesNotContain("HTTP/", "ok");
    }
    try (HttpClient client = HttpClient.newBuilder().sslContext(other.trusted()).build()) {
      assertThatThrownBy(() -> status(client, to("/livez")))
          .isInstanceOf(SSLHandshakeException.class);
    }
    try (HttpClient client = HttpClient.newBuilder().sslContext(own.trusted()).build()) {
      assertThat(status(client, to("/livez"))).isEqualTo(200);
    }
  }

  @Test
  void certificateOutOfItsTime_stopsTheStart() throws Exception {
    TestCertificate expired = TestCertificate.make(folder, "expired", "-10d", 5);
    use(expired.certificate(), expired.key());
    assertThatThrownBy(door::start)
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("http.tls.cert")
        .hasMessageContaining("renew it");
    TestCertificate early = TestCertificate.make(folder, "early", "+5d", 5);
    use(early.certificate(), early.key());
    assertThatThrownBy(door::start).hasMessageContaining("http.tls.cert");
  }

  @Test
  void keyOfAnotherCertificate_orNoPem_stopsTheStart() throws Exception {
    TestCertificate own = TestCertificate.make(folder, "own", "-1d", 3);
    TestCertificate other = TestCertificate.make(folder, "other", "-1d", 3);
    use(own.certificate(), other.key());
    assertThatThrownBy(door::start)
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("http.tls.key")
        .hasMessageContaining("is not the key of");
    Path garbage =
        Files.writeString(
            folder.resolve("garbage.pem"),
            "-----BEGIN CERTIFICATE-----\n!!!!\n-----END CERTIFICATE-----\n");
    for (Path[] files :
        new Path[][] {
          {garbage, own.key()},
          {own.certificate(), garbage},
          {own.key(), own.key()},
          {own.certificate(), own.certificate()},
          {own.certificate(), Files.write(folder.resolve("empty"), new byte[0])}
        }) {
      use(files[0], files[1]);
      assertThatThrownBy(door::start)
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining("http.tls.");
    }
  }
}
