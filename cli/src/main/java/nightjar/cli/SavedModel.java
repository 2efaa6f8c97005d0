package nightjar.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import nightjar.files.FileSource;
import nightjar.pattern.Model;
import nightjar.pattern.ModelFile;
import nightjar.pattern.PatternFacts;
import nightjar.pattern.PatternFactsFile;

/** What was saved by an earlier run and is named by an option; plain or compressed. */
final class SavedModel {
  private SavedModel() {}

  /**
   * Reads a model.
   *
   * @param option that names it, for messages
   * @throws UsageException if there is none, or it is damaged
   */
  static Model read(String option, String name) {
    try (InputStream in = open(option, name)) {
      return ModelFile.read(in);
    } catch (IOException e) {
      throw new UsageException(
          option
              + " "
              + name
              + ": it is no model I can read ("
              + e.getMessage()
              + "); make a new one with --save-model");
    }
  }

  /**
   * Reads facts: what {@code --export} wrote, or somebody by hand.
   *
   * @throws UsageException if there are none, or they cannot be understood
   */
  static PatternFacts facts(String option, String name, Shell shell) {
    try (InputStream in = open(option, name)) {
      return PatternFactsFile.read(in, user(), shell.clock().instant());
    } catch (IOException e) {
      throw new UsageException(
          option
              + " "
              + name
              + ": I cannot read facts from it ("
              + e.getMessage()
              + "); docs/patterns.md shows how they are written");
    }
  }

  /** Who says what is said on this command line. */
  static String user() {
    String name = System.getProperty("user.name", "");
    return name.substring(0, Math.min(name.length(), 100));
  }

  private static InputStream open(String option, String name) throws IOException {
    Path path;
    try {
      path = Path.of(name);
    } catch (InvalidPathException e) {
      throw new UsageException(option + ": there is no file " + name);
    }
    if (!Files.isRegularFile(path)) {
      throw new UsageException(option + ": there is no file " + name);
    }
    return new BufferedInputStream(new FileSource(name, path, true).open());
  }
}
