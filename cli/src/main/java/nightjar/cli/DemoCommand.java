package nightjar.cli;

import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code nightjar demo}: a small shop with a fault in it, live. */
@Command(name = "nightjar demo")
final class DemoCommand implements Action {
  @Option(names = "--fault", paramLabel = "KIND")
  private String kind = "crash-loop";

  @Option(names = "--seed", paramLabel = "N")
  private String seed = "1";

  @Option(names = "--port", paramLabel = "N")
  private String port = "8000";

  @Option(names = "--once")
  private boolean once;

  @Override
  public int run(Shell shell) throws IOException {
    return new Demonstration(
            Numbers.whole("--seed", seed, 0, Integer.MAX_VALUE),
            GenerateCommand.kind("--fault", kind),
            Numbers.whole("--port", port, 0, 65_535),
            once)
        .run(shell);
  }
}
