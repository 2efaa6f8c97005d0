package nightjar.generator;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/** Writes each log to its file in a directory, in UTF-8 with line feeds. */
public final class DirectorySink implements LineSink, Closeable {
  /** Name of the file that holds the lines of all logs in time order. */
  public static final String MERGED = "all.log";

  private final Path directory;
  private final boolean merged;
  private final Map<String, BufferedWriter> writers = new TreeMap<>();

  /**
   * Makes the directory if it is not there.
   *
   * @param merged whether to write {@link #MERGED} beside the others
   */
  public DirectorySink(Path directory, boolean merged) throws IOException {
    this.directory = Files.createDirectories(directory);
    this.merged = merged;
  }

  @Override
  public void line(String file, Instant time, String text, OptionalInt fault) throws IOException {
    append(file, text);
    if (merged) {
      append(MERGED, text);
    }
  }

  private void append(String file, String text) throws IOException {
    BufferedWriter writer = writers.get(file);
    if (writer == null) {
      writer = Files.newBufferedWriter(directory.resolve(file));
      writers.put(file, writer);
    }
    writer.append(text).append('\n');
  }

  @Override
  public void close() throws IOException {
    for (BufferedWriter writer : writers.values()) {
      writer.close();
    }
  }
}
