package nightjar.eval.store;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The lines of a file without end: as they are, then as those of the next day, and so on. Blank
 * ones and blanks at the end are left out; of longer ones the first 64 KiB are taken. The same
 * file, size and seed give the same lines. Any thread.
 */
final class CycledLines implements Closeable {
  private static final int BUFFER = 1 << 20;
  private static final int LONGEST = 1 << 16;
  private static final int MOST_BYTES = 4 << 20;

  private final Path file;
  private final RareIds rare;
  private final LineSamples samples;
  private final byte[] line = new byte[LONGEST];
  private final byte[] buffer = new byte[BUFFER];
  private int at;
  private int end;
  private InputStream in;
  private OtherDays days = new OtherDays(0);
  private int cycle;
  private long number;
  private long numberAtStart;

  /**
   * @param lines how many will be asked for, about: so that what is planted and sampled is spread
   */
  CycledLines(Path file, long lines, long seed) throws IOException {
    this.file = file;
    this.rare = new RareIds(lines, seed);
    this.samples = new LineSamples(lines);
    this.in = Files.newInputStream(file);
  }

  /** Replaces what a body holds by the next lines, fewer than asked for where they are long. */
  synchronized void next(Body body, int most) throws IOException {
    body.clear();
    while (body.lines() < most && body.length() < MOST_BYTES) {
      int length = readLine();
      if (length < 0) {
        again();
      } else if (length > 0) {
        int from = body.add(line, 0, length);
        days.change(body.text(), from, from + length);
        samples.offer(number, body.text(), from, length);
        rare.plant(number, body);
        body.endLine();
        number++;
      }
    }
  }

  synchronized List<String> planted() {
    return rare.planted();
  }

  synchronized List<String> samples() {
    return samples.lines();
  }

  private void again() throws IOException {
    if (number == numberAtStart) {
      throw new IOException(file + " has no line to send");
    }
    in.close();
    in = Files.newInputStream(file);
    numberAtStart = number;
    cycle++;
    days = new OtherDays(cycle);
  }

  /** The length of the next line, 0 if it is blank, -1 at the end of the file. */
  private int readLine() throws IOException {
    if (!isFilled()) {
      return -1;
    }
    int length = 0;
    boolean isOver = false;
    while (!isOver && isFilled()) {
      int from = at;
      while (at < end && buffer[at] != '\n') {
        at++;
      }
      int count = Math.min(at - from, LONGEST - length);
      System.arraycopy(buffer, from, line, length, count);
      length += count;
      isOver = at < end;
      at += isOver ? 1 : 0;
    }
    while (length > 0 && line[length - 1] >= 0 && line[length - 1] <= ' ') {
      length--;
    }
    return length;
  }

  private boolean isFilled() throws IOException {
    if (at == end) {
      at = 0;
      end = Math.max(0, in.read(buffer));
    }
    return at < end;
  }

  @Override
  public synchronized void close() throws IOException {
    in.close();
  }
}
