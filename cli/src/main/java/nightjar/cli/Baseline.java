package nightjar.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import nightjar.act.Report;
import nightjar.files.FileSource;
import nightjar.files.Inputs;
import nightjar.pattern.Model;
import nightjar.pattern.ModelFile;
import nightjar.pipeline.Scan;
import nightjar.pipeline.ScanSettings;

/**
 * What {@code --baseline} names: a saved model, told by its first bytes, or logs from which one is
 * made.
 */
final class Baseline {
  private Baseline() {}

  /**
   * Reads the model, or scans the logs.
   *
   * @param settings how logs are read
   */
  static Model read(
      String name,
      ScanSettings settings,
      ReadingOptions reading,
      ShowingOptions showing,
      Shell shell) {
    Path path = Path.of(name);
    if (Files.isRegularFile(path) && isModel(path)) {
      return SavedModel.read("--baseline", name);
    }
    Inputs inputs = reading.resolve(List.of(name));
    if (inputs.sources().isEmpty()) {
      throw new UsageException("--baseline " + name + ": " + reason(inputs.failures()));
    }
    Scan.Result result = Reading.run(inputs, settings, showing, shell);
    for (Report.Failure failure : result.report().input().failed()) {
      shell.say("--baseline " + failure.name() + ": " + failure.reason());
    }
    if (result.report().input().records() == 0) {
      throw new UsageException(
          "--baseline " + name + ": " + reason(result.report().input().failed()));
    }
    return result.model();
  }

  private static String reason(List<Report.Failure> failures) {
    return failures.isEmpty()
        ? "there are no lines in it to learn from"
        : failures.getFirst().reason();
  }

  private static boolean isModel(Path path) {
    byte[] magic = ModelFile.MAGIC.getBytes(StandardCharsets.US_ASCII);
    try (InputStream in =
        new FileSource(path.toString(), path, true).open()) { // a compressed model is one too
      return Arrays.equals(in.readNBytes(magic.length), magic);
    } catch (IOException e) {
      return false;
    }
  }
}
