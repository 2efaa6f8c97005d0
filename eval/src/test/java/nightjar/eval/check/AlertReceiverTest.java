package nightjar.eval.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import nightjar.eval.live.HttpConnection;
import org.junit.jupiter.api.Test;

class AlertReceiverTest {
  private static final String OPENED =
      "{\"schema\":\"nightjar.incident/1\",\"change\":\"new\",\"number\":3,"
          + "\"samples\":[{\"change\":\"no\",\"number\":9}]}";

  private static int tell(Map<String, String> environment, String json) throws IOException {
    URI to = URI.create(environment.getOrDefault("NIGHTJAR_WEBHOOK_URL", ""));
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    try (var http = new HttpConnection(to.getHost(), to.getPort(), "")) {
      return http.post(to.getPath(), "", body, body.length).status();
    }
  }

  @Test
  void messages_areCountedByIncidentKindAndProcess() throws Exception {
    try (var receiver = new AlertReceiver()) {
      Map<String, String> first = receiver.forOneMore();
      assertThat(tell(first, OPENED)).isEqualTo(200);
      Map<String, String> second = receiver.forOneMore();
      tell(first, OPENED);
      tell(second, OPENED);
      tell(second, OPENED.replaceFirst("new", "resolved"));
      assertThat(receiver.received())
          .isEqualTo(
              Map.of(
                  new AlertKind(3, "new"), Map.of(1, 2, 2, 1),
                  new AlertKind(3, "resolved"), Map.of(2, 1)));
    }
  }

  @Test
  void whatCannotBeRead_isOfNoIncident() throws Exception {
    try (var receiver = new AlertReceiver()) {
      tell(receiver.forOneMore(), "{\"number\":");
      assertThat(receiver.received())
          .isEqualTo(Map.of(new AlertKind(0, "unreadable"), Map.of(1, 1)));
    }
  }
}
