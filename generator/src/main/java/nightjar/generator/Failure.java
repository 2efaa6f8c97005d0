package nightjar.generator;

import java.util.List;

/**
 * A known way for a request to break at a service; it happens rarely all day.
 *
 * @param service where it breaks; empty for any
 * @param hazard probability at each step in that service
 * @param medianMillis how long the service tries before it gives up
 * @param status HTTP status the caller gets
 * @param statements what the service says
 */
record Failure(
    String name,
    String service,
    double hazard,
    double medianMillis,
    int status,
    List<Statement> statements) {

  Failure {
    statements = List.copyOf(statements);
  }
}
