package nightjar.redact;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/**
 * Redacts texts that tell of one thing: what is found to be a value in one of them is replaced in
 * all. A title or a summary quotes a line without the words by which a value is known. One thread;
 * first everything is learnt, then redacted.
 */
public final class KnownValues {
  /** A shorter one is as likely a word of its own. */
  private static final int LEAST_LENGTH = 4;

  private final Redactor redactor;

  /** Kinds by value, the longest first. */
  private final Map<String, String> kinds =
      new TreeMap<>(
          Comparator.comparingInt(String::length).reversed().thenComparing(value -> value));

  public KnownValues(Redactor redactor) {
    this.redactor = redactor;
  }

  /** Remembers the values in a text. */
  public KnownValues learn(String text) {
    for (Masked masked : redactor.find(text)) {
      String value = text.substring(masked.start(), masked.end());
      if (value.length() >= LEAST_LENGTH) {
        kinds.putIfAbsent(value, masked.kind());
      }
    }
    return this;
  }

  /** The text without its values, and without those that were learnt where they are whole words. */
  public Redacted redact(String text) {
    return without(redactor.redact(text));
  }

  /** What was redacted, without those that were learnt where they are whole words. */
  public Redacted without(Redacted redacted) {
    String left = redacted.toString();
    long found = redacted.kinds();
    for (Map.Entry<String, String> known : kinds.entrySet()) {
      String without = without(left, known.getKey(), "[" + known.getValue() + "]");
      found |= without.equals(left) ? 0 : bit(known.getValue());
      left = without;
    }
    return found == redacted.kinds() && left.equals(redacted.toString())
        ? redacted
        : new Redacted(left, found);
  }

  private static String without(String text, String value, String marker) {
    int at = text.indexOf(value);
    if (at < 0) {
      return text;
    }
    StringBuilder left = new StringBuilder();
    int done = 0;
    for (; at >= 0; at = text.indexOf(value, Math.max(done, at + 1))) {
      int end = at + value.length();
      if (isEdge(text, at, value.charAt(0), at - 1)
          && isEdge(text, end, value.charAt(value.length() - 1), end)
          && !Kind.isMarker(text, at, end)) {
        left.append(text, done, at).append(marker);
        done = end;
      }
    }
    return left.append(text, done, text.length()).toString();
  }

  /** Does no word go on from a character of the value to the one beside it? */
  private static boolean isEdge(String text, int edge, char own, int beside) {
    return edge == 0
        || edge == text.length()
        || !Character.isLetterOrDigit(own)
        || !Character.isLetterOrDigit(text.charAt(beside));
  }

  private static long bit(String kind) {
    for (Kind each : Kind.values()) {
      if (each.name().equals(kind)) {
        return each.bit();
      }
    }
    return Kind.CUSTOM.bit();
  }
}
