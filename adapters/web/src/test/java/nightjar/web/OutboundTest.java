package nightjar.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import nightjar.testkit.StandInFault;
import nightjar.testkit.StandInReply;
import nightjar.testkit.WebhookStandIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboundTest {
  private final WebhookStandIn server = new WebhookStandIn("");
  private final Outbound outbound = new Outbound();

  @AfterEach
  void end() {
    outbound.close();
    server.close();
  }

  private Call post() {
    return Call.json("POST", URI.create(server.url() + "/x"), "{}".getBytes(UTF_8));
  }

  @Test
  void reply_isReadWhole() throws Exception {
    server.next(StandInFault.status(404, "no such thing"));
    Reply reply = outbound.send(post());
    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.story()).endsWith(" answered 404: no such thing");
    assertThat(server.requests().getFirst().header("upgrade")).isEmpty();
    assertThat(server.requests().getFirst().header("user-agent")).contains("Nightjar");
  }

  @Test
  void redirect_isNotFollowed_andNamesTheHostOnly() {
    server.next(StandInFault.status(307, "Location", server.url() + "/elsewhere?secret=1"));
    assertThatThrownBy(() -> outbound.send(post()))
        .isInstanceOf(OutboundException.class)
        .hasMessageContaining("answered 307 and points to 127.0.0.1:")
        .hasMessageContaining("redirects are not followed")
        .message()
        .doesNotContain("secret");
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void silentServer_isGivenUpInTime() {
    server.next(new StandInFault.Silent(), new StandInFault.Stuck());
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> outbound.send(post().within(Duration.ofMillis(200))))
          .hasMessageContaining("did not answer within 200 ms");
    }
  }

  @Test
  void brokenConnections_areTold() {
    server.next(new StandInFault.Reset(), new StandInFault.Closed());
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> outbound.send(post()))
          .isInstanceOf(OutboundException.class)
          .message()
          .contains("127.0.0.1:")
          .containsAnyOf("broke the connection off", "without an answer", "failed: ");
    }
    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void replyThatIsTooLarge_isRefused() {
    server.next(new StandInFault.Answer(StandInReply.text(200, "x".repeat(2000))));
    assertThatThrownBy(() -> outbound.send(post().atMost(1000)))
        .hasMessageContaining("is larger than 1,000 bytes");
  }

  @Test
  void refusedConnection_unknownName_andMissingTls_areToldInWords() {
    String url = server.url();
    assertThatThrownBy(() -> outbound.send(Call.get(URI.create(url.replace("http:", "https:")))))
        .hasMessageContaining("TLS with 127.0.0.1:")
        .hasMessageContaining("is http:// meant?");
    server.close();
    assertThatThrownBy(() -> outbound.send(post())).hasMessageContaining("refused the connection");
    assertThatThrownBy(() -> outbound.send(Call.get(URI.create("http://no-such-host.invalid/"))))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no address is known for no-such-host.invalid (DNS)");
  }

  @Test
  void certificateThatNobodySigned_isToldInWords(@TempDir Path folder) throws Exception {
    try (var tls = new TlsStandIn(folder)) {
      assertThatThrownBy(() -> outbound.send(Call.get(URI.create(tls.url()))))
          .hasMessageContaining("TLS with localhost:")
          .hasMessageContaining("signed by nobody this machine trusts");
    }
  }

  @Test
  void loginInAnAddress_becomesAHeader_andIsNeverPrinted() throws Exception {
    Endpoint endpoint =
        Endpoint.of("LOKI_URL", server.url().replace("http://", "http://ann:pass%40word@"));
    assertThat(endpoint.toString()).isEqualTo(server.url());
    Call call = Call.json("POST", endpoint.uri(), new byte[] {'1'}).authorized(endpoint.login());
    outbound.send(call);
    assertThat(server.requests().getFirst().header("authorization"))
        .contains("Basic " + Base64.getEncoder().encodeToString("ann:pass@word".getBytes(UTF_8)));
    assertThat(call.toString()).doesNotContain("pass").doesNotContain("Basic");
    assertThat(String.valueOf(endpoint.login())).contains("***").doesNotContain("pass");
  }

  @Test
  void wrongAddresses_nameTheirKey_andDoNotRepeatTheSecret() {
    for (String text :
        new String[] {
          "", "ftp://x", "http:///x", "localhost:3100", "https://a b/c", "https://h/#f"
        }) {
      assertThatThrownBy(() -> Endpoint.of("SLACK_WEBHOOK", text))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("SLACK_WEBHOOK ");
    }
    assertThatThrownBy(() -> Endpoint.of("LOKI_URL", "ftp://ann:hidden@h/"))
        .message()
        .doesNotContain("hidden");
    assertThat(new Secret("abc").toString()).isEqualTo("***");
  }
}
