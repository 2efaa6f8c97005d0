package nightjar.server.http;

import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.RequestHeaders;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who may knock: the server's name must be right, pages of other origins may not change anything,
 * and what needs a key needs one.
 */
final class Gate {
  private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS");

  private final Set<String> corsOrigins;
  private final Keys keys;
  private final boolean local;
  private volatile HostNames hosts;

  /**
   * A gate.
   *
   * @param local does the server listen on loopback only?
   */
  Gate(HostNames hosts, List<String> corsOrigins, Keys keys, boolean local) {
    this.hosts = hosts;
    this.corsOrigins = new HashSet<>(corsOrigins);
    this.keys = keys;
    this.local = local;
  }

  /** Changes the names it answers to: the port may be known only once it listens. */
  void answerTo(HostNames names) {
    hosts = names;
  }

  void checkHost(RequestHeaders headers) throws Problem {
    String authority = Optional.ofNullable(headers.authority()).orElse("");
    // Two Host headers are read differently by different programs: take none of them.
    List<String> hostHeaders = headers.getAll(HttpHeaderNames.HOST);
    boolean one = hostHeaders.stream().allMatch(host -> host.equalsIgnoreCase(authority));
    if (!one || !hosts.has(authority)) {
      throw new Problem(
          421,
          "This server does not answer to the name \"" + Shown.of(authority) + "\".",
          "Call it by localhost or 127.0.0.1 with its port, or add the name to http.hosts"
              + " (NIGHTJAR_HOSTS).");
    }
  }

  /** May a page that makes this call, if one does, make it? */
  void checkOrigin(RequestHeaders headers, String scheme) throws Problem {
    if (HARMLESS.contains(headers.method().name()) || allowedOrigin(headers).isPresent()) {
      return;
    }
    String origin = headers.get(HttpHeaderNames.ORIGIN, "");
    String own = scheme + "://" + headers.authority();
    String site = headers.get(HttpHeaderNames.SEC_FETCH_SITE, "");
    boolean foreign = !origin.isEmpty() && !origin.equalsIgnoreCase(own);
    boolean crossSite = !site.isEmpty() && !site.equals("same-origin") && !site.equals("none");
    if (foreign || crossSite) {
      throw new Problem(
          403,
          "A page of another origin may not make this call.",
          "If the page is yours, add its origin to http.cors-origins (CORS_ORIGINS).");
    }
  }

  /** The origin of the page that calls, if the configuration lists it. */
  Optional<String> allowedOrigin(RequestHeaders headers) {
    return Optional.ofNullable(headers.get(HttpHeaderNames.ORIGIN)).filter(corsOrigins::contains);
  }

  /**
   * Who calls.
   *
   * @throws WrongKey if a key is shown and is not right
   */
  Caller identify(RequestHeaders headers) throws WrongKey, IOException {
    Optional<String> shown = shownKey(headers);
    if (shown.isEmpty()) {
      return new Caller(Optional.empty(), local);
    }
    Optional<Key> key = keys.check(shown.get());
    if (key.isEmpty()) {
      throw new WrongKey();
    }
    return new Caller(key, local);
  }

  /** Throws unless the caller may do this. */
  void checkScope(Caller caller, Scope scope, boolean open) throws Problem {
    if (open || caller.allows(scope)) {
      return;
    }
    String word = scope.name().toLowerCase(Locale.ROOT).replace('_', '-');
    if (caller.key().isEmpty()) {
      throw unauthorized(
          scope == Scope.NONE
              ? "This call needs a key."
              : "This call needs a key with " + word + ".");
    }
    throw new Problem(
        403, "The key \"" + caller.name() + "\" does not allow " + word + ".", "Use another key.");
  }

  static Problem unauthorized(String detail) {
    return new Problem(
        401,
        detail,
        "Send it as \"Authorization: Bearer nj_…\" or \"X-API-Key: nj_…\". The first start printed"
            + " the administrator's; \"nightjar keys create NAME --scope SCOPE\" makes another.",
        Map.of("WWW-Authenticate", "Bearer realm=\"nightjar\""));
  }

  private static Optional<String> shownKey(RequestHeaders headers) {
    String authorization = headers.get(HttpHeaderNames.AUTHORIZATION, "");
    if (authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
      return Optional.of(authorization.substring(7).strip());
    }
    if (!authorization.isEmpty()) {
      return Optional.of(authorization);
    }
    return Optional.ofNullable(headers.get("x-api-key")).map(String::strip);
  }

  /** A key was shown and is not right. */
  static final class WrongKey extends Exception {
    private static final long serialVersionUID = 1L;

    WrongKey() {
      super("wrong key", null, false, false);
    }
  }
}
