package nightjar.cli;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nightjar up}: the live system, until it is told to end. */
@Command(name = "nightjar up")
final class UpCommand implements Action {
  @Mixin private final ServerOptions server = new ServerOptions();

  @Option(names = {"-q", "--quiet"})
  private boolean quiet;

  @Parameters(paramLabel = "FILE")
  private List<String> files = List.of();

  @Override
  public int run(Shell shell) throws IOException {
    Running running = new Running(shell, quiet);
    try {
      running.start(ConfigFiles.required(shell, server.config(), server.flags(Map.of())), files);
      running.greet(files.isEmpty());
      running.untilSignal();
    } catch (Running.NotStarted e) {
      return e.tell(shell);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      running.close();
    }
    return ExitCode.DONE;
  }
}
