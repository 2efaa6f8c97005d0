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

  /**
   * Takes so many bytes of the memory that there is for the bodies of all calls, until this call is
   * answered: for a copy of the body.
   *
   * @throws Problem 503 if others have it now, 413 if there is never so much
   */
  default void room(long bytes) throws Problem {}

  /** May the caller do this? */
  boolean allows(Scope scope);

  /** Name of the caller's key; empty without one. */
  String keyName();

  /** Identifies the call in answers and logs. */
  String id();
}
