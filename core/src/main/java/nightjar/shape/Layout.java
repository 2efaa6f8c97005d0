package nightjar.shape;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/**
 * A shape with its exact constant bytes: with the values of a line's blanks it rebuilds the line
 * byte for byte. So a store may keep a layout once and of each line its values.
 *
 * @param constants what stands before, between and behind the values: one more than there are
 *     values
 */
public record Layout(List<byte[]> constants) {
  public Layout {
    if (constants.isEmpty()) {
      throw new IllegalArgumentException("a layout has one constant at least");
    }
    constants = constants.stream().map(byte[]::clone).toList();
  }

  /** A line taken apart. */
  public record Parts(Layout layout, List<byte[]> values) {
    public Parts {
      values = List.copyOf(values);
    }
  }

  /**
   * Takes {@code bytes[from, to)} apart. What lies behind {@link FastKey#MAX_BYTES} is the last
   * value: it is no part of what kind of line it is.
   *
   * @param bytes readable up to eight bytes behind {@code to}
   */
  public static Parts of(byte[] bytes, int from, int to, Slots slots) {
    new FastKey(0).of(bytes, from, to, slots);
    List<byte[]> constants = new ArrayList<>();
    List<byte[]> values = new ArrayList<>();
    int literal = from;
    for (int i = 0; i < slots.count; i++) {
      constants.add(copy(bytes, literal, slots.start[i]));
      values.add(copy(bytes, slots.start[i], slots.end[i]));
      literal = slots.end[i];
    }
    int end = Math.min(to, from + FastKey.MAX_BYTES);
    constants.add(copy(bytes, literal, end));
    if (end < to) {
      values.add(copy(bytes, end, to));
      constants.add(new byte[0]);
    }
    return new Parts(new Layout(constants), values);
  }

  /** Values that a line of this layout has. */
  public int values() {
    return constants.size() - 1;
  }

  /**
   * The line with these values.
   *
   * @throws IllegalArgumentException if there are more or fewer of them than it has places
   */
  public byte[] text(List<byte[]> values) {
    if (values.size() != values()) {
      throw new IllegalArgumentException(
          "the layout has " + values() + " values, not " + values.size());
    }
    int size = 0;
    for (byte[] part : constants) {
      size += part.length;
    }
    for (byte[] part : values) {
      size += part.length;
    }
    ByteBuffer text = ByteBuffer.allocate(size).put(constants.getFirst());
    for (int i = 0; i < values.size(); i++) {
      text.put(values.get(i)).put(constants.get(i + 1));
    }
    return text.array();
  }

  /**
   * Content id, equal on every machine: the first 64 bits of the SHA-256 of the constants, each
   * preceded by its length in four bytes, the highest first.
   */
  public long number() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] constant : constants) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(constant.length).array());
        digest.update(constant);
      }
      return ByteBuffer.wrap(digest.digest()).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static byte[] copy(byte[] bytes, int from, int to) {
    return java.util.Arrays.copyOfRange(bytes, from, to);
  }
}
