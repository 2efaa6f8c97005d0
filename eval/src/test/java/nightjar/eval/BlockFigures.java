package nightjar.eval;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nightjar.block.Block;
import nightjar.block.BlockWriter;
import nightjar.eval.store.CountedBytes;
import nightjar.store.LogRow;

/**
 * What blocks of log files take and cost: {@code java -cp … nightjar.eval.BlockFigures FILE…}, with
 * the class path that {@code ./nightjar bench} uses. Of each file, read twice so that code is warm:
 * bytes a line beside {@code gzip -6} of the file, rows a CPU-second in and out, and, for the words
 * of {@code -Dnightjar.words=a,b}, milliseconds a block that nothing was read of before, and rows.
 */
public final class BlockFigures {
  private final String[] words =
      Arrays.stream(System.getProperty("nightjar.words", "").split(","))
          .filter(word -> !word.isEmpty())
          .toArray(String[]::new);
  private final double[] wordSeconds = new double[words.length];
  private final long[] wordRows = new long[words.length];
  private final List<LogRow> rows = new ArrayList<>();
  private long lines;
  private long blocks;
  private long bytes;
  private double in;
  private double out;

  private BlockFigures() {}

  /** Prints the figures of each file. */
  public static void main(String[] files) throws IOException {
    for (String name : files) {
      Path file = Path.of(name);
      new BlockFigures().measure(file);
      System.out.println(file.getFileName() + ": " + new BlockFigures().measure(file));
    }
  }

  private String measure(Path file) throws IOException {
    try (BlockWriter writer = new BlockWriter()) {
      new ReadRows(file)
          .read(
              1,
              row -> {
                rows.add(row);
                if (rows.size() == BlockWriter.MAX_ROWS) {
                  measureBlock(writer);
                }
              });
      if (!rows.isEmpty()) {
        measureBlock(writer);
      }
    }
    StringBuilder text = new StringBuilder();
    text.append(
        "%d lines, %.2f bytes a line, gzip -6 %.2f; rows a CPU-second in %,.0f, out %,.0f"
            .formatted(lines, (double) bytes / lines, gzip(file) / lines, lines / in, lines / out));
    for (int i = 0; i < words.length; i++) {
      text.append(
          "%n  %s: %.2f ms a block, %d rows"
              .formatted(words[i], 1000 * wordSeconds[i] / blocks, wordRows[i]));
    }
    return text.toString();
  }

  private void measureBlock(BlockWriter writer) {
    double start = ProcessCost.threadCpuSeconds();
    MemorySegment block = MemorySegment.ofArray(writer.write(rows));
    double written = ProcessCost.threadCpuSeconds();
    List<LogRow> back = Block.open(block).rows();
    in += written - start;
    out += ProcessCost.threadCpuSeconds() - written;
    if (!back.equals(rows)) {
      throw new IllegalStateException("rows differ from row " + rows.getFirst().number() + " on");
    }
    lines += rows.size();
    blocks++;
    bytes += block.byteSize();
    rows.clear();
    for (int i = 0; i < words.length; i++) {
      double before = ProcessCost.threadCpuSeconds();
      wordRows[i] += Block.open(block).rowsWith(words[i]).count();
      wordSeconds[i] += ProcessCost.threadCpuSeconds() - before;
    }
  }

  private static double gzip(Path file) throws IOException {
    return CountedBytes.gzipped(gzip -> Files.copy(file, gzip));
  }
}
