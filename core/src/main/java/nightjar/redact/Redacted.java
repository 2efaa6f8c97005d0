package nightjar.redact;

import java.util.List;

/**
 * Text from which personal data and secrets have been taken. Only {@link Redactor} makes it, so
 * that a signature that asks for it cannot be given anything else; stores alone make it of what
 * they {@linkplain #kept kept} of it.
 */
public final class Redacted {
  private final String text;
  private final long kinds;

  Redacted(String text, long kinds) {
    this.text = text;
    this.kinds = kinds;
  }

  /**
   * What a store kept of redacted text, to be read as it was. For stores and what stands in for
   * them: an architecture test holds everything else to {@link Redactor}.
   *
   * @param kinds as {@link #kinds} gave them
   */
  public static Redacted kept(String text, long kinds) {
    return new Redacted(text, kinds);
  }

  /** The same of text whose kinds were not kept. */
  public static Redacted kept(String text) {
    return new Redacted(text, 0);
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

  /** Its beginning: as many characters at most, no half of a pair. */
  public Redacted cut(int most) {
    if (text.length() <= most) {
      return this;
    }
    boolean isHalf = most > 0 && Character.isHighSurrogate(text.charAt(most - 1));
    return new Redacted(text.substring(0, isHalf ? most - 1 : most), kinds);
  }

  public boolean isEmpty() {
    return text.isEmpty();
  }

  @Override
  public String toString() {
    return text;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Redacted redacted
        && redacted.text.equals(text)
        && redacted.kinds == kinds;
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }
}
