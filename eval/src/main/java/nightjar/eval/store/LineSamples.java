package nightjar.eval.store;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Some lines from everywhere in what is sent, to ask for their words. */
final class LineSamples {
  private static final int COUNT = 500;

  private final long every;
  private final List<String> lines = new ArrayList<>();

  LineSamples(long total) {
    this.every = Math.max(1, total / COUNT);
  }

  void offer(long number, byte[] text, int at, int length) {
    if (number % every == 0) {
      lines.add(new String(text, at, length, StandardCharsets.UTF_8));
    }
  }

  List<String> lines() {
    return List.copyOf(lines);
  }
}
