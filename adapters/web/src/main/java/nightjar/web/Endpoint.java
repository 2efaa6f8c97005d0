package nightjar.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An address that the operator wrote into the configuration. It is trusted as written, plain {@code
 * http} included. What it holds of secrets, a user's password before the {@code @} or a token in
 * the path, is never printed.
 */
public final class Endpoint {
  private final URI address;
  private final Optional<Secret> login;

  private Endpoint(URI address, Optional<Secret> login) {
    this.address = address;
    this.login = login;
  }

  /**
   * Reads an address.
   *
   * @param key the setting it comes from, named in the message if it is wrong
   * @param text {@code http://} or {@code https://}, a host, perhaps a port and a path
   * @throws IllegalArgumentException if it is no such address; the message does not repeat it
   */
  public static Endpoint of(String key, String text) {
    URI uri;
    try {
      uri = new URI(text.strip());
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(key + " is not a web address: " + e.getReason(), e);
    }
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw new IllegalArgumentException(key + " must begin with http:// or https://");
    }
    if (uri.getHost() == null) {
      throw new IllegalArgumentException(key + " names no host; write https://HOST/…");
    }
    if (uri.getRawFragment() != null) {
      throw new IllegalArgumentException(key + " must not hold a #");
    }
    String user = uri.getUserInfo();
    Optional<Secret> login =
        user == null || user.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new Secret("Basic " + Base64.getEncoder().encodeToString(user.getBytes(UTF_8))));
    return new Endpoint(without(uri, scheme), login);
  }

  private static URI without(URI uri, String scheme) {
    StringBuilder text = new StringBuilder(scheme).append("://").append(uri.getHost());
    if (uri.getPort() >= 0) {
      text.append(':').append(uri.getPort());
    }
    text.append(uri.getRawPath() == null ? "" : uri.getRawPath());
    if (uri.getRawQuery() != null) {
      text.append('?').append(uri.getRawQuery());
    }
    return URI.create(text.toString());
  }

  /** The address itself, to send to. */
  URI uri() {
    return address;
  }

  /** An address below this one: its path continued, its query left out. */
  URI below(String path) {
    return below(path, Map.of());
  }

  /** The same with parameters, written in the order of the map. */
  URI below(String path, Map<String, String> parameters) {
    return URI.create(start(address.getScheme()) + path + query(parameters));
  }

  /** The same for a WebSocket. */
  URI socket(String path, Map<String, String> parameters) {
    String scheme = address.getScheme().equals("https") ? "wss" : "ws";
    return URI.create(start(scheme) + path + query(parameters));
  }

  private String start(String scheme) {
    String path = address.getRawPath();
    while (path.endsWith("/")) {
      path = path.substring(0, path.length() - 1);
    }
    return scheme + "://" + address.getRawAuthority() + path;
  }

  private static String query(Map<String, String> parameters) {
    return parameters.isEmpty()
        ? ""
        : parameters.entrySet().stream()
            .map(p -> p.getKey() + "=" + URLEncoder.encode(p.getValue(), UTF_8))
            .collect(Collectors.joining("&", "?", ""));
  }

  /** The value of an {@code Authorization} header, if the address came with a user. */
  Optional<Secret> login() {
    return login;
  }

  /** The host and, where it is given, the port. */
  public String host() {
    return address.getRawAuthority();
  }

  /** Scheme, host and port only. */
  @Override
  public String toString() {
    return address.getScheme() + "://" + host();
  }
}
