package nightjar.eval.redaction;

import java.nio.charset.StandardCharsets;
import java.util.List;
import nightjar.eval.ProcessCost;
import nightjar.redact.Edges;
import nightjar.redact.LineRedactor;
import nightjar.redact.Redactor;
import nightjar.shape.FastKey;

/**
 * Lines that are redacted in a second of processor time of the thread that does it, the way lines
 * of a stream are: what a line's constant text asks for is known when its like has been seen. The
 * set is taken over and over, a second or {@value #MOST_LINES} lines to warm up and as much that
 * counts, so each of its texts has been seen before. In a log most have, too.
 */
final class RedactionRate {
  private static final double SECONDS = 1;
  private static final int MOST_LINES = 400_000;

  private RedactionRate() {}

  static double of(List<LabelledText> texts, Redactor redactor) {
    List<byte[]> lines = texts.stream().map(RedactionRate::padded).toList();
    LineRedactor line = new LineRedactor(new FastKey(1), redactor);
    pass(lines, line);
    return pass(lines, line);
  }

  private static double pass(List<byte[]> lines, LineRedactor redactor) {
    Edges edges = new Edges();
    long done = 0;
    long kinds = 0;
    double start = ProcessCost.threadCpuSeconds();
    double spent = 0;
    while (spent < SECONDS && done < MOST_LINES) {
      for (byte[] line : lines) {
        edges.set(0, 0);
        kinds |= redactor.redact(line, 0, line.length - Long.BYTES, 0, edges).kinds();
      }
      done += lines.size();
      spent = ProcessCost.threadCpuSeconds() - start;
    }
    if (kinds < 0) {
      throw new IllegalStateException("the kinds only keep the work from being optimised away");
    }
    return done / Math.max(1e-9, spent);
  }

  /** With the bytes behind it that may be read. */
  private static byte[] padded(LabelledText text) {
    byte[] bytes = text.text().getBytes(StandardCharsets.UTF_8);
    byte[] line = new byte[bytes.length + Long.BYTES];
    System.arraycopy(bytes, 0, line, 0, bytes.length);
    return line;
  }
}
