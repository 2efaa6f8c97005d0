package nightjar.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import nightjar.duckdb.StoreCarry;
import nightjar.eval.check.OwnProcess;
import nightjar.eval.store.StoreEvaluation;
import nightjar.eval.store.StoreFigures;
import nightjar.eval.store.StoreTrial;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code nightjar eval store}: how fast lines get into a store, what they take, what it answers.
 */
@Command(name = "store")
final class EvalStore implements Action {
  @Option(names = "--lines", paramLabel = "N")
  private long lines = 1_000_000;

  @Option(names = "--file", paramLabel = "LOG")
  private @Nullable String file;

  @Option(names = "--data", paramLabel = "DIR")
  private @Nullable String data;

  @Option(names = "--clients", paramLabel = "N")
  private int clients = 4;

  @Option(names = "--batch", paramLabel = "N")
  private int batch = 1_000;

  @Option(names = "--seconds", paramLabel = "N")
  private int seconds = 30;

  @Option(names = "--runs", paramLabel = "N")
  private int runs = 100;

  @Option(names = "--seed", paramLabel = "N")
  private long seed = 1;

  @Option(names = "--json")
  private boolean json;

  @Override
  public int run(Shell shell) throws IOException {
    StoreTrial trial = trial();
    checkPlaces();
    StoreFigures figures;
    try {
      figures = StoreEvaluation.run(trial, said -> progress(said, shell));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("the evaluation was interrupted", e);
    } catch (IOException e) {
      shell.say(String.valueOf(e.getMessage()));
      return ExitCode.BROKEN;
    }
    if (json) {
      figures.writeJson(shell.out());
    } else {
      for (String sentence : figures.summary()) {
        shell.println(Shell.printable(sentence));
      }
    }
    return ExitCode.DONE;
  }

  private void checkPlaces() throws IOException {
    if (file != null && !Files.isReadable(Path.of(file))) {
      throw new UsageException("--file: " + file + " cannot be read; name a log of plain text");
    }
    if (data != null && !StoreCarry.isFree(Path.of(data))) {
      throw new UsageException("--data: " + data + " is not empty; name a folder that is new");
    }
  }

  private static void progress(String said, Shell shell) {
    if (shell.terminal().error()) {
      shell.say(said);
    }
  }

  private StoreTrial trial() {
    try {
      return new StoreTrial(
          lines,
          Optional.ofNullable(file).map(Path::of),
          Optional.ofNullable(data).map(Path::of),
          clients,
          batch,
          Duration.ofSeconds(seconds),
          runs,
          seed,
          OwnProcess.upTo(Main.class.getName()));
    } catch (IllegalArgumentException e) {
      throw new UsageException("--" + e.getMessage());
    }
  }
}
