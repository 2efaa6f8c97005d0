package nightjar.server.api;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import nightjar.server.http.Request;
import nightjar.server.http.Scope;

/** A call as a test makes it; remembers which query parameters were asked for. */
final class FakeRequest implements Request {
  final Map<String, String> path = new HashMap<>();
  final Map<String, String> query = new HashMap<>();
  final Map<String, String> headers = new HashMap<>();
  final Set<String> asked = new TreeSet<>();
  final Set<Scope> scopes = EnumSet.of(Scope.NONE, Scope.READ, Scope.INGEST, Scope.MARK);
  byte[] body = new byte[0];

  FakeRequest json(String json) {
    body = json.getBytes(StandardCharsets.UTF_8);
    headers.put("Content-Type", "application/json");
    return this;
  }

  @Override
  public String path(String name) {
    return path.getOrDefault(name, "");
  }

  @Override
  public Optional<String> query(String name) {
    asked.add(name);
    return Optional.ofNullable(query.get(name)).filter(value -> !value.isBlank());
  }

  @Override
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  @Override
  public byte[] body() {
    return body;
  }

  @Override
  public boolean allows(Scope scope) {
    return scopes.contains(scope);
  }

  @Override
  public String keyName() {
    return "";
  }

  @Override
  public String id() {
    return "r-1";
  }
}
