package nightjar.server.http;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What is kept of a key: everything but its secret.
 *
 * @param id public part, eight hexadecimal digits
 * @param name as people know it
 * @param sha256 hash of the secret, 64 hexadecimal digits. Neither salted nor stretched: the secret
 *     is 256 random bits, so there is no list of likely ones to try, and a check costs a
 *     microsecond
 * @param scopes what it allows; {@link Scope#ADMIN} allows everything
 * @param created when it was made
 * @param expires when it ends; empty for never
 */
public record Key(
    String id,
    String name,
    String sha256,
    Set<Scope> scopes,
    Instant created,
    Optional<Instant> expires) {
  public Key {
    Objects.requireNonNull(id);
    Objects.requireNonNull(name);
    Objects.requireNonNull(sha256);
    scopes = Set.copyOf(scopes);
    Objects.requireNonNull(created);
    Objects.requireNonNull(expires);
  }

  /** Does it allow this? */
  public boolean allows(Scope scope) {
    return scope == Scope.NONE || scopes.contains(scope) || scopes.contains(Scope.ADMIN);
  }
}
