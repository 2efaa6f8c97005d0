package nightjar.eval.pattern;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The Drain3 that is installed for a Python: a process of its own for each system, which is given
 * the messages and gives back a cluster a message and a template a cluster. It scores nothing.
 */
public final class Drain3 {
  /** What it is run with, for people. */
  static final String SETTINGS =
      "its defaults (similarity 0.4, depth 4), masks for IPv4 addresses, 0x numbers and numbers";

  private static final JsonFactory JSON = new JsonFactory();
  private static final String SCRIPT = "drain3_column.py";
  private static final int LINES_PER_SECOND = 500;
  private static final Duration LEAST_TIME = Duration.ofMinutes(1);

  private final String python;
  private final boolean installed;

  /**
   * Looks whether a Python can be started and has Drain3; takes about a second.
   *
   * @param python program to start, by name or path
   */
  public Drain3(String python) {
    this.python = python;
    this.installed = answers();
  }

  private boolean answers() {
    try {
      cluster(List.of());
      return true;
    } catch (IOException e) {
      return false; // no such program, or it finds no Drain3
    }
  }

  /** Could it be started? */
  public boolean isInstalled() {
    return installed;
  }

  /**
   * Takes messages in order.
   *
   * @throws IOException if it cannot be started, fails, or does not end within a minute and a
   *     second for each 500 messages; the message says which
   */
  Drain3Clusters cluster(List<String> messages) throws IOException {
    Path folder = Files.createTempDirectory("nightjar-drain3");
    try {
      Path script = copyOfScript(folder);
      Path input = folder.resolve("messages.ndjson");
      Path output = folder.resolve("clusters.json");
      write(messages, input);
      run(List.of(python, script.toString(), input.toString(), output.toString()), messages.size());
      return Drain3Clusters.read(output, messages.size());
    } finally {
      delete(folder);
    }
  }

  private void run(List<String> command, int lines) throws IOException {
    Path folder = Path.of(command.getLast()).resolveSibling("");
    Path said = folder.resolve("said.txt");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile()) // nothing that lies about where it was started is imported
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    long seconds = LEAST_TIME.toSeconds() + lines / LINES_PER_SECOND;
    try {
      process.getOutputStream().close();
      if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
        throw new IOException("Drain3 did not end in " + seconds + " s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while Drain3 ran", e);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    if (process.exitValue() != 0) {
      String last = Files.readAllLines(said).stream().reduce("", (a, b) -> b);
      throw new IOException("Drain3 ended with code " + process.exitValue() + ": " + last);
    }
  }

  private static Path copyOfScript(Path folder) throws IOException {
    Path script = folder.resolve(SCRIPT);
    try (InputStream in = Drain3.class.getResourceAsStream(SCRIPT)) {
      if (in == null) {
        throw new IllegalStateException("no " + SCRIPT + " beside the class");
      }
      Files.copy(in, script, StandardCopyOption.REPLACE_EXISTING);
    }
    return script;
  }

  private static void write(List<String> messages, Path file) throws IOException {
    try (JsonGenerator json = JSON.createGenerator(file.toFile(), JsonEncoding.UTF8)) {
      json.setRootValueSeparator(null);
      for (String message : messages) {
        json.writeString(message);
        json.writeRaw('\n');
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
