package nightjar.cli;

import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * A query, and logs to be read for it, by a command whose {@code --format} is how lines are shown.
 */
final class QueriedLogOptions extends ReadingOptions {
  @Parameters(index = "0", paramLabel = "TEXT")
  private String text = "";

  @Parameters(index = "1..*", paramLabel = "FILE", arity = "0..*")
  private List<String> files = List.of();

  @Option(names = "--log-format", paramLabel = "FORMAT")
  private String format = "auto";

  /** The query as it was typed. */
  String text() {
    return text;
  }

  @Override
  List<String> files() {
    return files;
  }

  @Override
  String formatName() {
    return format;
  }

  @Override
  String formatOption() {
    return "--log-format";
  }
}
