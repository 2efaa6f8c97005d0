package nightjar.pattern;

import java.util.Objects;

/**
 * A message that stands for others.
 *
 * @param text hostile; at most 4096 bytes as UTF-8, what is no UTF-8 replaced
 * @param count records it stands for, at least 1
 */
public record Sample(String text, long count) {
  public Sample {
    Objects.requireNonNull(text);
    if (count < 1) {
      throw new IllegalArgumentException("count of a sample is " + count + ", not 1 or more");
    }
  }
}
