package nightjar.cli;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nightjar.eval.pattern.HeldRecords;
import nightjar.eval.pattern.StabilityEvaluation;
import nightjar.eval.pattern.StabilityFigures;
import nightjar.files.Inputs;
import nightjar.pipeline.ScanSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code nightjar eval stability}: whether patterns stay the same in another order, in shards and
 * over restarts.
 */
@Command(name = "stability")
final class EvalStability implements Action {
  private static final Pattern RANGE = Pattern.compile("([0-9]{1,2})(?:\\.\\.([0-9]{1,2}))?");
  private static final int FEWEST = 2;
  private static final int MOST = 64;

  @Mixin private final ReadingOptions reading = new LogOptions();
  @Mixin private final ShowingOptions showing = new RankingOptions();

  @Option(names = "--shards", paramLabel = "A..B")
  private String shards = "2..8";

  @Option(names = "--seed", paramLabel = "N")
  private long seed = 1;

  @Option(names = "--json")
  private boolean json;

  @Override
  public int run(Shell shell) throws IOException {
    Matcher range = RANGE.matcher(shards);
    int fewest = range.matches() ? Integer.parseInt(range.group(1)) : 0;
    int most =
        range.matches() && range.group(2) != null ? Integer.parseInt(range.group(2)) : fewest;
    if (fewest < FEWEST || most < fewest || most > MOST) {
      throw new UsageException(
          "--shards: \"" + shards + "\" is no range of shards within 2..64; write 2..8");
    }
    ScanSettings settings = new JudgingOptions().settings(reading, false, shell);
    Inputs inputs = reading.inputs(shell);
    if (inputs.sources().isEmpty()) {
      return Messages.nothingRead(inputs, showing, shell);
    }
    StabilityFigures figures;
    try (HeldRecords records = HeldRecords.read(inputs.sources(), settings)) {
      figures = StabilityEvaluation.run(records, fewest, most, seed);
    } catch (IOException e) {
      shell.say(String.valueOf(e.getMessage()));
      return ExitCode.NOTHING_READ;
    }
    if (json) {
      figures.writeJson(shell.out());
    } else {
      for (String line : figures.table()) {
        shell.println(line);
      }
    }
    return figures.isSame() ? ExitCode.DONE : ExitCode.DIFFERS;
  }
}
