package nightjar.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nightjar.server.config.LokiConfig;

/** Loki, if the settings name one. */
final class CheckLoki {
  private static final String WHAT = "loki";
  private static final int MOST_CHARS = 100;

  private final LokiConfig config;
  private final CheckCall call;

  CheckLoki(LokiConfig config, CheckCall call) {
    this.config = config;
    this.call = call;
  }

  /** One check, or none where no Loki is read. */
  List<Check> all() {
    return config.url().map(url -> List.of(ready(url))).orElse(List.of());
  }

  private Check ready(URI url) {
    String host = AlertChannel.host(url);
    try {
      return judged(host, call.get(address(url), headers(url)));
    } catch (IOException | IllegalArgumentException e) {
      return Check.fail(
          WHAT, host + " is not there: " + e.getMessage(), "check LOKI_URL and that Loki runs");
    }
  }

  private static Check judged(String host, CheckCall.Answer answer) {
    String text = answer.text().strip();
    String shown = text.length() > MOST_CHARS ? text.substring(0, MOST_CHARS) : text;
    return switch (answer.status()) {
      case 200 -> Check.ok(WHAT, host + " is ready");
      case 404 -> Check.ok(WHAT, host + " answers, and does not tell whether it is ready");
      case 401, 403 ->
          Check.fail(
              WHAT,
              host + " answers " + answer.status() + " " + shown,
              "check LOKI_TOKEN, LOKI_TENANT or the login in LOKI_URL");
      default ->
          Check.warn(
              WHAT,
              host + " answers " + answer.status() + " " + shown,
              "wait until it is ready, or look into its log");
    };
  }

  private static URI address(URI url) {
    String path = url.getRawPath() == null ? "" : url.getRawPath().replaceFirst("/+$", "");
    String port = url.getPort() < 0 ? "" : ":" + url.getPort();
    return URI.create(url.getScheme() + "://" + url.getHost() + port + path + "/ready");
  }

  private Map<String, String> headers(URI url) {
    Map<String, String> headers = new LinkedHashMap<>();
    config.tenant().ifPresent(tenant -> headers.put("X-Scope-OrgID", tenant));
    String login = url.getUserInfo();
    if (config.token().isPresent()) {
      headers.put("Authorization", "Bearer " + config.token().get().reveal());
    } else if (login != null) {
      byte[] bytes = login.getBytes(StandardCharsets.UTF_8);
      headers.put("Authorization", "Basic " + Base64.getEncoder().encodeToString(bytes));
    }
    return headers;
  }
}
