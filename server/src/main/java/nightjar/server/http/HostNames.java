package nightjar.server.http;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The names this server answers to. A web page that makes its own name point at 127.0.0.1 reaches
 * the server, but says its own name: so every call must say one of ours.
 */
final class HostNames {
  private final Set<String> exact = new HashSet<>();
  private final Set<String> anyPort = new HashSet<>();

  /**
   * Names with the server's port, and those of the configuration.
   *
   * @param bind address it listens on; a wildcard adds no name
   * @param port where it listens
   * @param standardPort the port that callers leave out: 80 or 443
   * @param configured as {@code name}, which goes with any port, or {@code name:port}
   */
  HostNames(String bind, int port, int standardPort, List<String> configured) {
    for (String name : List.of("localhost", "127.0.0.1", "[::1]", bracketed(bind))) {
      exact.add(lower(name) + ":" + port);
      if (port == standardPort) {
        exact.add(lower(name));
      }
    }
    for (String name : configured) {
      String lower = lower(name);
      if (port(lower).isPresent()) {
        exact.add(lower);
      } else {
        anyPort.add(lower);
      }
    }
  }

  boolean has(String authority) {
    String lower = lower(authority);
    int colon = lower.lastIndexOf(':');
    return exact.contains(lower)
        || anyPort.contains(lower)
        || (port(lower).isPresent() && anyPort.contains(lower.substring(0, colon)));
  }

  private static Optional<String> port(String authority) {
    int colon = authority.lastIndexOf(':');
    boolean digits =
        colon > 0
            && colon + 1 < authority.length()
            && authority.chars().skip(colon + 1).allMatch(c -> c >= '0' && c <= '9');
    return digits ? Optional.of(authority.substring(colon + 1)) : Optional.empty();
  }

  private static String bracketed(String address) {
    return address.contains(":") && !address.startsWith("[") ? "[" + address + "]" : address;
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
