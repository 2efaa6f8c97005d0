package nightjar.eval.sim;

import java.util.ArrayDeque;
import java.util.Locale;
import java.util.stream.Collectors;

/** What happened in a history: the last of it for a person to read, all of it as one number. */
final class Trace {
  private static final int KEPT = 60;
  private final ArrayDeque<Step> latest = new ArrayDeque<>();
  private long steps;
  private long hash = 0x243F6A8885A308D3L;

  private record Step(long index, String what, String subject, long a, long b) {
    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%6d %s %s %d %x", index, what, subject, a, b);
    }
  }

  void add(String what, String subject, long a, long b) {
    mix(what.hashCode());
    mix(subject.hashCode());
    mix(a);
    mix(b);
    latest.add(new Step(++steps, what, subject, a, b));
    if (latest.size() > KEPT) {
      latest.remove();
    }
  }

  private void mix(long value) {
    hash = (hash ^ value) * 0x9E3779B97F4A7C15L;
    hash ^= hash >>> 29;
  }

  long hash() {
    return hash;
  }

  @Override
  public String toString() {
    return latest.stream().map(Step::toString).collect(Collectors.joining("\n"));
  }
}
