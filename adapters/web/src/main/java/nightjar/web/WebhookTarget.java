package nightjar.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import nightjar.act.AlertMemory;
import nightjar.act.AlertOutcome;
import nightjar.act.AlertTarget;
import nightjar.incident.TrackedIncident;

/**
 * Any HTTP endpoint that takes an incident as JSON ({@link IncidentJson}) by POST. A telling that
 * is repeated has the same {@code Idempotency-Key}. With a secret, {@code X-Nightjar-Signature} is
 * {@code sha256=} and, in hexadecimal, HMAC-SHA256 over the value of {@code X-Nightjar-Timestamp}
 * (seconds since 1970), a full stop and the body.
 */
public final class WebhookTarget implements AlertTarget {
  private final Outbound outbound;
  private final Endpoint url;
  private final Optional<Secret> secret;
  private final ConsoleLink console;
  private final InstantSource clock;
  private final RateLimit limit;

  /**
   * An endpoint.
   *
   * @param url {@code NIGHTJAR_WEBHOOK_URL}
   * @param secret {@code NIGHTJAR_WEBHOOK_SECRET}
   */
  public WebhookTarget(
      Outbound outbound,
      Endpoint url,
      Optional<Secret> secret,
      ConsoleLink console,
      InstantSource clock) {
    this.outbound = outbound;
    this.url = url;
    this.secret = secret;
    this.console = console;
    this.clock = clock;
    limit = new RateLimit(clock);
  }

  @Override
  public String name() {
    return "webhook";
  }

  @Override
  public AlertOutcome tell(TrackedIncident incident, String change, AlertMemory memory) {
    if (Telling.isTold(incident, change, memory)) {
      return new AlertOutcome.Delivered("the webhook was told before");
    }
    byte[] body = IncidentJson.of(incident, change, console);
    Optional<AlertOutcome> quiet = limit.quiet();
    if (quiet.isPresent()) {
      return quiet.get();
    }
    return Telling.guarded(
        () -> {
          AlertOutcome outcome = outcome(outbound.send(call(incident, change, body)));
          if (outcome instanceof AlertOutcome.Delivered) {
            Telling.remember(incident, change, memory);
          }
          return limit.note(outcome);
        });
  }

  private Call call(TrackedIncident incident, String change, byte[] body) {
    String time = Long.toString(clock.instant().getEpochSecond());
    String id =
        incident.fingerprint()
            + "-"
            + incident.number()
            + "-"
            + Telling.signature(incident, change);
    Call call =
        Call.json("POST", url.uri(), body)
            .authorized(url.login())
            .with("Idempotency-Key", id.replace(' ', '-'))
            .with("X-Nightjar-Timestamp", time);
    return secret
        .map(key -> call.with("X-Nightjar-Signature", "sha256=" + signature(key, time, body)))
        .orElse(call);
  }

  private static String signature(Secret key, String time, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.reveal().getBytes(UTF_8), "HmacSHA256"));
      mac.update((time + ".").getBytes(UTF_8));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }

  private AlertOutcome outcome(Reply reply) {
    if (reply.isSuccess()) {
      return new AlertOutcome.Delivered(reply.host() + " answered " + reply.status());
    }
    return reply.isPassing()
        ? new AlertOutcome.Later(reply.story(), reply.retryAfter(clock.instant()))
        : new AlertOutcome.Refused(reply.story() + "; check NIGHTJAR_WEBHOOK_URL");
  }
}
