package nightjar.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLDecoder;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request that a stand-in got.
 *
 * @param parameters of the query, decoded
 * @param headers by their names in small letters
 */
@SuppressWarnings("ArrayRecordComponent") // not compared
public record StandInRequest(
    String method,
    String path,
    Map<String, String> parameters,
    Map<String, String> headers,
    byte[] body) {
  static StandInRequest of(String head) {
    List<String> lines = head.lines().toList();
    List<String> first = List.of(lines.getFirst().split(" ", -1));
    URI uri = URI.create(first.get(1));
    Map<String, String> parameters = new HashMap<>();
    if (uri.getRawQuery() != null) {
      for (String pair : uri.getRawQuery().split("&", -1)) {
        int equals = pair.indexOf('=');
        parameters.put(
            pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), UTF_8));
      }
    }
    Map<String, String> headers = new HashMap<>();
    for (String line : lines.subList(1, lines.size())) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        headers.put(
            line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
      }
    }
    return new StandInRequest(first.getFirst(), uri.getPath(), parameters, headers, new byte[0]);
  }

  StandInRequest with(byte[] content) {
    return new StandInRequest(method, path, parameters, headers, content);
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  public String text() {
    return new String(body, UTF_8);
  }

  /** A parameter of the query; empty text if it is not there. */
  public String parameter(String name) {
    return parameters.getOrDefault(name, "");
  }
}
