package nightjar.eval.store;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import nightjar.generator.Generator;
import nightjar.generator.Scenario;

/** A day of generated lines of all logs of the shop, in the order of their times. */
final class GeneratedFile {
  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
  private static final long MOST = 2_000_000;

  /** At least so many a request, so that there are enough. */
  private static final double LINES_OF_REQUEST = 6;

  private long left;

  private GeneratedFile(long lines) {
    this.left = Math.min(lines, MOST);
  }

  /** As many were written as were wanted. */
  private static final class Enough extends IOException {
    private static final long serialVersionUID = 1;
  }

  /** Writes as many lines as are asked for, two millions at most. */
  static Path write(Path file, long lines, long seed) throws IOException {
    new GeneratedFile(lines).write(file, seed);
    return file;
  }

  private void write(Path file, long seed) throws IOException {
    double requests = Math.max(0.1, left / LINES_OF_REQUEST / Duration.ofDays(1).toSeconds());
    Scenario day = new Scenario(seed, START, Duration.ofDays(1), requests, List.of());
    try (Writer out = Files.newBufferedWriter(file)) {
      Generator.generate(day, (_, _, text, _) -> add(text, out));
    } catch (Enough e) {
      // As many as were asked for.
    }
  }

  private void add(String text, Writer out) throws IOException {
    out.append(text).append('\n');
    left -= text.lines().count();
    if (left <= 0) {
      throw new Enough();
    }
  }
}
