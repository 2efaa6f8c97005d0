package nightjar.eval.pattern;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import nightjar.eval.PythonScript;

/**
 * The Drain3 that is installed for a Python: a process of its own for each system, which is given
 * the messages and gives back a cluster a message and a template a cluster. It scores nothing.
 */
public final class Drain3 {
  /** What it is run with, for people. */
  static final String SETTINGS =
      "its defaults (similarity 0.4, depth 4), masks for IPv4 addresses, 0x numbers and numbers";

  private static final JsonFactory JSON = new JsonFactory();
  private static final int LINES_PER_SECOND = 500;
  private static final Duration LEAST_TIME = Duration.ofMinutes(1);

  private final PythonScript script;
  private final boolean installed;

  /**
   * Looks whether a Python can be started and has Drain3; takes about a second.
   *
   * @param python program to start, by name or path
   */
  public Drain3(String python) {
    this.script = new PythonScript(python, Drain3.class, "drain3_column.py", "Drain3");
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
    return script.run(
        file -> write(messages, file),
        LEAST_TIME.plusSeconds(messages.size() / LINES_PER_SECOND),
        file -> Drain3Clusters.read(file, messages.size()));
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
}
