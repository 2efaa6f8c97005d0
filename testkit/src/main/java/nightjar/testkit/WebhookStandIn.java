package nightjar.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** An endpoint for incidents as JSON: refuses what is not signed with its secret. */
public final class WebhookStandIn extends StandInServer {
  private final String secret;
  private final List<Object> taken = new CopyOnWriteArrayList<>();

  /** With a secret, or without where it is empty. */
  public WebhookStandIn(String secret) {
    this.secret = secret;
    start();
  }

  /** What it took, as {@link StandInJson} gives it. */
  public List<Object> taken() {
    return List.copyOf(taken);
  }

  @Override
  protected StandInReply answer(StandInRequest request) {
    if (!request.header("content-type").orElse("").startsWith("application/json")) {
      return StandInReply.text(415, "send JSON");
    }
    if (!secret.isEmpty() && !isSigned(request)) {
      return StandInReply.text(401, "wrong signature");
    }
    try {
      taken.add(StandInJson.read(request.text()));
      return StandInReply.text(204, "");
    } catch (IOException e) {
      return StandInReply.text(400, "no JSON");
    }
  }

  private boolean isSigned(StandInRequest request) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
      mac.update((request.header("x-nightjar-timestamp").orElse("") + ".").getBytes(UTF_8));
      String expected = "sha256=" + HexFormat.of().formatHex(mac.doFinal(request.body()));
      return request.header("x-nightjar-signature").orElse("").equals(expected);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
