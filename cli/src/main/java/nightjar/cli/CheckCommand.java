package nightjar.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import nightjar.NearestName;
import nightjar.eval.check.CheckFigures;
import nightjar.eval.check.CheckGroups;
import nightjar.eval.check.CheckProgress;
import nightjar.eval.check.CheckSettings;
import nightjar.eval.check.Checks;
import nightjar.eval.check.OwnProcess;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nightjar check}: faults of the machine under a Nightjar that takes lines. */
@Command(name = "nightjar check")
final class CheckCommand implements Action {
  private static final int USUAL_TRIALS = 10;
  private static final int USUAL_MINUTES = 60;
  private static final String ALL = "all";

  @Parameters(paramLabel = "FAULT", arity = "0..*")
  private List<String> faults = List.of();

  @Option(names = "--trials", paramLabel = "N")
  private int trials = USUAL_TRIALS;

  @Option(names = "--seed", paramLabel = "N")
  private long seed = 1;

  @Option(names = "--keep", paramLabel = "DIR")
  private @Nullable String keep;

  @Option(names = "--state", paramLabel = "FILE")
  private @Nullable String state;

  @Option(names = "--minutes", paramLabel = "N")
  private int minutes = USUAL_MINUTES;

  @Option(names = "--json")
  private boolean json;

  @Override
  public int run(Shell shell) throws IOException {
    if (faults.isEmpty()) {
      throw new UsageException(
          "check what? There are: " + String.join(", ", Checks.names()) + ", all");
    }
    CheckSettings settings = settings();
    try (var progress = new CheckLine(shell)) {
      return faults.equals(List.of(ALL))
          ? runAll(settings, progress, shell)
          : run(settings, progress, shell);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("the check was interrupted", e);
    }
  }

  private int run(CheckSettings settings, CheckLine progress, Shell shell)
      throws IOException, InterruptedException {
    faults.forEach(CheckCommand::known);
    int code = ExitCode.DONE;
    for (int i = 0; i < faults.size(); i++) {
      CheckFigures figures = Checks.run(faults.get(i), settings, progress);
      progress.wipe();
      show(figures, i == 0, shell);
      code = worse(code, figures);
    }
    return code;
  }

  /** Every group that is not done, as long as there is time to begin one. */
  private int runAll(CheckSettings settings, CheckLine progress, Shell shell)
      throws IOException, InterruptedException {
    if (state == null) {
      throw new UsageException("check all needs --state FILE, where it says what is done");
    }
    var groups = new CheckGroups(Path.of(state));
    List<CheckGroups.Group> left = groups.left();
    int code = ExitCode.DONE;
    for (int i = 0; i < left.size(); i++) {
      if (Shell.seconds() > minutes * 60.0) {
        shell.say(left.size() - i + " checks are left; the same command goes on with them");
        return code;
      }
      CheckGroups.Group group = left.get(i);
      CheckFigures figures =
          Checks.run(group.fault(), settings.withTrials(group.trials()), progress);
      progress.wipe();
      show(figures, i == 0, shell);
      if (figures.holds()) {
        groups.done(group);
      }
      code = worse(code, figures);
    }
    return code;
  }

  /** A broken promise outweighs a check that was not run, which outweighs one that holds. */
  static int worse(int code, CheckFigures figures) {
    if (!figures.isUnbroken()) {
      return ExitCode.BROKEN;
    }
    return figures.skipped().isPresent() && code == ExitCode.DONE ? ExitCode.SKIPPED : code;
  }

  private static void known(String name) {
    if (!Checks.names().contains(name)) {
      throw new UsageException(
          NearestName.of(name, Checks.names())
              .map(near -> "unknown fault " + name + "; did you mean " + near + "?")
              .orElse(
                  "unknown fault " + name + "; there are: " + String.join(", ", Checks.names())));
    }
  }

  private CheckSettings settings() {
    try {
      CheckSettings usual =
          CheckSettings.usual(trials, seed, OwnProcess.upTo(Main.class.getName()));
      return keep == null ? usual : usual.withKeep(Path.of(keep));
    } catch (IllegalArgumentException e) {
      throw new UsageException("--" + e.getMessage());
    }
  }

  private void show(CheckFigures figures, boolean isFirst, Shell shell) throws IOException {
    if (json) {
      figures.writeJson(shell.out());
    } else {
      if (isFirst) {
        shell.println(CheckFigures.heading());
      }
      shell.println(figures.row());
      figures.findings().forEach(finding -> shell.say(figures.fault() + ": " + finding));
    }
    shell.out().flush();
  }

  /** One line on a terminal that says how far it is. */
  private static final class CheckLine implements CheckProgress, AutoCloseable {
    private final Shell shell;
    private final boolean isVisible;

    CheckLine(Shell shell) {
      this.shell = shell;
      isVisible = shell.terminal().error() && !shell.variable("TERM").equals("dumb");
    }

    @Override
    public void at(int done, int of, String sentence) {
      if (isVisible) {
        wipe();
        String line = done + " of " + of + "  " + Shell.printable(sentence);
        int width = shell.terminal().width(shell.variable("COLUMNS"));
        shell.err().print(line.substring(0, Math.min(line.length(), width - 1)));
        shell.err().flush();
      }
    }

    void wipe() {
      if (isVisible) {
        shell.err().print("\r\u001b[K");
        shell.err().flush();
      }
    }

    @Override
    public void close() {
      wipe();
    }
  }
}
