package nightjar.pattern;

import java.util.Arrays;
import nightjar.shape.Tokens;

/**
 * What was seen where one token of a shape, or one in brackets, is left out: how many different
 * words and other tokens, whether a wildcard, and which shapes. Shapes differ from one another, so
 * two shapes with the same hole have different tokens in it, and counting members counts tokens.
 *
 * <p>A hole that has fired only names the shape that it joins its members to. Memory: about 45
 * bytes a token of all shapes. One thread at a time.
 */
final class Holes {
  private static final int WILD = 1;
  private static final int FIRED = 2;

  private final LongTable numbers = new LongTable();
  private int[] words = new int[256];
  private int[] others = new int[256];
  private byte[] dotted = new byte[256];
  private byte[] enumConstants = new byte[256];
  private byte[] flags = new byte[256];

  /** The latest member, then the earlier ones by {@link #next}; of a fired hole its general. */
  private int[] latest = new int[256];

  private int size;

  private int[] shapeOfMember = new int[256];
  private int[] next = new int[256];
  private int members;

  /** Number of the hole with a hash, dense from 0. */
  int of(long hash) {
    int known = numbers.get(hash);
    if (known >= 0) {
      return known;
    }
    if (size == words.length) {
      words = Arrays.copyOf(words, 2 * size);
      others = Arrays.copyOf(others, 2 * size);
      dotted = Arrays.copyOf(dotted, 2 * size);
      enumConstants = Arrays.copyOf(enumConstants, 2 * size);
      flags = Arrays.copyOf(flags, 2 * size);
      latest = Arrays.copyOf(latest, 2 * size);
    }
    latest[size] = -1;
    numbers.put(hash, size);
    return size++;
  }

  /** Adds what a shape has in the hole: a token, or one in brackets. */
  void add(int hole, int shape, String token) {
    if (Tokens.isWild(token)) {
      flags[hole] |= WILD;
    } else if (Tokens.isWord(token)) {
      words[hole]++;
    } else {
      others[hole]++;
    }
    if (token.indexOf('.') >= 0 && dotted[hole] < Byte.MAX_VALUE) {
      dotted[hole]++;
    }
    if (isEnumConstant(token) && enumConstants[hole] < Byte.MAX_VALUE) {
      enumConstants[hole]++;
    }
    link(hole, shape);
  }

  /** Two or more words of capitals joined by {@code _}. */
  private static boolean isEnumConstant(String token) {
    int parts = 0;
    boolean isBegun = false;
    for (int i = 0; i < token.length(); i++) {
      char c = token.charAt(i);
      if (c == '_' && isBegun) {
        parts++;
        isBegun = false;
      } else if (c >= 'A' && c <= 'Z') {
        isBegun = true;
      } else {
        return false;
      }
    }
    return isBegun && parts > 0;
  }

  private void link(int hole, int shape) {
    if (members == next.length) {
      next = Arrays.copyOf(next, 2 * members);
      shapeOfMember = Arrays.copyOf(shapeOfMember, 2 * members);
    }
    next[members] = latest[hole];
    shapeOfMember[members] = shape;
    latest[hole] = members++;
  }

  /** Different words seen. */
  int words(int hole) {
    return words[hole];
  }

  /** Different tokens seen that are neither words nor wildcards. */
  int others(int hole) {
    return others[hole];
  }

  /** Different tokens seen that hold a dot; counted to 127. */
  int dotted(int hole) {
    return dotted[hole];
  }

  /** Different tokens seen like {@code NODE_NOT_READY}; counted to 127. */
  int enumConstants(int hole) {
    return enumConstants[hole];
  }

  boolean isWild(int hole) {
    return (flags[hole] & WILD) != 0;
  }

  /** Shapes with the hole, as long as it has not fired. */
  int size(int hole) {
    return words[hole] + others[hole] + (flags[hole] & WILD);
  }

  boolean isFired(int hole) {
    return (flags[hole] & FIRED) != 0;
  }

  /** The general shape of a fired hole. */
  int general(int hole) {
    return latest[hole];
  }

  void fire(int hole, int general) {
    flags[hole] |= FIRED;
    latest[hole] = general;
  }

  /** The latest member, -1 if there is none. */
  int latest(int hole) {
    return latest[hole];
  }

  /** The member before this one, -1 before the first. */
  int next(int member) {
    return next[member];
  }

  int shape(int member) {
    return shapeOfMember[member];
  }
}
