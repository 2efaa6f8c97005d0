package nightjar.eval.check;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;

/**
 * A server that ends at a random moment under load, again and again, every fourth time once more
 * while it starts. After ten ends, all that is stored is held against what was acknowledged, and a
 * new data folder is begun.
 */
final class SuddenEndFault implements Fault {
  private static final int TRIALS_A_ROUND = 10;
  private static final int TWICE_ONE_IN = 4;
  private static final double SHORTEST_SECONDS = 0.2;

  private final String name;
  private final SuddenEnd.Source source;
  private final After after;

  /**
   * @param after what else is looked at when the server of a round has ended
   */
  SuddenEndFault(String name, SuddenEnd.Source source, After after) {
    this.name = name;
    this.source = source;
    this.after = after;
  }

  /** Looks at the data that a round leaves. */
  @FunctionalInterface
  interface After {
    void look(
        CheckSettings settings, CheckFolder folder, Path data, AlertReceiver alerts, Tally tally)
        throws IOException, InterruptedException;

    /** All rounds are over. */
    default void conclude(Tally tally) {}
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public CheckFigures run(CheckSettings settings, CheckProgress progress)
      throws IOException, InterruptedException {
    var tally = new Tally(name);
    var random = new Random(settings.seed());
    for (int round = 0; tally.trials() < settings.trials(); round++) {
      int trials = Math.min(TRIALS_A_ROUND, settings.trials() - tally.trials());
      try (var folder = new CheckFolder(name);
          SuddenEnd end = source.in(folder)) {
        AlertReceiver alerts = round(settings, random, trials, folder, end, tally, progress);
        after.look(settings, folder, end.data(), alerts, tally);
        Kept.keep(settings, folder, end.data(), name + round, tally);
      }
    }
    after.conclude(tally);
    return tally.figures();
  }

  private AlertReceiver round(
      CheckSettings settings,
      Random random,
      int trials,
      CheckFolder folder,
      SuddenEnd end,
      Tally tally,
      CheckProgress progress)
      throws IOException, InterruptedException {
    var findings = tally.findings();
    try (var round =
        new Round(settings, random.nextLong(), folder.folder("run"), end.data(), findings)) {
      for (int trial = 0; trial < trials; trial++) {
        progress.at(tally.trials(), settings.trials(), tally.sentence());
        double longest = settings.longest().toMillis() / 1e3;
        Waiting.pass(seconds(SHORTEST_SECONDS, longest, random));
        if (!round.server().isAlive()) {
          findings.add("it ended by itself: " + round.server().lastWords());
        }
        end.strike(round.server(), findings);
        round.launch();
        if (random.nextInt(TWICE_ONE_IN) == 0) {
          // Java alone takes most of a start: half a second more meets the recovery that follows.
          Waiting.pass(seconds(0, round.firstStart().toMillis() / 1e3 + 0.5, random));
          end.strike(round.server(), findings);
          round.launch();
          tally.count("while_starting", 1);
        }
        tally.most("start_ms_max", round.firstStart().toMillis());
        tally.trial(round.comesUp(), round.sinceLaunch().toMillis());
      }
      tally.add(round.settle());
      return round.alerts();
    }
  }

  private static Duration seconds(double least, double most, Random random) {
    return Duration.ofMillis((long) (1e3 * random.nextDouble(least, Math.max(least + 0.01, most))));
  }
}
