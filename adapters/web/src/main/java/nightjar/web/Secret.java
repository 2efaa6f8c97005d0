package nightjar.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** A token or password. It does not print itself; {@link #reveal()} is for the wire only. */
public final class Secret {
  private final String value;

  /**
   * A secret.
   *
   * @throws IllegalArgumentException if it is blank or holds a control character, which no header
   *     may
   */
  public Secret(String value) {
    if (value.isBlank() || value.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("a secret is empty or holds a control character");
    }
    this.value = value;
  }

  /** The secret itself. */
  public String reveal() {
    return value;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret secret && MessageDigest.isEqual(bytes(), secret.bytes());
  }

  private byte[] bytes() {
    return value.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  /** Always {@code ***}. */
  @Override
  public String toString() {
    return "***";
  }
}
