package nightjar.cli;

import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Logs to be read by a command whose words are all files. */
final class LogOptions extends ReadingOptions {
  @Parameters(paramLabel = "FILE", arity = "0..*")
  private List<String> files = List.of();

  @Option(names = "--format", paramLabel = "FORMAT")
  private String format = "auto";

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
    return "--format";
  }
}
