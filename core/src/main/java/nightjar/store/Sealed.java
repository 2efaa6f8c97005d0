package nightjar.store;

import java.util.Objects;

/**
 * What detection has to remember as it was, and nobody is to read: encrypted. {@link Seal} makes
 * it; stores keep its characters and make it of them again.
 *
 * @param characters ASCII. Those of a store of an earlier version may be the text itself
 */
public record Sealed(String characters) {
  public Sealed {
    Objects.requireNonNull(characters);
  }
}
