package nightjar.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nightjar.eval.pattern.Drain3;
import nightjar.eval.pattern.LabelledLines;
import nightjar.eval.pattern.PatternEvaluation;
import nightjar.eval.pattern.PatternFigures;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nightjar eval patterns}: how well lines of labelled systems are grouped and worded. */
@Command(name = "patterns")
final class EvalPatterns implements Action {
  private static final String PYTHON = "python3";

  @Parameters(paramLabel = "DIR", arity = "1")
  private String folder = "";

  @Option(names = "--peer", paramLabel = "NAME")
  private @Nullable String peer;

  @Option(names = "--no-peers")
  private boolean noPeers;

  @Option(names = "--json")
  private boolean json;

  @Override
  public int run(Shell shell) throws IOException {
    checkPeer();
    Path root = Path.of(folder);
    if (!Files.isDirectory(root)) {
      throw new UsageException(folder + " is no folder; name one with a folder for each system");
    }
    List<Path> systems = LabelledLines.systems(root);
    if (systems.isEmpty()) {
      throw new UsageException(
          folder + " holds no folder NAME with NAME_*.log_structured*.csv in it");
    }
    PatternFigures figures;
    try {
      figures = noPeers ? PatternEvaluation.run(systems) : PatternEvaluation.run(systems, drain3());
    } catch (IOException e) {
      shell.say(String.valueOf(e.getMessage()));
      return ExitCode.NOTHING_READ;
    }
    if (json) {
      figures.writeJson(shell.out());
    } else {
      for (String line : figures.table()) {
        shell.println(Shell.printable(line));
      }
    }
    return ExitCode.DONE;
  }

  private void checkPeer() {
    if (peer != null && noPeers) {
      throw new UsageException("--peer and --no-peers contradict each other; leave one out");
    }
    if (peer != null && !peer.equals("drain3")) {
      throw new UsageException("--peer: there is no peer " + peer + "; there is drain3");
    }
  }

  private Drain3 drain3() {
    Drain3 drain3 = new Drain3(PYTHON);
    if (peer != null && !drain3.isInstalled()) {
      throw new UsageException(
          "--peer: "
              + PYTHON
              + " finds no Drain3; install it with pip install drain3, or leave --peer out");
    }
    return drain3;
  }
}
