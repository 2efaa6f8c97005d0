package nightjar.redact;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * A set of words, compared without case and accents by hashes of 64 bits. Immutable; a look costs
 * some nanoseconds and allocates nothing. Those of the class {@link Names} are read when the first
 * text is redacted: 58,000 words in some 20 milliseconds, a megabyte of memory.
 */
final class NameList {
  private final long[] hashes;
  private final int mask;

  private NameList(List<String> words) {
    hashes = new long[Integer.highestOneBit(Math.max(4, words.size())) << 2];
    mask = hashes.length - 1;
    for (String word : words) {
      long hash = Letters.hash(word, 0, word.length());
      hashes[place(hash)] = hash;
    }
  }

  /** Of words divided by white space. */
  static NameList of(String words) {
    return new NameList(List.of(words.strip().split("\\s+")));
  }

  /** Of a resource beside this class, a word a line. */
  static NameList read(String resource) {
    InputStream bytes = Objects.requireNonNull(NameList.class.getResourceAsStream(resource));
    try (var lines = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
      return new NameList(lines.lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Is the word in the list? */
  boolean has(CharSequence text, int from, int to) {
    return has(Letters.hash(text, from, to));
  }

  /** As {@link #has(CharSequence, int, int)} of a word's {@link Letters#hash}. */
  boolean has(long hash) {
    return hashes[place(hash)] == hash;
  }

  /** Where the hash stands, or the free place where it would. */
  private int place(long hash) {
    int place = (int) (hash ^ (hash >>> 32)) & mask;
    while (hashes[place] != 0 && hashes[place] != hash) {
      place = (place + 1) & mask;
    }
    return place;
  }
}
