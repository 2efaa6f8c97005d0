package nightjar.cli;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import nightjar.server.Nightjar;
import nightjar.server.config.Settings;
import nightjar.server.config.StoreConfig;
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
    Settings settings = server.load(shell, Map.of());
    Running running = new Running(shell, quiet);
    try {
      Nightjar nightjar = running.start(settings, files);
      greet(nightjar, settings, shell);
      running.untilSignal();
    } catch (Running.NotStarted e) {
      shell.say(String.valueOf(e.getMessage()));
      shell.interruption().endWith(e.code());
      return e.code();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      running.close();
    }
    return ExitCode.DONE;
  }

  private void greet(Nightjar nightjar, Settings settings, Shell shell) throws IOException {
    shell.println("Nightjar is up: " + nightjar.address());
    shell.out().flush();
    if (nightjar.firstKey().isPresent()) {
      shell.sayPlain(
          "The administrator's key, shown this once (needed for raw lines, actions and"
              + " administration only):\n  "
              + nightjar.firstKey().get());
    }
    if (quiet) {
      return;
    }
    shell.sayPlain("Data in " + StoreConfig.from(settings).data() + ". Ctrl-C ends it in order.");
    if (files.isEmpty()) {
      shell.sayPlain(
          "Send it lines:  curl -H 'Content-Type: text/plain' --data-binary @app.log '"
              + nightjar.address()
              + "/api/v1/logs?source=app.log'");
    }
  }
}
