package nightjar.eval.redaction;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import nightjar.eval.PythonScript;

/**
 * The Presidio that is installed for a Python: a process that is given the texts and gives back
 * spans. It has all its recognisers of the types there are here, in English, each span however
 * unsure; of spans over one another its surest stays, as with its own anonymizer. Persons and
 * places it knows by the spaCy model that is installed, the largest of the English ones; without
 * any it is its patterns alone.
 */
public final class Presidio {
  private static final JsonFactory JSON = new JsonFactory();
  private static final int LINES_PER_SECOND = 10;
  private static final Duration LEAST_TIME = Duration.ofMinutes(2);

  private final PythonScript script;
  private final boolean installed;

  /**
   * Looks whether a Python can be started and has Presidio; takes some seconds if so.
   *
   * @param python program to start, by name or path
   */
  public Presidio(String python) {
    this.script = new PythonScript(python, Presidio.class, "presidio_spans.py", "Presidio");
    this.installed = answers();
  }

  private boolean answers() {
    try {
      find(List.of());
      return true;
    } catch (IOException e) {
      return false; // no such program, or it finds no Presidio
    }
  }

  /** Could it be started? */
  public boolean isInstalled() {
    return installed;
  }

  /**
   * Spans of each text, in order.
   *
   * @throws IOException if it cannot be started, fails, or does not end within two minutes and a
   *     second for each ten texts; the message says which
   */
  PresidioSpans find(List<LabelledText> texts) throws IOException {
    return script.run(
        file -> write(texts, file),
        LEAST_TIME.plusSeconds(texts.size() / LINES_PER_SECOND),
        file -> PresidioSpans.read(file, texts));
  }

  private static void write(List<LabelledText> texts, Path file) throws IOException {
    try (JsonGenerator json = JSON.createGenerator(file.toFile(), JsonEncoding.UTF8)) {
      json.setRootValueSeparator(null);
      for (LabelledText text : texts) {
        json.writeString(text.text());
        json.writeRaw('\n');
      }
    }
  }
}
