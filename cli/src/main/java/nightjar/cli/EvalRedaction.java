package nightjar.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import nightjar.eval.redaction.Presidio;
import nightjar.eval.redaction.RedactionEvaluation;
import nightjar.eval.redaction.RedactionReport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nightjar eval redaction}: what of labelled personal data is found, and what else is. */
@Command(name = "redaction")
final class EvalRedaction implements Action {
  private static final String PYTHON = "python3";

  @Parameters(paramLabel = "FILE", arity = "1")
  private String file = "";

  @Option(names = "--peer-python", paramLabel = "PATH")
  private @Nullable String peerPython;

  @Option(names = "--no-peers")
  private boolean noPeers;

  @Option(names = "--differences")
  private boolean differences;

  @Option(names = "--json")
  private boolean json;

  @Override
  public int run(Shell shell) throws IOException {
    if (peerPython != null && noPeers) {
      throw new UsageException("--peer-python and --no-peers contradict each other; leave one out");
    }
    Path set = Path.of(file);
    if (!Files.isReadable(set) || Files.isDirectory(set)) {
      throw new UsageException(
          file + " cannot be read; name a file of lines {\"text\":…,\"spans\":[…]}");
    }
    Presidio presidio = noPeers ? null : presidio();
    RedactionReport report;
    try {
      report = RedactionEvaluation.run(set, presidio);
    } catch (IOException e) {
      shell.say(String.valueOf(e.getMessage()));
      return ExitCode.NOTHING_READ;
    }
    if (json) {
      report.writeJson(shell.out(), differences);
    } else {
      tell(report, shell);
    }
    return ExitCode.DONE;
  }

  private void tell(RedactionReport report, Shell shell) throws IOException {
    for (String line : report.table()) {
      shell.println(Shell.printable(line));
    }
    if (differences) {
      shell.println("");
      for (String line : report.differences()) {
        shell.println(Shell.printable(line));
      }
    }
  }

  /** Null where it is not installed and was not asked for. */
  private @Nullable Presidio presidio() {
    Presidio presidio = new Presidio(peerPython == null ? PYTHON : peerPython);
    if (presidio.isInstalled()) {
      return presidio;
    }
    if (peerPython != null) {
      throw new UsageException(
          "--peer-python: "
              + peerPython
              + " finds no Presidio; install it with pip install presidio-analyzer, or leave this"
              + " out");
    }
    return null;
  }
}
