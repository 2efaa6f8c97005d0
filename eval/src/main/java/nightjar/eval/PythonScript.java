package nightjar.eval;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A script beside a class, which a Python runs as a process of its own: it is given the names of a
 * file to read and of one to write. Both lie, with the script, in a folder that is gone afterwards.
 */
public final class PythonScript {
  private final String python;
  private final Class<?> owner;
  private final String name;
  private final String peer;

  /** Fills the file that the script reads. */
  public interface Input {
    void write(Path file) throws IOException;
  }

  /** Reads the file that the script wrote. */
  public interface Output<T> {
    T read(Path file) throws IOException;
  }

  /**
   * @param python program to start, by name or path
   * @param owner beside whose class file the script lies
   * @param name of the script
   * @param peer what it runs, for people
   */
  public PythonScript(String python, Class<?> owner, String name, String peer) {
    this.python = Objects.requireNonNull(python);
    this.owner = Objects.requireNonNull(owner);
    this.name = Objects.requireNonNull(name);
    this.peer = Objects.requireNonNull(peer);
  }

  /**
   * Runs the script to its end.
   *
   * @throws IOException if it cannot be started, fails, or does not end in time; the message says
   *     which
   */
  public <T> T run(Input input, Duration limit, Output<T> output) throws IOException {
    Path folder = Files.createTempDirectory("nightjar-peer");
    try {
      Path script = copyOfScript(folder);
      Path read = folder.resolve("input.ndjson");
      Path written = folder.resolve("output.json");
      input.write(read);
      start(List.of(python, script.toString(), read.toString(), written.toString()), folder, limit);
      return output.read(written);
    } finally {
      delete(folder);
    }
  }

  private void start(List<String> command, Path folder, Duration limit) throws IOException {
    Path said = folder.resolve("said.txt");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile()) // nothing that lies about where it was started is imported
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    try {
      process.getOutputStream().close();
      if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
        throw new IOException(peer + " did not end in " + limit.toSeconds() + " s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while " + peer + " ran", e);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    if (process.exitValue() != 0) {
      String last = Files.readAllLines(said).stream().reduce("", (a, b) -> b);
      throw new IOException(peer + " ended with code " + process.exitValue() + ": " + last);
    }
  }

  private Path copyOfScript(Path folder) throws IOException {
    Path script = folder.resolve(name);
    try (InputStream in = owner.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no " + name + " beside the class");
      }
      Files.copy(in, script, StandardCopyOption.REPLACE_EXISTING);
    }
    return script;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
