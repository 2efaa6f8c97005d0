package nightjar.server.config;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import nightjar.web.Secret;

/**
 * What Nightjar tells of its own work.
 *
 * @param serviceName name of this service in traces
 * @param otlpEndpoint where traces are sent by OTLP; unset for nowhere
 * @param langfuseSecret secret key of Langfuse
 * @param langfusePublic public key of Langfuse
 * @param langfuseHost address of Langfuse; unset for off
 * @param sentryDsn accepted and ignored
 */
public record TraceConfig(
    String serviceName,
    Optional<URI> otlpEndpoint,
    Optional<Secret> langfuseSecret,
    Optional<String> langfusePublic,
    Optional<URI> langfuseHost,
    Optional<Secret> sentryDsn) {
  public static final Setting<String> SERVICE_NAME =
      Setting.of(
          "trace.service-name",
          "OTEL_SERVICE_NAME",
          "nightjar",
          Parsers.text(),
          "Name of this service in traces");
  public static final Setting<Optional<URI>> OTLP_ENDPOINT =
      Setting.of(
          "trace.otlp",
          "OTEL_EXPORTER_OTLP_ENDPOINT",
          "",
          Parsers.optional(Parsers.webAddress()),
          "Where traces are sent by OTLP; unset for nowhere");
  public static final Setting<Optional<Secret>> LANGFUSE_SECRET =
      Setting.secret(
          "trace.langfuse.secret",
          "LANGFUSE_SECRET_KEY",
          Parsers.secret(),
          "Secret key of Langfuse");
  public static final Setting<Optional<String>> LANGFUSE_PUBLIC =
      Setting.of(
          "trace.langfuse.public",
          "LANGFUSE_PUBLIC_KEY",
          "",
          Parsers.optional(Parsers.text()),
          "Public key of Langfuse");
  public static final Setting<Optional<URI>> LANGFUSE_HOST =
      Setting.of(
          "trace.langfuse.host",
          "LANGFUSE_HOST",
          "",
          Parsers.optional(Parsers.webAddress()),
          "Address of Langfuse; unset for off");
  public static final Setting<Optional<Secret>> SENTRY_DSN =
      Setting.secret("trace.sentry", "SENTRY_DSN", Parsers.secret(), "Accepted and ignored");

  /** Its part of the key table. */
  public static List<Setting<?>> settings() {
    return List.of(
        SERVICE_NAME, OTLP_ENDPOINT, LANGFUSE_SECRET, LANGFUSE_PUBLIC, LANGFUSE_HOST, SENTRY_DSN);
  }

  /** Reads it. */
  public static TraceConfig from(Settings settings) {
    return new TraceConfig(
        settings.get(SERVICE_NAME),
        settings.get(OTLP_ENDPOINT),
        settings.get(LANGFUSE_SECRET),
        settings.get(LANGFUSE_PUBLIC),
        settings.get(LANGFUSE_HOST),
        settings.get(SENTRY_DSN));
  }
}
