package nightjar.redact;

/**
 * Text from which personal data and secrets have been taken. Only {@link Redactor} makes it, so
 * that a signature that asks for it cannot be given anything else.
 */
public final class Redacted {
  private final String text;

  Redacted(String text) {
    this.text = text;
  }

  @Override
  public String toString() {
    return text;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Redacted redacted && redacted.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }
}
