package nightjar.source;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Short byte strings numbered in order of first appearance (service names), looked up without
 * allocating. Bounded: once {@link #MAX_NAMES} are known, every further one is number 0, {@code
 * "other"}.
 *
 * <p>One thread at a time. Cost of a known name: one hash and one comparison.
 */
public final class Names {
  /** Names kept; a stream with more puts the rest together. */
  public static final int MAX_NAMES = 4096;

  private static final int MAX_LENGTH = 128;
  private final List<byte[]> names = new ArrayList<>();
  private int[] table = new int[1024];

  public Names() {
    numberOf("other".getBytes(StandardCharsets.UTF_8), 0, 5);
  }

  /** Number of the name in {@code bytes[from, to)}, which is added if new; cut to 128 bytes. */
  public int numberOf(byte[] bytes, int from, int to) {
    int end = Math.min(to, from + MAX_LENGTH);
    int hash = 1;
    for (int i = from; i < end; i++) {
      hash = 31 * hash + bytes[i];
    }
    int slot = ((hash * 0x9E3779B9) >>> 8) & (table.length - 1);
    for (; table[slot] != 0; slot = (slot + 1) & (table.length - 1)) {
      byte[] known = names.get(table[slot] - 1);
      if (Arrays.equals(known, 0, known.length, bytes, from, end)) {
        return table[slot] - 1;
      }
    }
    return names.size() < MAX_NAMES ? add(Arrays.copyOfRange(bytes, from, end), slot) : 0;
  }

  public int numberOf(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    return numberOf(bytes, 0, bytes.length);
  }

  /** The name with a number given out by this object. */
  public String name(int number) {
    return new String(names.get(number), StandardCharsets.UTF_8);
  }

  public int size() {
    return names.size();
  }

  private int add(byte[] name, int slot) {
    names.add(name);
    table[slot] = names.size();
    int number = names.size() - 1;
    if (names.size() * 2 > table.length) {
      grow();
    }
    return number;
  }

  private void grow() {
    int[] bigger = new int[table.length * 2];
    for (int number = 0; number < names.size(); number++) {
      int hash = 1;
      for (byte b : names.get(number)) {
        hash = 31 * hash + b;
      }
      int slot = ((hash * 0x9E3779B9) >>> 8) & (bigger.length - 1);
      while (bigger[slot] != 0) {
        slot = (slot + 1) & (bigger.length - 1);
      }
      bigger[slot] = number + 1;
    }
    table = bigger;
  }
}
