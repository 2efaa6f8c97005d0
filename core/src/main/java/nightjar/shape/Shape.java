package nightjar.shape;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The deterministic skeleton of a line: its constant tokens and punctuation, with {@link #WILD}
 * where values stand. A pure function of the line's bytes.
 *
 * @param tokens in order, never empty strings, none with white space
 */
public record Shape(List<String> tokens) {
  /** Stands for a value. */
  public static final String WILD = "<*>";

  public Shape {
    tokens = List.copyOf(tokens);
  }

  /** Shape of blanked text; see {@link FastKey#blanked}. */
  public static Shape ofBlanked(String blanked) {
    return new Shape(Shaping.shape(blanked));
  }

  /** The tokens with one space between them: equal exactly for equal shapes. */
  public String text() {
    return String.join(" ", tokens);
  }

  /** Shape whose {@link #text} this is. */
  public static Shape ofText(String text) {
    return new Shape(text.isEmpty() ? List.of() : List.of(text.split(" ", -1)));
  }

  /** 16 hexadecimal digits: {@link #number} as people see it. */
  public String id() {
    return HexFormat.of().toHexDigits(number());
  }

  /** Content id: the first 64 bits of the SHA-256 of {@link #text}, the highest first. */
  public long number() {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text().getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.wrap(hash).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
