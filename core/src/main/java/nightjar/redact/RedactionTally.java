package nightjar.redact;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * How many records held values of which kind, and what the last few of them look like now. One
 * thread adds, any may look.
 */
public final class RedactionTally {
  /** A record is kept as a sample at most once in so many of its kind. */
  private static final int SAMPLED = 64;

  private static final int SAMPLES = 4;
  private static final int MAX_SAMPLE = 240;

  private final AtomicLongArray records = new AtomicLongArray(Long.SIZE);
  private final AtomicReferenceArray<@Nullable Redacted> samples =
      new AtomicReferenceArray<>(Long.SIZE * SAMPLES);

  /** One more record. */
  public void add(Redacted text) {
    for (long left = text.kinds(); left != 0; left &= left - 1) {
      int kind = Long.numberOfTrailingZeros(left);
      long count = records.incrementAndGet(kind);
      boolean isEarly = count <= SAMPLES;
      if (isEarly || count % SAMPLED == 0) {
        long place = isEarly ? count - 1 : (count / SAMPLED) % SAMPLES;
        samples.set(kind * SAMPLES + (int) place, text);
      }
    }
  }

  /** Records by name of the kind, of those kinds that there are. */
  public Map<String, Long> records() {
    Map<String, Long> found = new LinkedHashMap<>();
    for (int kind = 0; kind < Long.SIZE; kind++) {
      long count = records.get(kind);
      if (count > 0) {
        Redacted.names(1L << kind).forEach(name -> found.put(name, count));
      }
    }
    return found;
  }

  /** Some of the last records of a kind, each cut to where its first marker stands; redacted. */
  public List<String> samples(String kind) {
    List<String> found = new ArrayList<>();
    for (int number = 0; number < Long.SIZE; number++) {
      if (Redacted.names(1L << number).contains(kind)) {
        for (int i = 0; i < SAMPLES; i++) {
          Redacted sample = samples.get(number * SAMPLES + i);
          if (sample != null) {
            found.add(cut(sample.toString(), "[" + kind + "]"));
          }
        }
      }
    }
    return found;
  }

  private static String cut(String text, String marker) {
    int at = Math.max(0, text.indexOf(marker));
    int from = Math.max(0, Math.min(at - MAX_SAMPLE / 3, text.length() - MAX_SAMPLE));
    int to = Math.min(text.length(), from + MAX_SAMPLE);
    return (from > 0 ? "…" : "") + text.substring(from, to) + (to < text.length() ? "…" : "");
  }
}
