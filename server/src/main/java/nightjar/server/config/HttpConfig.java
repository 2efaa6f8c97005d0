package nightjar.server.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where the HTTP door is and who may knock.
 *
 * @param bind address to listen on; other than loopback needs TLS or http.insecure, and then every
 *     call needs a key
 * @param port port to listen on; 0 for any free one
 * @param baseUrl address people reach the console at, for links in alerts
 * @param tlsCertificate certificate chain, a PEM file
 * @param tlsKey private key of the certificate, a PEM file
 * @param insecure listen beyond loopback without TLS: keys and lines can be read on the way
 * @param hosts further names callers may use, as name or name:port
 * @param corsOrigins web pages of other origins that may call, such as https://dash.example.com
 * @param limits how much it takes
 */
public record HttpConfig(
    String bind,
    int port,
    Optional<URI> baseUrl,
    Optional<Path> tlsCertificate,
    Optional<Path> tlsKey,
    boolean insecure,
    List<String> hosts,
    List<String> corsOrigins,
    Limits limits) {
  public static final Setting<String> BIND =
      Setting.of(
          "http.bind",
          "NIGHTJAR_BIND",
          "127.0.0.1",
          Parsers.text(),
          "Address to listen on; other than loopback needs TLS or http.insecure, and then every call needs a key");
  public static final Setting<Integer> PORT =
      Setting.of(
          "http.port",
          "NIGHTJAR_PORT",
          "8000",
          Parsers.whole(0, 65_535),
          "Port to listen on; 0 for any free one");
  public static final Setting<Optional<URI>> BASE_URL =
      Setting.of(
          "http.base-url",
          "NIGHTJAR_BASE_URL",
          "",
          Parsers.optional(Parsers.webAddress()),
          "Address people reach the console at, for links in alerts");
  public static final Setting<Optional<Path>> TLS_CERTIFICATE =
      Setting.of(
          "http.tls.cert",
          "NIGHTJAR_TLS_CERT",
          "",
          Parsers.optional(Path::of),
          "Certificate chain, a PEM file");
  public static final Setting<Optional<Path>> TLS_KEY =
      Setting.of(
          "http.tls.key",
          "NIGHTJAR_TLS_KEY",
          "",
          Parsers.optional(Path::of),
          "Private key of the certificate, a PEM file");
  public static final Setting<Boolean> INSECURE =
      Setting.of(
          "http.insecure",
          "NIGHTJAR_INSECURE",
          "false",
          Parsers.flag(),
          "Listen beyond loopback without TLS: keys and lines can be read on the way");
  public static final Setting<List<String>> HOSTS =
      Setting.of(
          "http.hosts",
          "NIGHTJAR_HOSTS",
          "",
          Parsers.list(Parsers.text()),
          "Further names callers may use, as name or name:port");
  public static final Setting<List<String>> CORS_ORIGINS =
      Setting.of(
          "http.cors-origins",
          "CORS_ORIGINS",
          "",
          Parsers.list(Parsers.text()),
          "Web pages of other origins that may call, such as https://dash.example.com");

  public HttpConfig {
    hosts = List.copyOf(hosts);
    corsOrigins = List.copyOf(corsOrigins);
  }

  /** The same on another port. */
  public HttpConfig withPort(int other) {
    return new HttpConfig(
        bind, other, baseUrl, tlsCertificate, tlsKey, insecure, hosts, corsOrigins, limits);
  }

  /** Its part of the key table. */
  public static List<Setting<?>> settings() {
    return List.of(BIND, PORT, BASE_URL, TLS_CERTIFICATE, TLS_KEY, INSECURE, HOSTS, CORS_ORIGINS);
  }

  /** Reads it. */
  public static HttpConfig from(Settings settings) {
    return new HttpConfig(
        settings.get(BIND),
        settings.get(PORT),
        settings.get(BASE_URL),
        settings.get(TLS_CERTIFICATE),
        settings.get(TLS_KEY),
        settings.get(INSECURE),
        settings.get(HOSTS),
        settings.get(CORS_ORIGINS),
        Limits.from(settings));
  }
}
