package nightjar.server.http;

import java.util.Optional;

/** A call as handlers see it: limits and access were checked before. */
public interface Request {
  /** A parameter of the path, decoded. */
  String path(String name);

  /** First value of a query parameter; empty if it is absent or blank. */
  Optional<String> query(String name);

  /** First value of a header. */
  Optional<String> header(String name);

  /** The body, decompressed; empty array if there is none. */
  byte[] body();

  /** May the caller do this? */
  boolean allows(Scope scope);

  /** Name of the caller's key; empty without one. */
  String keyName();

  /** Identifies the call in answers and logs. */
  String id();
}
