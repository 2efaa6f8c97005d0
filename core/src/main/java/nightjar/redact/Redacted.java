package nightjar.redact;

import java.util.List;

/**
 * Text from which personal data and secrets have been taken. Only {@link Redactor} makes it, so
 * that a signature that asks for it cannot be given anything else. Equal by its text alone.
 */
public final class Redacted {
  private final String text;
  private final long kinds;

  Redacted(String text, long kinds) {
    this.text = text;
    this.kinds = kinds;
  }

  /**
   * Bit set of the kinds of value that were replaced; 0 where nothing was. A marker the text
   * already bore does not count. The bits may be stored: one keeps its meaning for ever.
   */
  public long kinds() {
    return kinds;
  }

  /**
   * Names of the kinds in a bit set of {@link #kinds}, in the order of their bits: {@code EMAIL,
   * IP, CREDIT_CARD …}. Bits without meaning have no name.
   */
  public static List<String> names(long kinds) {
    return Kind.names(kinds);
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
