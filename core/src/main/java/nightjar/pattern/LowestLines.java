package nightjar.pattern;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The different messages of one shape with the lowest hashes; see {@link LineSamples}. */
final class LowestLines {
  private static final byte[] NONE = {};

  /** In ascending order of the unsigned hash, kept with the sign bit turned. */
  private long[] hashes = new long[1];

  private long[] counts = new long[1];
  private byte[][] texts = {NONE};
  private int size;
  private int limit;
  private int maxBytes;
  private int longest;
  private int changes;

  /** No hash above it changes anything; the highest of all while there is room. */
  private long highest = Long.MAX_VALUE;

  LowestLines(int limit, int maxBytes) {
    this.limit = limit;
    this.maxBytes = maxBytes;
  }

  /** Would such a message change nothing? */
  boolean isIndifferentTo(long hash, int length) {
    return (hash ^ Long.MIN_VALUE) > highest && length <= longest;
  }

  void add(long hash, byte[] bytes, int from, int length, long count) {
    longest = Math.max(longest, length);
    long order = hash ^ Long.MIN_VALUE;
    int place = Arrays.binarySearch(hashes, 0, size, order);
    int kept = Math.min(length, maxBytes);
    if (place >= 0) {
      counts[place] += count;
      keepLesser(place, bytes, from, kept);
    } else if (order <= highest) {
      insert(-place - 1, order, Arrays.copyOfRange(bytes, from, from + kept), count);
    }
  }

  void addAll(LowestLines other) {
    for (int i = 0; i < other.size; i++) {
      byte[] text = other.texts[i];
      add(other.hashes[i] ^ Long.MIN_VALUE, text, 0, text.length, other.counts[i]);
    }
    longest = Math.max(longest, other.longest);
  }

  /** Forgets the messages with the highest hashes beyond the limit, and the ends of long ones. */
  void keep(int newLimit, int newMaxBytes) {
    limit = newLimit;
    maxBytes = newMaxBytes;
    changes++;
    size = Math.min(size, limit);
    hashes = Arrays.copyOf(hashes, Math.max(1, size));
    counts = Arrays.copyOf(counts, hashes.length);
    texts = Arrays.copyOf(texts, hashes.length);
    for (int i = 0; i < size; i++) {
      texts[i] = texts[i].length > maxBytes ? Arrays.copyOf(texts[i], maxBytes) : texts[i];
    }
    highest = size == limit ? hashes[size - 1] : Long.MAX_VALUE;
  }

  /** Times that the messages became others. */
  int changes() {
    return changes;
  }

  /** In bytes; see {@link LineSamples}. */
  long charge() {
    return (long) size * (Math.min(longest, maxBytes) + LineSamples.OVERHEAD);
  }

  List<Sample> samples() {
    List<Sample> samples = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      samples.add(new Sample(new String(texts[i], StandardCharsets.UTF_8), counts[i]));
    }
    return samples;
  }

  /** Of two messages with one hash the lesser is kept, whichever came first. */
  private void keepLesser(int place, byte[] bytes, int from, int length) {
    byte[] text = texts[place];
    if (Arrays.compareUnsigned(text, 0, text.length, bytes, from, from + length) > 0) {
      texts[place] = Arrays.copyOfRange(bytes, from, from + length);
      changes++;
    }
  }

  private void insert(int place, long order, byte[] text, long count) {
    changes++;
    if (size == limit) {
      size--;
    } else if (size == hashes.length) {
      int capacity = Math.min(limit, 4 * size);
      hashes = Arrays.copyOf(hashes, capacity);
      counts = Arrays.copyOf(counts, capacity);
      texts = Arrays.copyOf(texts, capacity);
    }
    int behind = size - place;
    System.arraycopy(hashes, place, hashes, place + 1, behind);
    System.arraycopy(counts, place, counts, place + 1, behind);
    System.arraycopy(texts, place, texts, place + 1, behind);
    hashes[place] = order;
    counts[place] = count;
    texts[place] = text;
    size++;
    highest = size == limit ? hashes[size - 1] : Long.MAX_VALUE;
  }
}
